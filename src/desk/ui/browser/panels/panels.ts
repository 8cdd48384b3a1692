import { editorWords } from '../../editor-words.ts'
import { make } from '../make.ts'

interface Panel {
  name: string
  element: HTMLElement
  onOpen?: () => void
}

export interface Panels {
  element: HTMLElement
  open(index: number): void
}

/** What stands beside the text, one at a time (ARIA Authoring Practices, tabs). */
export function openPanels(panels: readonly Panel[]): Panels {
  const tabs = panels.map(({ name }, index) =>
    make(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${index}`,
        'aria-controls': `panel-${index}`,
        title: `${name} (Alt+${index + 1})`,
        click: () => open(index),
      },
      name,
    ),
  )
  for (const [index, { element }] of panels.entries()) {
    element.id = `panel-${index}`
    element.setAttribute('role', 'tabpanel')
    element.setAttribute('aria-labelledby', `tab-${index}`)
    element.tabIndex = -1
  }
  const bar = make('div', { role: 'tablist', 'aria-label': editorWords.panels.label }, tabs)
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: 1, ArrowRight: -1 }[event.key]
    if (step === undefined) return
    const at = tabs.indexOf(document.activeElement as HTMLButtonElement)
    const next = (at + step + tabs.length) % tabs.length
    open(next)
    tabs[next]!.focus()
  })

  function open(chosen: number): void {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(index === chosen))
      tab.tabIndex = index === chosen ? 0 : -1
      panels[index]!.element.hidden = index !== chosen
    }
    panels[chosen]?.onOpen?.()
  }

  open(0)
  return {
    element: make(
      'aside',
      { class: 'context', 'aria-label': editorWords.panels.label },
      bar,
      panels.map(({ element }) => element),
    ),
    open,
  }
}
