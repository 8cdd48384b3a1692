import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Somebody who has an article open in an editor. */
export interface Present {
  /** Which editor: one person may have several. */
  seat: string
  login: string
  name: string
  /** The block her cursor is in, counted from 0; null outside the body. */
  block: number | null
}

export interface Seat {
  articleId: number
  seat: string
  accountId: number
  block: number | null
}

/** After so many seconds without a word an editor counts as closed. */
const presentSeconds = 12

/** Says that this editor is open, and returns all that are, this one too, in the order of their names. */
export async function takeSeat(database: Database, seat: Seat): Promise<Present[]> {
  const { articleId, accountId, block } = seat
  await sql`
    insert into presence (article_id, seat, account_id, block, seen_at)
    values (${articleId}, ${seat.seat}, ${accountId}, ${block}, now())
    on conflict (article_id, seat) do update set account_id = excluded.account_id, block = excluded.block, seen_at = now()
  `.execute(database)
  const { rows } = await sql<Present>`
    select seat, login, name, block from presence join account on account.id = account_id
    where article_id = ${articleId} and seen_at > now() - make_interval(secs => ${presentSeconds})
    order by name, seat`.execute(database)
  return rows
}

/** Says that this editor is closed; forgets those of the article that fell silent long ago. */
export async function leaveSeat(database: Database, articleId: number, seat: string): Promise<void> {
  await sql`delete from presence where article_id = ${articleId}
    and (seat = ${seat} or seen_at < now() - interval '1 hour')`.execute(database)
}
