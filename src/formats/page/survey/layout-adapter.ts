/** How a family of layouts is described: where its parts stand. One small data file a family; see layouts/README.md. */

import { textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { selectAll, selectFirst } from '../html/select.ts'
import { sameLetters } from '../words/plain-line.ts'

/** Selectors (see select.ts) for the parts of a page; each part may be left out, and the general reading then finds it. */
export interface LayoutAdapter {
  name: string
  /** The page is of this family when all of these are on it. */
  marks: readonly string[]
  title?: string
  kicker?: string
  subtitle?: string
  lead?: string
  body?: string
  published?: string
  updated?: string
  code?: string
  /** The element whose links are the path of sections, front page first or left out. */
  path?: string
  tags?: string
  author?: string
  commentsCount?: string
}

export function adapterFor(root: HtmlElement, adapters: readonly LayoutAdapter[]): LayoutAdapter | null {
  return adapters.find((adapter) => adapter.marks.every((mark) => selectFirst(root, mark) !== null)) ?? null
}

/** Text of the first matching element that has any. */
export function adaptedText(root: HtmlElement, selector: string | undefined): string | null {
  if (selector === undefined) return null
  for (const element of selectAll(root, selector)) {
    const text = textOf(element)
    if (text !== '') return text
  }
  return null
}

/** Texts of all matching elements. */
export function adaptedTexts(root: HtmlElement, selector: string | undefined): string[] {
  return selector === undefined
    ? []
    : selectAll(root, selector)
        .map(textOf)
        .filter((text) => text !== '')
}

/** The first number in the first matching element, in Latin digits. */
export function adaptedNumber(root: HtmlElement, selector: string | undefined): string | null {
  const text = adaptedText(root, selector)
  return text === null ? null : (/\d{1,14}/.exec(sameLetters(text))?.[0] ?? null)
}
