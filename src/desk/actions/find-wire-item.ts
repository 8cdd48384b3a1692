import { Refusal } from '#server'
import { type Database, holdItem, readCopy, type WireListEntry } from '#store'

/** An item of the wire, held against others who would do something with it. Refuses `not-found`. */
export async function findWireItem(database: Database, id: number): Promise<WireListEntry> {
  await holdItem(database, id)
  const item = await readCopy(database, id)
  if (item === null) throw new Refusal('not-found', { item: id })
  return item
}
