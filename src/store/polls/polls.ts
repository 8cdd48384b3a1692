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
  closedAt: Date | null
  place: PollPlace
}

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

const selected = sql`
  poll.id, poll.question, poll.made_at as "madeAt", poll_closing.made_at as "closedAt",
  case when poll_place.poll_id is null then null else coalesce(article.code::text, 'front') end as place,
  (select json_agg(json_build_object('id', poll_choice.id, 'text', text, 'votes', votes) order by position)
    from poll_choice join poll_count on choice_id = poll_choice.id where poll_choice.poll_id = poll.id) as choices
  from poll left join poll_closing on poll_closing.poll_id = poll.id
    left join poll_place on poll_place.poll_id = poll.id left join article on article.id = poll_place.article_id`

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

/** Ends a poll for good. False when it had ended. */
export async function closePoll(database: Database, id: number, madeBy: string): Promise<boolean> {
  const { rows } = await sql`
    insert into poll_closing (poll_id, made_by) values (${id}, ${madeBy})
    on conflict do nothing returning poll_id`.execute(database)
  return rows.length > 0
}

/** Counts one answer. False when there is no such choice in this poll, or it has ended. */
export async function countAnswer(database: Database, poll: number, choice: number): Promise<boolean> {
  const { rows } = await sql`
    update poll_count set votes = votes + 1 from poll_choice
    where choice_id = ${choice} and poll_choice.id = choice_id and poll_id = ${poll}
      and not exists (select from poll_closing where poll_id = ${poll})
    returning choice_id`.execute(database)
  return rows.length > 0
}
