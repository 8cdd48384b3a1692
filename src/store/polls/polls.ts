import { sql } from 'kysely'
import type { Database } from '../database.ts'

export interface PollChoice {
  id: number
  text: string
  votes: number
}

/** Under the article with this code, on the front page, or on its own page alone. */
export type PollPlace = number | 'front' | null

export interface Poll {
  id: number
  question: string
  /** In the order they were written in. */
  choices: PollChoice[]
  madeAt: Date
  /** When it is to open; null where it was open from the first, or has been opened. */
  opensAt: Date | null
  /** When it was opened, where that was set. */
  openedAt: Date | null
  /** Until when it takes answers; null where that is not set, or it has ended. */
  closesAt: Date | null
  closedAt: Date | null
  place: PollPlace
}

/** Answers are taken from the opening to the end; both come by the clock, whether or not anybody has written them down. */
export type PollStanding = 'coming' | 'open' | 'ended'

export function pollStanding({ opensAt, closesAt, closedAt }: PollTimes, now: Date): PollStanding {
  if (closedAt !== null || (closesAt !== null && closesAt <= now)) return 'ended'
  return opensAt !== null && opensAt > now ? 'coming' : 'open'
}

export type PollTimes = Pick<Poll, 'opensAt' | 'closesAt' | 'closedAt'>

/** What the site reads of polls. */
export interface PollsReader {
  poll(id: number): Promise<Poll | null>
  /** The poll that stands under the article with this code, or on the front page. */
  pollAt(place: number | 'front'): Promise<Poll | null>
}

/** Polls as readers see them. */
export function pollsReader(database: Database): PollsReader {
  return { poll: (id) => findPoll(database, id), pollAt: (place) => findPollAt(database, place) }
}

/**
 * What was last set of a kind for `poll`. It holds by the clock while nobody has ended it, and where it could not be
 * carried out: what was to close at six takes no answer after six, whoever failed to close it.
 */
function newestTiming(kind: 'opening' | 'closing') {
  return sql`select due_at, ended.kind as state, ended.timing_id is null or ended.kind = 'failed' as holds
    from timing left join timing_end as ended on ended.timing_id = timing.id
    where timing.poll_id = poll.id and timing.kind = ${sql.lit(kind)} order by timing.id desc limit 1`
}

const selected = sql`
  poll.id, poll.question, poll.made_at as "madeAt", poll_closing.made_at as "closedAt",
  case when opening.holds then opening.due_at end as "opensAt",
  case when opening.state = 'done' then opening.due_at end as "openedAt",
  case when closing.holds and poll_closing.poll_id is null then closing.due_at end as "closesAt",
  case when poll_place.poll_id is null then null else coalesce(article.code::text, 'front') end as place,
  (select json_agg(json_build_object('id', poll_choice.id, 'text', text, 'votes', votes) order by position)
    from poll_choice join poll_count on choice_id = poll_choice.id where poll_choice.poll_id = poll.id) as choices
  from poll left join poll_closing on poll_closing.poll_id = poll.id
    left join poll_place on poll_place.poll_id = poll.id left join article on article.id = poll_place.article_id
    left join lateral (${newestTiming('opening')}) as opening on true
    left join lateral (${newestTiming('closing')}) as closing on true`

type Row = Omit<Poll, 'place'> & { place: string | null }

function pollOf({ place, ...row }: Row): Poll {
  return { ...row, place: place === null || place === 'front' ? place : Number(place) }
}

/** The poll of this id with its choices and their counts, or null. */
export async function findPoll(database: Database, id: number): Promise<Poll | null> {
  const { rows } = await sql<Row>`select ${selected} where poll.id = ${id}`.execute(database)
  return rows[0] ? pollOf(rows[0]) : null
}

async function findPollAt(database: Database, place: number | 'front'): Promise<Poll | null> {
  const stands =
    place === 'front' ? sql`poll_place.poll_id is not null and article.id is null` : sql`article.code = ${place}`
  const { rows } = await sql<Row>`select ${selected} where ${stands}`.execute(database)
  return rows[0] ? pollOf(rows[0]) : null
}

/** Polls, the newest first, below the one with this id. */
export async function listPolls(
  database: Database,
  { below, limit }: { below: number | null; limit: number },
): Promise<Poll[]> {
  const { rows } = await sql<Row>`
    select ${selected} where ${below}::bigint is null or poll.id < ${below} order by poll.id desc limit ${limit}`.execute(
    database,
  )
  return rows.map(pollOf)
}

/** Keeps a question with its choices. Returns its id. */
export async function addPoll(
  database: Database,
  { question, choices, madeBy }: { question: string; choices: readonly string[]; madeBy: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into poll (question, made_by) values (${question}, ${madeBy}) returning id`.execute(database)
  const id = rows[0]!.id
  await sql`
    with made as (
      insert into poll_choice (poll_id, position, text)
      select ${id}, position, text from unnest(${choices}::text[]) with ordinality as written (text, position)
      returning id
    )
    insert into poll_count (choice_id) select id from made`.execute(database)
  return id
}

/** Puts a poll somewhere, in place of what stood there. False when no article has the code. */
export async function placePoll(database: Database, id: number, place: PollPlace): Promise<boolean> {
  await sql`delete from poll_place where poll_id = ${id}`.execute(database)
  if (place === null) return true
  if (place === 'front') {
    await sql`delete from poll_place where article_id is null`.execute(database)
    await sql`insert into poll_place (poll_id) values (${id})`.execute(database)
    return true
  }
  await sql`delete from poll_place using article where article.id = article_id and code = ${place}`.execute(database)
  const { rows } = await sql`
    insert into poll_place (poll_id, article_id) select ${id}, id from article where code = ${place} returning poll_id`.execute(
    database,
  )
  return rows.length > 0
}

/** Holds a poll until the transaction ends, so that two who set its times, or its clock, do so in turn. */
export async function holdPoll(database: Database, id: number): Promise<void> {
  await sql`select from poll where id = ${id} for update`.execute(database)
}

/** Ends a poll for good, at an instant or (null) now. False when it had ended. */
export async function closePoll(
  database: Database,
  id: number,
  { at, madeBy }: { at: Date | null; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into poll_closing (poll_id, made_at, made_by) values (${id}, coalesce(${at}, clock_timestamp()), ${madeBy})
    on conflict do nothing returning poll_id`.execute(database)
  return rows.length > 0
}

/** Counts one answer. False when there is no such choice in this poll, or it is not open by the database's clock. */
export async function countAnswer(database: Database, poll: number, choice: number): Promise<boolean> {
  const { rows } = await sql`
    update poll_count set votes = votes + 1 from poll_choice join poll on poll.id = poll_choice.poll_id
      left join lateral (${newestTiming('opening')}) as opening on true
      left join lateral (${newestTiming('closing')}) as closing on true
    where choice_id = ${choice} and poll_choice.id = choice_id and poll.id = ${poll}
      and not exists (select from poll_closing where poll_id = ${poll})
      and not coalesce(opening.holds and opening.due_at > clock_timestamp(), false)
      and not coalesce(closing.holds and closing.due_at <= clock_timestamp(), false)
    returning choice_id`.execute(database)
  return rows.length > 0
}
