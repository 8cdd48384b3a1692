import { hash } from 'node:crypto'
import type { CardFacts } from './draw.ts'

/** Raised whenever cards are drawn differently: all of them get new names, and are drawn again when asked for. */
const design = 1

/** A card's name: 20 hexadecimal digits of a hash over all that it shows. `picture` is the hash of an original, or null. */
export function cardIdentity(facts: CardFacts, picture: string | null): string {
  const shown = [design, picture, facts.direction, facts.name, facts.over, facts.title, ...facts.foot]
  return hash('sha256', JSON.stringify(shown), 'hex').slice(0, 20)
}
