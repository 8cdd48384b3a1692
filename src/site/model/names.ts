/** Names of sources and people, in the letters of the edition where they are known in them. */
import type { ChainHop } from '#store'
import type { Edition } from '../edition/edition.ts'

const latin = /^[A-Za-z]/

export interface ManyNames {
  name: string
  /** The short ones first. */
  otherNames: readonly string[]
}

/** The same, called as the edition writes names: its own name is among the others then. */
export function inLettersOf<T extends ManyNames>({ letters }: Edition, one: T): T {
  const known =
    letters === 'latin' && !latin.test(one.name) ? one.otherNames.findLast((name) => latin.test(name)) : undefined
  if (known === undefined) return one
  return { ...one, name: known, otherNames: [one.name, ...one.otherNames.filter((name) => name !== known)] }
}

/** Who carried a story: as it was written, unless that is in other letters than the edition's. */
export function hopName({ letters }: Edition, { name, source }: Pick<ChainHop, 'name' | 'source'>): string {
  return letters === 'latin' && !latin.test(name) ? (source?.latinName ?? name) : name
}
