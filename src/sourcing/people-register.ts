/**
 * Who is in the article: people with the names and offices they are given anywhere in it, organisations, carriers,
 * unnamed humans. It answers who a surname, an office or «این مقام» is.
 */

import { type KnownPerson, knownPersonBySurname } from './directory/people.ts'
import { squash } from './words.ts'

/** Of more people than this the earliest are forgotten: no article has so many, and the work stays linear. */
export const actorsMax = 200

export type ActorKind = 'person' | 'organisation' | 'media' | 'unnamed'

export interface Actor {
  kind: ActorKind
  /** The fullest name; null while only an office is known. */
  name: string | null
  /** Offices as written, the longest first. */
  titles: string[]
  /** What the directory of people knows of somebody with this name. */
  known: KnownPerson | null
}

export interface Register {
  actors: Actor[]
}

export function createRegister(): Register {
  return { actors: [] }
}

/** Adds somebody new. */
export function addActor(register: Register, kind: ActorKind, name: string | null): Actor {
  const actor: Actor = { kind, name, titles: [], known: kind === 'person' && name ? knownPersonBySurname(name) : null }
  register.actors.push(actor)
  if (register.actors.length > actorsMax) register.actors.shift()
  return actor
}

/** The person of that name, or whose surname it is. The latest met wins among several. */
export function personNamed(register: Register, name: string): Actor | null {
  let best: Actor | null = null
  let bestScore = 0
  for (const actor of register.actors) {
    if (actor.kind !== 'person' || !actor.name) continue
    const score = nameLikeness(actor.name, name)
    if (score > 0 && score >= bestScore) {
      best = actor
      bestScore = score
    }
  }
  return best
}

const lettersOfNameMin = 3
const typoLettersMax = 2

/** 3 equal, 2 a surname or a longer form of the name, 1 a surname but for a slip of the pen; 0 different people. */
export function nameLikeness(known: string, met: string): number {
  const a = squash(known)
  const b = squash(met)
  if (a.length < lettersOfNameMin || b.length < lettersOfNameMin) return a === b && a !== '' ? 3 : 0
  if (a === b) return 3
  const [short, long] = a.length < b.length ? [known, met] : [met, known]
  const shortKey = squash(short)
  const ends = wordEnds(long)
  if (ends.includes(shortKey)) return 2
  if (squash(long).startsWith(shortKey) && startsAtWord(long, shortKey)) return short.includes(' ') ? 2 : 0
  return shortKey.length >= 5 && ends.some((end) => isSlip(end, shortKey)) ? 1 : 0
}

/** Squashed tails of a name at word boundaries: «علی بند علیان» → علیبندعلیان, بندعلیان, علیان. */
function wordEnds(name: string): string[] {
  const words = name.split(/\s+/).map(squash)
  return words.map((_, at) => words.slice(at).join(''))
}

function startsAtWord(name: string, key: string): boolean {
  const words = name.split(/\s+/).map(squash)
  let begun = ''
  for (const word of words) {
    begun += word
    if (begun === key) return true
  }
  return false
}

/** «منتجب‌نیا» and «منتجب‌نیاز» */
function isSlip(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= typoLettersMax && (a.startsWith(b) || b.startsWith(a))
}

/** The person who holds an office, by its words; null when nobody of the article does. */
export function personInOffice(register: Register, office: string): Actor | null {
  let best: Actor | null = null
  let bestScore = 0
  for (const actor of register.actors) {
    if (actor.kind !== 'person') continue
    for (const title of actor.titles) {
      const score = officeLikeness(title, office)
      if (score > 0 && score >= bestScore) {
        best = actor
        bestScore = score
      }
    }
  }
  return best ?? personKnownInOffice(register, office)
}

function personKnownInOffice(register: Register, office: string): Actor | null {
  for (const actor of register.actors) {
    if (actor.known?.titles.some((title) => officeLikeness(title, office) >= 2)) return actor
  }
  return null
}

const sharedShareMin = 0.7
const idle = new Set(['و', 'در', 'از', 'به', 'با', 'این', 'کل', 'کشور', 'کشورمان', 'محترم', 'سابق', 'امام'])

/** 3 the same words, 2 one begins the other, 1 the same head and most of the words; 0 another office. */
export function officeLikeness(known: string, met: string): number {
  const a = officeKey(known)
  const b = officeKey(met)
  if (a === b) return a === '' ? 0 : 3
  const words = [contentWords(known), contentWords(met)] as const
  if (words[0][0] !== words[1][0]) return headsMeet(words[0], words[1]) ? 1 : 0
  if (a.startsWith(b) || b.startsWith(a)) return 2
  const [short, long] = words[0].length <= words[1].length ? words : [words[1], words[0]]
  const pool = new Set(long)
  const whole = long.join('')
  const shared = short.filter((word) => pool.has(word) || (word.length > 3 && whole.includes(word))).length
  return short.length > 1 && shared / short.length >= sharedShareMin ? 1 : 0
}

function officeKey(title: string): string {
  return squash(title.replace(/\(.*?\)/g, '')).replace(/جمهوری/g, 'جمهور')
}

/** «عضو و رئیس کمیتهٔ X» is the «رئیس کمیتهٔ X». */
function headsMeet(a: string[], b: string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length > 2 && long.join('').includes(short.join(''))
}

function contentWords(title: string): string[] {
  return title
    .replace(/\(.*?\)/g, ' ')
    .split(/\s+/)
    .map(squash)
    .filter((word) => word !== '' && !idle.has(word))
}

/** The organisation or carrier of that name: the same letters, or one name inside the other. */
export function actorNamed(register: Register, kind: ActorKind, name: string): Actor | null {
  const key = squash(name)
  if (key === '') return null
  let found: Actor | null = null
  for (const actor of register.actors) {
    if (actor.kind !== kind || !actor.name) continue
    const other = squash(actor.name)
    if (other === key) return actor
    if (key.length > 3 && other.startsWith(key)) found = actor
  }
  return found
}

/** A longer name or a further office of somebody known. */
export function enrich(actor: Actor, name: string | null, title: string | null): void {
  if (name && (!actor.name || squash(name).length > squash(actor.name).length)) {
    actor.name = name
    actor.known ??= actor.kind === 'person' ? knownPersonBySurname(name) : null
  }
  if (title && !actor.titles.some((one) => squash(one) === squash(title))) {
    actor.titles.push(title)
    actor.titles.sort((a, b) => b.length - a.length)
  }
}
