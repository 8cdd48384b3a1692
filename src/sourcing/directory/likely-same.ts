import { nameKey, sourceNameKeys } from './directory.ts'

/** What a record of somebody is told from others by. */
export interface KnownAs {
  names: readonly string[]
  offices: readonly string[]
}

/** What to look for in the names of others: those that end so may be the same person. */
export function surnamesOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => nameWords(name).at(-1) ?? []))]
}

/**
 * Whether two records may well be one person's: a name of one is the end of a name of the other («پزشکیان», «مسعود
 * پزشکیان», «دکتر مسعود پزشکیان»), or both bear one surname and one office and their given names do not contradict
 * («باقر», «محمدباقر»). Two given names that have nothing in common are two people, whatever else they share.
 */
export function mayBeOnePerson(one: KnownAs, other: KnownAs): boolean {
  const offices = new Set(one.offices.map(nameKey))
  const isOneOffice = other.offices.some((office) => offices.has(nameKey(office)))
  const named = other.names.map(nameWords)
  return one.names.map(nameWords).some((words) => named.some((others) => agree(words, others, isOneOffice)))
}

function agree(one: readonly string[], other: readonly string[], isOneOffice: boolean): boolean {
  if (one.length === 0 || other.length === 0) return false
  if (endsWith(one, other) || endsWith(other, one)) return true
  if (!isOneOffice || one.at(-1) !== other.at(-1)) return false
  const [given, others] = [one.slice(0, -1).join(''), other.slice(0, -1).join('')]
  return given.endsWith(others) || others.endsWith(given)
}

/** Whether the last words of a name are all of another, however either parts them. */
function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  const whole = ending.join('')
  return words.some((_, index) => words.slice(index).join('') === whole)
}

/** The words of a name in the letters of its key; «سید» before a given name is no part of it. */
function nameWords(name: string): string[] {
  const words = name
    .replace(/^سید(?:ه)?[\s\u200c]*(?=\p{L}{2})/u, '')
    .split(/\s+/)
    .map(nameKey)
  return words.filter((word) => word !== '')
}

/** Endings by which other records of one source are looked for. */
export function sourceEndings(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => sourceNameKeys(name).at(-1) ?? []))]
}

/** Whether two records may well be one source's: a name of both is the same without «خبرگزاری», «روزنامهٔ» … before it. */
export function mayBeOneSource(one: readonly string[], other: readonly string[]): boolean {
  const endings = new Set(sourceEndings(one))
  return sourceEndings(other).some((ending) => endings.has(ending))
}
