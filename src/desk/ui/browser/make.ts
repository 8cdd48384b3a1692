type Trait = string | number | boolean | null | ((event: Event) => void)
type Child = Node | string | null | false | readonly Child[]

/**
 * An element with its attributes, listeners (a function under the event's name) and children. Text is text: nothing
 * given here is ever read as markup.
 */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  traits: Readonly<Record<string, Trait>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [trait, value] of Object.entries(traits)) {
    if (typeof value === 'function') element.addEventListener(trait, value)
    else if (value === true) element.setAttribute(trait, '')
    else if (value !== false && value !== null) element.setAttribute(trait, String(value))
  }
  fill(element, children)
  return element
}

/** Puts these children in the place of what an element held. */
export function refill(element: Element, ...children: Child[]): void {
  element.replaceChildren()
  fill(element, children)
}

function fill(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === false) continue
    if (typeof child === 'string' || child instanceof Node) element.append(child)
    else fill(element, child)
  }
}
