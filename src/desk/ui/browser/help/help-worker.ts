import { diffWords } from '#article'
import { inStyle, misspellings, normalise, repairEdits } from '#persian'
import type { HelpAnswer, HelpQuestion, Suggestion } from './help-messages.ts'

/** Looks at Persian beside the editor, so that no key waits for it. */

const scope = self as unknown as {
  onmessage: (event: MessageEvent<HelpQuestion>) => void
  postMessage(answer: HelpAnswer): void
}

scope.onmessage = ({ data: { id, kind, texts, words, style } }) => {
  const own = new Set(words)
  const results = texts.map((text) =>
    kind === 'review' ? review(text, style) : misspellings(text, own).map((one) => ({ ...one })),
  )
  scope.postMessage({ id, kind, results } as HelpAnswer)
}

/** Half-spaces to restore, and letters and signs that the house writes otherwise; where both touch, the letters first. */
function review(text: string, style: HelpQuestion['style']): Suggestion[] {
  const letters = letterEdits(text, style)
  const gaps = repairEdits(text).edits.map(({ start, end, before, after }) => ({
    kind: 'half-space' as const,
    start,
    end,
    before,
    after,
  }))
  const free = gaps.filter((gap) => !letters.some(({ start, end }) => gap.start < end && start < gap.end))
  return [...letters, ...free].sort((one, other) => one.start - other.start)
}

function letterEdits(text: string, style: HelpQuestion['style']): Suggestion[] {
  const edits: Suggestion[] = []
  let at = 0
  for (const { kind, text: piece } of diffWords(text, inStyle(normalise(text), style))) {
    const last = edits.at(-1)
    if (kind === 'same') at += piece.length
    else if (kind === 'removed') {
      edits.push({ kind: 'letters', start: at, end: at + piece.length, before: piece, after: '' })
      at += piece.length
    } else if (last !== undefined && last.end === at && last.after === '') last.after = piece
    else edits.push({ kind: 'letters', start: at, end: at, before: '', after: piece })
  }
  // Spaces at the ends of a block are somebody still writing.
  return edits.filter(
    ({ before, after, end }) => before.trim() !== '' || after.trim() !== '' || end < text.trimEnd().length,
  )
}
