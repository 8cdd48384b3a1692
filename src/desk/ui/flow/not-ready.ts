import type { Refusal } from '#server'
import { checklistWords } from './flow-words.ts'

/** Why an article does not go on: what its checklist leaves open, by its own words; otherwise as the refusal says. */
export function notReadySentence({ facts, title }: Refusal): string {
  const reasons = (facts.reasons ?? []) as readonly { code: string; facts: { words?: string } }[]
  const open = reasons.filter(({ code }) => code === 'check-open').map((reason) => `«${reason.facts.words}»`)
  return open.length === 0 ? title : `${checklistWords.stillOpen} ${open.join('، ')}`
}
