/** Who wrote it, in the ways feeds say so: «news@site (Name)», «Name <mail>», a name alone, elements of Atom. */
import { plainLine } from '../page/words/plain-line.ts'
import type { Spell } from '../page/words/spelling.ts'
import type { FeedPerson } from './feed-item.ts'
import { lineOf, sniffedText } from './feed-text.ts'

const EMAIL = /[^\s<>()"',;:]+@[^\s<>()"',;:]+\.[^\s<>()"',;:]+/
/** People read of one item. */
const PEOPLE_MAX = 50

/** One person from a line of text; null when it holds neither a name nor an address. */
export function personOf(written: string | null, spell: Spell): FeedPerson | null {
  const line = lineOf(sniffedText(written ?? '', null), (text) => text) ?? angled(written ?? '')
  if (line === '') return null
  const source = /<[^<>]*@[^<>]*>/.test(written ?? '') ? plainLine(written!) : line
  const email = EMAIL.exec(source)?.[0]?.replace(/^mailto:/i, '') ?? null
  const rest = email === null ? source : source.replace(EMAIL, ' ')
  const name = plainLine(rest.replace(/mailto:/gi, ' ').replace(/[<>]|\(\s*\)/g, ' '))
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^["'«]+|["'»]+$/g, '')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
  if (name === '' && email === null) return null
  return { name: name === '' ? null : spell(name), email: email?.slice(0, 320) ?? null, url: null }
}

/** «<mail@site>» is no markup. */
function angled(written: string): string {
  return EMAIL.test(written) ? plainLine(written) : ''
}

/** Those with a name or an address, each once. */
export function distinctPeople(people: readonly (FeedPerson | null)[]): FeedPerson[] {
  const found = new Map<string, FeedPerson>()
  for (const person of people) {
    if (person === null || (person.name === null && person.email === null && person.url === null)) continue
    const key = `${person.name ?? ''}|${person.email ?? ''}|${person.name === null ? person.url : ''}`
    if (!found.has(key) && found.size < PEOPLE_MAX) found.set(key, person)
  }
  return [...found.values()]
}

/** The byline: the names, without e-mail addresses; null when nobody is named. */
export function bylineOf(people: readonly FeedPerson[]): string | null {
  const names = people.map(({ name }) => name).filter((name) => name !== null)
  if (names.length <= 1) return names[0] ?? null
  return /\p{Script=Arabic}/u.test(names.join('')) ? names.join('، ') : names.join(', ')
}
