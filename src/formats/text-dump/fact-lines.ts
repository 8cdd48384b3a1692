/** Lines that string facts together: «کد خبر: ۱۲ | ۴ خرداد ۱۳۸۹ | سرویس: شهر». */
import { isCommonSection } from '../page/words/common-sections.ts'
import { dateLine } from '../page/words/moments.ts'
import { personName } from '../page/words/person-name.ts'
import { FACT_SIGNS, plainLine, sameLetters } from '../page/words/plain-line.ts'
import { type DumpLine, dumpLine, namedLine } from './dump-line.ts'

/** Longer lines are sentences. */
const CHARS_MAX = 160
const NEXT_LABEL =
  '(?:توسط (?=\\S{2,})|(?:تاریخ|کد|شناسه|شماره|ساعت|نویسنده|خبرنگار|تعداد|بازدید|سرویس|گروه)(?:[ \\u200c][\\u0621-\\u065f\\u066e-\\u06d5\\u200c]{2,9}){0,2} ?[:：])'
/** Signs that stand between the facts of one line: «۳ دیدگاه · ۳ دقیقه خواندن», «کد خبر: ۱۲ | ۸ بازدید». */
const BETWEEN_FACTS = new RegExp(`\\s+[${FACT_SIGNS}]\\s+|\\s{3,}|\\t+|\\s+(?=${NEXT_LABEL})`)
const SIGN_BETWEEN = new RegExp(`[${FACT_SIGNS}\\t]|\\s{3}`)
const LABEL_BETWEEN = new RegExp(`.\\s${NEXT_LABEL}`)
const COLON = /[:：]/
/** «ساعت: ۱۴:۲۰», «۱۴:۲۰»: the clock of the day before it. */
const CLOCK = /^(?:ساعت ?[:：]? ?)?\d{1,2}:\d{2}(?::\d{2})?$/
/** Labels whose words may go on with the facts after them. */
const GOING_ON = new Set(['published', 'updated', 'section', 'source', 'author'])
/** A line of so many short words between signs is the site's menu. */
const MENU_PARTS_MIN = 5
const MENU_PART_CHARS_MAX = 25
const MENU_CHARS_MAX = 600
/** One line, or one for each of the facts it strings together. `now` settles years left out of dates. */
export function factLines(content: string, group: number, now: Date | null): DumpLine[] {
  const line = dumpLine(content, group, now)
  if (content.includes('|') && isMenu(content)) return [{ ...line, kind: 'mark', path: [] }]
  if (content.length > CHARS_MAX || !mayHoldMore(line, now) || !hasBetween(content)) return [line]
  const facts = withClocks(content.split(BETWEEN_FACTS).filter((fact) => fact.trim() !== ''))
  if (facts.length < 2) return [line]
  const parts = facts.map((fact) => namedLine(dumpLine(fact, group, now)))
  return allFacts(parts) ?? [line]
}

/** Text, or a label with more after it than it announces. */
function mayHoldMore({ kind, label }: DumpLine, now: Date | null): boolean {
  if (kind === 'text') return true
  if (label === null || !GOING_ON.has(label.kind)) return false
  const isDated = label.kind === 'published' || label.kind === 'updated'
  return isDated ? dateLine(label.value, now) === null : SIGN_BETWEEN.test(label.value)
}

function withClocks(facts: readonly string[]): string[] {
  const joined: string[] = []
  for (const fact of facts) {
    const last = joined.at(-1)
    if (last !== undefined && CLOCK.test(sameLetters(plainLine(fact)))) joined[joined.length - 1] = `${last} ${fact}`
    else joined.push(fact)
  }
  return joined
}

/**
 * The parts, where most are facts and each other one is told by its place and its few words: the site's name first, a
 * section, whoever wrote last, a pair that tells nothing of the story («اولویت: عادی»). Null where they are none.
 */
function allFacts(parts: readonly DumpLine[]): DumpLine[] | null {
  const told = parts.filter((part) => part.kind === 'label' || isDate(part)).length
  const others = parts.filter(({ kind }) => kind === 'text')
  const isSure = others.every(({ text }) => isCommonSection(text) || PAIR.test(text))
  if (others.length > OTHERS_MAX || told < (isSure ? 1 : 2)) return null
  if (!others.every(({ text }) => isFewWords(text) || PAIR.test(text))) return null
  return parts.map((part, at) => (part.kind === 'text' ? otherFact(part, { at, last: parts.length - 1 }) : part))
}

const OTHERS_MAX = 2
const PAIR = /^[^:：]{2,20} ?[:：] ?[^:：.؟!]{1,25}$/

function otherFact(part: DumpLine, { at, last }: { at: number; last: number }): DumpLine {
  const { text } = part
  if (at === last && personName(text) !== null && !isCommonSection(text))
    return { ...part, kind: 'label', label: { kind: 'author', value: text } }
  const isSection = isCommonSection(text) || text.includes(' / ') || (at > 0 && !/[\d۰-۹:：]/.test(text))
  return isSection ? { ...part, kind: 'label', label: { kind: 'section', value: text } } : { ...part, kind: 'mark' }
}

function isDate({ kind, moment }: DumpLine): boolean {
  return kind === 'date' && moment !== null
}

function isFewWords(text: string): boolean {
  return text.length <= FEW_CHARS && text.split(/[\s/]+/).length <= FEW_WORDS && !/[.؟!،؛:«]/.test(text)
}

const FEW_CHARS = 30
const FEW_WORDS = 5

function hasBetween(content: string): boolean {
  return SIGN_BETWEEN.test(content) || (COLON.test(content) && LABEL_BETWEEN.test(content))
}

function isMenu(content: string): boolean {
  const parts = content.slice(0, MENU_CHARS_MAX).split(/ \| /)
  return (
    parts.length >= MENU_PARTS_MIN &&
    parts.every((part) => part.length <= MENU_PART_CHARS_MAX && !/\d|[۰-۹]/.test(part))
  )
}
