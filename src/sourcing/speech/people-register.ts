/**
 * Who is in the article: people with the names and offices they are given anywhere in it, organisations, carriers,
 * unnamed humans. It answers who a surname, an office or «این مقام» is.
 */

import { type KnownPerson, knownPersonBySurname } from '../directory/people.ts'
import { squash } from '../text/words.ts'
import { type NameForm, nameForm, nameLikeness, type OfficeForm, officeForm, officeLikeness } from './likeness.ts'

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
  /** Names and offices already made ready to be compared. */
  names: Map<string, NameForm>
  offices: Map<string, OfficeForm>
}

export function createRegister(): Register {
  return { actors: [], names: new Map(), offices: new Map() }
}

/** Comparing forms kept at a time. */
const formsMax = 2000
const titlesMax = 12

function nameFormOf(register: Register, name: string): NameForm {
  return kept(register.names, name, nameForm)
}

/** An office made ready to be compared; kept for the next time. */
export function officeFormOf(register: Register, title: string): OfficeForm {
  return kept(register.offices, title, officeForm)
}

function kept<T>(forms: Map<string, T>, text: string, make: (text: string) => T): T {
  const found = forms.get(text)
  if (found !== undefined) return found
  if (forms.size >= formsMax) forms.clear()
  const form = make(text)
  forms.set(text, form)
  return form
}

/** Adds somebody new. */
export function addActor(register: Register, kind: ActorKind, name: string | null): Actor {
  const actor: Actor = { kind, name, titles: [], known: kind === 'person' && name ? knownPersonBySurname(name) : null }
  register.actors.push(actor)
  if (register.actors.length > actorsMax) register.actors.shift()
  return actor
}

/** The person of that name, or whose surname it is. The latest met wins among several. `likenessMin` is of {@link nameLikeness}. */
export function personNamed(register: Register, name: string, likenessMin = 1): Actor | null {
  let best: Actor | null = null
  let bestScore = 0
  const met = nameFormOf(register, name)
  for (const actor of register.actors) {
    if (actor.kind !== 'person' || !actor.name) continue
    const score = nameLikeness(nameFormOf(register, actor.name), met)
    if (score >= likenessMin && score >= bestScore) {
      best = actor
      bestScore = score
    }
  }
  return best
}

/** Whether two written names can be one person's. */
export function isSameName(register: Register, one: string, other: string): boolean {
  return nameLikeness(nameFormOf(register, one), nameFormOf(register, other)) > 0
}

/** The person who holds an office, by its words; null when nobody of the article does. */
export function personInOffice(register: Register, office: string): Actor | null {
  let best: Actor | null = null
  let bestScore = 0
  const met = officeFormOf(register, office)
  for (const actor of register.actors) {
    if (actor.kind !== 'person') continue
    for (const title of actor.titles) {
      const score = officeLikeness(officeFormOf(register, title), met)
      if (score > 0 && score >= bestScore) {
        best = actor
        bestScore = score
      }
    }
  }
  return best ?? personKnownInOffice(register, office)
}

function personKnownInOffice(register: Register, office: string): Actor | null {
  const met = officeFormOf(register, office)
  for (const actor of register.actors) {
    if (actor.known?.titles.some((title) => officeLikeness(officeFormOf(register, title), met) >= 2)) return actor
  }
  return null
}

/** The organisation or carrier of that name: the same letters, or one name inside the other. */
export function actorNamed(register: Register, kind: ActorKind, name: string): Actor | null {
  const { key } = nameFormOf(register, name)
  if (key === '') return null
  let found: Actor | null = null
  for (const actor of register.actors) {
    if (actor.kind !== kind || !actor.name) continue
    const other = nameFormOf(register, actor.name).key
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
  if (title && actor.titles.length < titlesMax && !actor.titles.some((one) => squash(one) === squash(title))) {
    actor.titles.push(title)
    actor.titles.sort((a, b) => b.length - a.length)
  }
}
