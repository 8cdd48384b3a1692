import { fold } from '#persian'
import { weakPhrases, weakWords } from './weak-words.ts'

export type PasswordFault = 'too-short' | 'too-long' | 'guessable'

/** NIST SP 800-63B-4 (2025), 3.1.1.2: at least 15 characters where the password is the only factor; no rules of composition. */
export const passwordLengthMin = 15
/** What #server hashes at most. */
export const passwordLengthMax = 256
/** Of a password's parts, a word or a run everybody knows being one part: below this it is guessed, however long. */
const partsMin = 8
const runLengthMin = 3
const keyRunLengthMin = 4
const echoLengthMin = 3
const ownWordLengthMin = 3

/** Rows of the keyboards people have before them, Latin and Persian (ISIRI 9147), and the way down the columns. */
const keyRows = [
  '`1234567890-=',
  '!@#$%^&*()_+',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  fold('ضصثقفغعهخحجچ'),
  fold('شسیبلاتنمکگ'),
  fold('ظطزرذدپو'),
]
const keyRuns = [...keyRows, ...keyRows.map((row) => [...row].reverse().join(''))]

/** Signs people write for letters. */
const disguises: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/**
 * What is wrong with a password, or null. `ownWords` are those an attacker tries first: the login, the name, the
 * newsroom. Bounded by the length: 256 characters take less than a millisecond.
 */
export function findPasswordFault(password: string, ownWords: readonly string[]): PasswordFault | null {
  if (password.length > passwordLengthMax) return 'too-long'
  if ([...password].length < passwordLengthMin) return 'too-short'
  const plain = comparable(password)
  if (/^\d*$/.test(plain)) return 'guessable'
  const undisguised = plain.replaceAll(/[@431!0$57]/g, (sign) => disguises[sign]!)
  const words = [...knownWords, ...ownWords.flatMap(wordsOf)]
  return Math.min(countParts(plain, words), countParts(undisguised, words)) < partsMin ? 'guessable' : null
}

/** One spelling for comparing: no spaces and joins, one case, Latin digits, folded Persian letters. */
function comparable(text: string): string {
  return fold(text.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}_.,،]+/gu, ''))
}

const knownWords = [...weakWords, ...weakPhrases].map(comparable)

function wordsOf(name: string): string[] {
  return [name, ...name.split(/[\s\u200c-]+/)].map(comparable).filter((word) => word.length >= ownWordLengthMin)
}

/** Reads from the start, at each place the longest piece an attacker would try as one. */
function countParts(text: string, words: readonly string[]): number {
  let parts = 0
  for (let at = 0; at < text.length; parts += 1) {
    const lengths = [wordAt, runAt, keyRunAt, echoAt, yearAt].map((measure) => measure(text, at, words))
    at += Math.max(1, ...lengths)
  }
  return parts
}

function wordAt(text: string, at: number, words: readonly string[]): number {
  let length = 0
  for (const word of words) if (word.length > length && text.startsWith(word, at)) length = word.length
  return length
}

/** «1111», «4321», «abcd». */
function runAt(text: string, at: number): number {
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at)
  if (!(Math.abs(step) <= 1)) return 0
  let end = at + 1
  while (text.charCodeAt(end + 1) - text.charCodeAt(end) === step) end += 1
  const length = end - at + 1
  return length >= runLengthMin ? length : 0
}

function keyRunAt(text: string, at: number): number {
  let length = keyRunLengthMin
  const isRun = () => at + length <= text.length && keyRuns.some((row) => row.includes(text.slice(at, at + length)))
  while (isRun()) length += 1
  return length > keyRunLengthMin ? length - 1 : 0
}

/** What has been said before in the same password. */
function echoAt(text: string, at: number): number {
  let length = echoLengthMin
  while (at + length <= text.length && text.slice(0, at).includes(text.slice(at, at + length))) length += 1
  return length > echoLengthMin ? length - 1 : 0
}

function yearAt(text: string, at: number): number {
  return /^(?:1[34]|19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0
}
