import {
  type ArticleContent,
  type Block,
  type BlockChange,
  type ContentDiff,
  diffContents,
  diffWords,
  shownText,
  type WordChange,
} from '#article'
import { editorWords } from '../../editor-words.ts'
import { make } from '../make.ts'

/** What differs between two contents, to be read: words that went and words that came, with what stands around them. */
export function diffView(before: ArticleContent, after: ArticleContent): HTMLElement {
  const { texts, blocks, filing }: ContentDiff = diffContents(before, after)
  return make(
    'div',
    { class: 'diff' },
    texts.map(({ part, words }) => make('p', {}, make('b', {}, `${editorWords.fields[part]}: `), wordsView(words))),
    filing.map(({ part, before: was, after: is }) =>
      make(
        'p',
        {},
        make('b', {}, `${editorWords.fields[part]}: `),
        make('del', {}, valueText(was)),
        ' ',
        make('ins', {}, valueText(is)),
      ),
    ),
    blocksView(blocks),
  )
}

/** Two versions of one text, each with what the other has not. */
export function wordsView(words: readonly WordChange[]): (HTMLElement | string)[] {
  return words.map(({ kind, text }) => {
    if (kind === 'same') return text
    return kind === 'added' ? make('ins', {}, text) : make('del', {}, text)
  })
}

/** One version of a text beside another: only what is in it, with what is new in it marked. */
export function versionView(text: string, other: string): (HTMLElement | string)[] {
  return wordsView(diffWords(other, text).filter(({ kind }) => kind !== 'removed'))
}

function blocksView(changes: readonly BlockChange[]): HTMLElement[] {
  const shown: HTMLElement[] = []
  for (const [index, change] of changes.entries()) {
    const isNear = changes.slice(Math.max(0, index - 1), index + 2).some(({ kind }) => kind !== 'same')
    if (isNear) shown.push(make('p', {}, changeView(change)))
  }
  return changes.every(({ kind }) => kind === 'same') ? [] : shown
}

function changeView(change: BlockChange): (HTMLElement | string)[] {
  switch (change.kind) {
    case 'same':
      return [make('span', { class: 'quiet' }, opening(change.block))]
    case 'added':
      return [make('ins', {}, shownText(change.block) || ' ')]
    case 'removed':
      return [make('del', {}, shownText(change.block) || ' ')]
    case 'reformatted':
      return [shownText(change.after)]
    case 'changed':
      return wordsView(change.words)
  }
}

function opening(block: Block): string {
  const text = shownText(block)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

/** Tags, a section, a picture, as one line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.join('، ') || '—'
  if (typeof value === 'object')
    return String((value as { alt?: string; src?: string }).alt || (value as { src?: string }).src || '▣')
  return String(value)
}
