import type { Media } from '#media'
import { type Outbound, Refusal } from '#server'
import { type Database, findMedium, type Medium } from '#store'

/** What the verbs of the library work with. */
export interface MediaRoom {
  database: Database
  media: Media
  /** The one way out of the house, for pictures that are fetched by their address. */
  outbound: Outbound
}

const hashPattern = /^[0-9a-f]{64}$/

/** A medium of the library. Refuses `not-found`. */
export async function knownMedium(database: Database, hash: string): Promise<Medium> {
  const medium = hashPattern.test(hash) ? await findMedium(database, hash) : null
  if (medium === null) throw new Refusal('not-found', { hash: hash.slice(0, 64) })
  return medium
}
