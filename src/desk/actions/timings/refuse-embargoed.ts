import { Refusal } from '#server'
import { type Database, embargoesOf } from '#store'

/** Refuses `embargoed`, with the instant it ends, for what is held back until then. */
export async function refuseEmbargoed(database: Database, articleId: number, code: number): Promise<void> {
  const until = (await embargoesOf(database, [articleId])).get(articleId)
  if (until !== undefined) throw new Refusal('embargoed', { code, until: until.toISOString() })
}
