import { escapeHtml } from '../to-html.ts'
import { type BlockChange, shownText, type WordChange } from './diff.ts'

/** Unchanged blocks shown on either side of a change. */
const CONTEXT_BLOCKS = 1

/** Words with what went in `<del>` and what came in `<ins>`. */
export function wordChangesToHtml(words: readonly WordChange[]): string {
  return words.map(wordChangeHtml).join('')
}

/**
 * The changes of a body as paragraphs, each with one unchanged block before and after it; longer unchanged stretches
 * are a single `<p>…</p>`. Nothing when no block changed.
 */
export function blockChangesToHtml(changes: readonly BlockChange[]): string {
  const html: string[] = []
  let isSkipping = false
  for (const [index, change] of changes.entries()) {
    const isShown = isNearChange(changes, index)
    if (isShown) html.push(`<p>${blockChangeHtml(change)}</p>`)
    else if (!isSkipping) html.push('<p>…</p>')
    isSkipping = !isShown
  }
  return changes.every(({ kind }) => kind === 'same') ? '' : html.join('')
}

function isNearChange(changes: readonly BlockChange[], index: number): boolean {
  const from = Math.max(0, index - CONTEXT_BLOCKS)
  return changes.slice(from, index + CONTEXT_BLOCKS + 1).some(({ kind }) => kind !== 'same')
}

function blockChangeHtml(change: BlockChange): string {
  switch (change.kind) {
    case 'same':
      return linesHtml(shownText(change.block))
    case 'added':
      return `<ins>${linesHtml(shownText(change.block))}</ins>`
    case 'removed':
      return `<del>${linesHtml(shownText(change.block))}</del>`
    case 'reformatted':
      return linesHtml(shownText(change.after))
    case 'changed':
      return wordChangesToHtml(change.words)
  }
}

function wordChangeHtml({ kind, text }: WordChange): string {
  if (kind === 'same') return linesHtml(text)
  return kind === 'added' ? `<ins>${linesHtml(text)}</ins>` : `<del>${linesHtml(text)}</del>`
}

function linesHtml(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}
