import { EDITED, KNOWN, knownOf } from '../half-space/lexicon.ts'
import { COMPARATIVES, ENCLITICS, PAST_ENDINGS, PLURALS, PRESENT_ENDINGS } from '../half-space/verbs.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { isAdjective, isKnown, JOINED } from './known-words.ts'
import { stemAfterMi, stemOfBare } from './verb-stem.ts'

/** What stands before the stem of a verb and a half-space: «می», «نمی», «برمی». */
export const VERB_PREFIX = /^(?:بر|در|باز|فرو|فرا|وا|ور)?(?:ن|ه)?می$/

/** Endings that stand after a half-space. */
export const INFLECTION: ReadonlySet<string> = new Set([...PLURALS, ...COMPARATIVES, ...ENCLITICS])

/** True when the word, or its parts with their endings, are known: a list has it or grammar makes it. */
export function isWord(word: string): boolean {
  if (isKnown(word)) return true
  const parts = word.split(ZWNJ)
  if (parts.length === 1) return isInflected(word)
  if (VERB_PREFIX.test(parts[0]!)) return verbAfterPrefix(parts) !== null
  const last = parts.at(-1)!
  if (INFLECTION.has(last)) return isWord(parts.slice(0, -1).join(ZWNJ))
  return parts.every((part) => part.length > 1 && (isKnown(part) || isInflected(part)))
}

/** The past stem of a verb with «می‌», the form itself where only the list of stems knows it; null for what is no verb. */
export function verbAfterPrefix(parts: readonly string[]): string | null {
  const form = unfoldedVerb(parts.slice(1))
  return stemAfterMi(form) ?? (endsUponStem(form) ? form : null)
}

/** «می‌پوسیدند», «می‌لولد»: a verb too rare for the list of verbs. */
function endsUponStem(form: string): boolean {
  const isStem = (stem: string, tense: number) => (knownOf(stem) & tense) !== 0
  const without = (ending: string) => (form.endsWith(ending) ? form.slice(0, form.length - ending.length) : '')
  return (
    PAST_ENDINGS.some((ending) => isStem(without(ending), KNOWN.pastStem)) ||
    PRESENT_ENDINGS.slice(0, 6).some((ending) => isStem(without(ending), KNOWN.presentStem)) ||
    isStem(without('ه'), KNOWN.pastStem)
  )
}

/** «می‌توانسته‌اند», «می‌بینم‌شان»: the verb without its half-spaces. */
function unfoldedVerb(parts: readonly string[]): string {
  const ending = parts.length > 1 && INFLECTION.has(parts.at(-1)!) ? parts.slice(0, -1) : parts
  return ending.join('')
}

function isInflected(word: string): boolean {
  return stemOfBare(word) !== null || endsUpon(word, isKnown) || isOpenCompound(word)
}

/**
 * «غیرحرفه‌ای», «دومنظوره», «انکارنشدنی»: what begins or ends as compounds do, its halves met often, and nothing between them to
 * be seen, because the first ends in a letter that joins nothing.
 */
function isOpenCompound(word: string): boolean {
  const first = FIRST_HALF.exec(word)?.[0]
  if (first !== undefined && isFamiliarOrInflected(word.slice(first.length))) return true
  const second = SECOND_HALF.exec(word)
  return second !== null && isEdited(word.slice(0, second.index))
}

const FIRST_HALF = /^(?:غیر|ضد|پر|سر|زیر|ابر|فرا|دو|چهار)(?=.{4})/
const SECOND_HALF =
  /(?<=.{2}[دذرزژوا])(?:شده|شدهٔ|شدگان|شدنی|شدن|نشدنی|نشده|گرفته|کرده|نکرده|زده|زدگان|زدگی|دیده|دیدگان|یافته|کننده|کنندگان|کنندهٔ|زنی|سازی|داری|گذاری|پذیری|پذیر|ناپذیر|نشین|نشینان|باوری)$/

function isFamiliarOrInflected(word: string): boolean {
  return isEdited(word) || endsUpon(word, isEdited)
}

/** True for an ending on a word that edited text has, or a verb. */
export function isFamiliarInflection(word: string): boolean {
  return stemOfBare(word) !== null || endsUpon(word, isEdited)
}

function isEdited(word: string): boolean {
  return (knownOf(word) & EDITED) !== 0
}

/** True when a joined ending taken off leaves a word of the kind asked for. */
function endsUpon(word: string, isBase: (base: string) => boolean): boolean {
  return JOINED.some(
    (ending) =>
      word.endsWith(ending) &&
      word.length - ending.length >= 2 &&
      joins(word.slice(0, -ending.length), ending) &&
      isBase(word.slice(0, -ending.length)),
  )
}

/** False for what nobody writes: «مذاکرهت», «روستاییی», «کتابیش», «کتابها» without its half-space. */
export function joins(base: string, ending: string): boolean {
  if (ending.startsWith('ها')) return JOINS_NOTHING.test(base)
  if (COPULAS.has(ending) && isAdjective(base)) return !SILENT_HEH_OR_YEH.test(base)
  if (ending === 'ید') return false
  if (GLIDED.has(ending)) return /[او]$/.test(base)
  if (ending === 'ی') return !SILENT_HEH_OR_YEH.test(base)
  if (ending === 'ای') return false
  if (ending === 'ان' || ending === 'ات') return !/[اوه]$/.test(base) || /[اوی]ه$/.test(base)
  return !SILENT_HEH_OR_YEH.test(base) || ending.startsWith('تر')
}

/** «جایگاهش» is joined, «خانه‌اش» is not. */
const SILENT_HEH_OR_YEH = /(?:ی|(?<![اوی])ه)$/
/** After such a letter the next begins anew, and the house writes no half-space. */
export const JOINS_NOTHING = /[اآأدذرزژوؤ]$/
/** «سپاسگزاریم», «ناامیدید»: to be, after an adjective. */
const COPULAS = new Set(['یم', 'ید'])
const GLIDED = new Set(['یی', 'یم', 'یش', 'یت', 'ست', 'یان', 'یشان', 'یمان', 'یتان'])
