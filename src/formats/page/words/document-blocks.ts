/** Inline runs and the text nodes they become. */
import type { Mark, Paragraph, Text } from '#article'
import type { Spell } from './spelling.ts'

/** A run of text with marks at places of it: how inline content is carried until its spelling is settled. */
export interface Inline {
  text: string
  marks: { start: number; end: number; mark: Mark }[]
}

export function plainInline(text: string): Inline {
  return { text, marks: [] }
}

/** Text nodes in the spelling asked for. The whole run is spelled at once; marks are found again in what comes out. */
export function spelledNodes(inline: Inline, spell: Spell): Text[] {
  const text = spell(inline.text)
  const marks: Inline['marks'] = []
  let from = 0
  const inOrder = [...inline.marks].sort((one, other) => one.start - other.start || other.end - one.end)
  for (const { start, end, mark } of inOrder) {
    const words = spell(inline.text.slice(start, end))
    const at = words === '' ? -1 : text.indexOf(words, from)
    if (at < 0) continue
    marks.push({ start: at, end: at + words.length, mark })
    from = at
  }
  return textNodes({ text, marks })
}

/** Of marks of one kind that overlap, the first counts: nodes carry each kind once. */
function textNodes(inline: Inline): Text[] {
  if (inline.text === '') return []
  if (inline.marks.length === 0) return [{ type: 'text', text: inline.text }]
  const cuts = new Set([0, inline.text.length])
  for (const { start, end } of inline.marks) cuts.add(start).add(end)
  const places = [...cuts].sort((one, other) => one - other)
  const nodes: Text[] = []
  for (let at = 0; at + 1 < places.length; at++) {
    const marks = marksOver(inline, places[at]!, places[at + 1]!)
    const text = inline.text.slice(places[at], places[at + 1])
    nodes.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text })
  }
  return nodes
}

const MARK_ORDER = ['link', 'emphasis', 'strong', 'statement']

function marksOver(inline: Inline, from: number, to: number): Mark[] {
  const marks: Mark[] = []
  for (const span of inline.marks) {
    if (span.start <= from && span.end >= to && !marks.some((mark) => mark.type === span.mark.type))
      marks.push(span.mark)
  }
  return marks.sort((one, other) => MARK_ORDER.indexOf(one.type) - MARK_ORDER.indexOf(other.type))
}

export function spelledParagraph(inline: Inline, spell: Spell): Paragraph {
  return { type: 'paragraph', content: spelledNodes(inline, spell) }
}
