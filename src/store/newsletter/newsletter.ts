import { sql } from 'kysely'
import type { EditionCode } from '#article'
import type { Database } from '../database.ts'

/** A second mail of confirmation is not sent sooner, whoever asks for it. */
const askAgainMinutes = 10
/** What was not confirmed for so long is forgotten. */
const unconfirmedDays = 7
/** A mail server answers within seconds; whoever has not said how it went after this long never will. */
const leaseMinutes = 10

export interface Subscriber {
  id: number
  /** Whose newsletter it is. */
  edition: EditionCode
  addressHash: Buffer
  sealed: Buffer
  confirmedAt: Date | null
}

/** Keeps an address that asked for the newsletter of an edition. Its id when a confirmation is to be sent; null when it has one, or was asked just now. */
export async function keepSubscriber(
  database: Database,
  { edition, addressHash, sealed }: Pick<Subscriber, 'edition' | 'addressHash' | 'sealed'>,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into subscriber (edition, address_hash, sealed) values (${edition}, ${addressHash}, ${sealed})
    on conflict (address_hash, edition) do update set asked_at = clock_timestamp(), sealed = excluded.sealed
      where subscriber.confirmed_at is null
        and subscriber.asked_at < clock_timestamp() - make_interval(mins => ${askAgainMinutes})
    returning id`.execute(database)
  return rows[0]?.id ?? null
}

/** The subscriber of this id, the address sealed; null where there is none. */
export async function findSubscriber(database: Database, id: number): Promise<Subscriber | null> {
  const { rows } = await sql<Subscriber>`
    select id, edition, address_hash as "addressHash", sealed, confirmed_at as "confirmedAt" from subscriber
    where id = ${id}`.execute(database)
  return rows[0] ?? null
}

/** Says yes for this address. False when it is not known (any more). */
export async function confirmSubscriber(database: Database, id: number): Promise<boolean> {
  const { rows } = await sql`
    update subscriber set confirmed_at = coalesce(confirmed_at, clock_timestamp()) where id = ${id} returning id`.execute(
    database,
  )
  return rows.length > 0
}

/** Forgets an address with all that was to be sent to it. */
export async function forgetSubscriber(database: Database, id: number): Promise<void> {
  await sql`delete from subscriber where id = ${id}`.execute(database)
}

/** Forgets addresses whose owners never said yes. */
export async function forgetUnconfirmed(database: Database): Promise<void> {
  await sql`delete from subscriber where confirmed_at is null
    and asked_at < clock_timestamp() - make_interval(days => ${unconfirmedDays})`.execute(database)
}

export interface SubscriberTally {
  edition: EditionCode
  /** How many said yes. */
  confirmed: number
  /** How many asked and have not said yes. */
  asked: number
}

/** The subscribers of each edition that has any. */
export async function tallySubscribers(database: Database): Promise<SubscriberTally[]> {
  const { rows } = await sql<SubscriberTally>`
    select edition, count(confirmed_at)::int as confirmed, (count(*) - count(confirmed_at))::int as asked
    from subscriber group by edition order by edition`.execute(database)
  return rows
}

export interface IssueDraft {
  edition: EditionCode
  /** Of the newsroom's calendar, as `YYYY-MM-DD`. */
  day: string
  subject: string
  text: string
  html: string
}

/** Keeps an edition's issue of a day and puts it into the out-box of everybody who said yes to it. False when that day has one, or nobody asked for it. */
export async function makeIssue(database: Database, draft: IssueDraft): Promise<boolean> {
  const { edition, day, subject, text, html } = draft
  const { rows } = await sql<{ id: number }>`
    insert into newsletter_issue (edition, day, subject, body_text, body_html)
    select ${edition}, ${day}::date, ${subject}, ${text}, ${html}
    where exists (select from subscriber where edition = ${edition} and confirmed_at is not null)
    on conflict (day, edition) do nothing returning id`.execute(database)
  if (rows[0] === undefined) return false
  await sql`insert into newsletter_post (issue_id, subscriber_id)
    select ${rows[0].id}, id from subscriber
    where confirmed_at is not null and edition = ${edition} order by id`.execute(database)
  return true
}

export interface DuePost {
  id: number
  edition: EditionCode
  issue: number
  subscriber: number
  addressHash: Buffer
  sealed: Buffer
  subject: string
  text: string
  html: string
  /** Including this one. */
  attempts: number
}

/** Takes what is due, one at a time, and writes down that it is being sent before it is; null when nothing is due. */
export async function takeDuePost(database: Database): Promise<DuePost | null> {
  const { rows } = await sql<DuePost>`
    update newsletter_post as post set state = 'asking', attempts = attempts + 1,
      due_at = clock_timestamp() + make_interval(mins => ${leaseMinutes})
    from newsletter_issue as issue, subscriber
    where post.id = (select id from newsletter_post where state = 'waiting' and due_at <= clock_timestamp()
        order by due_at, id limit 1 for update skip locked)
      and issue.id = post.issue_id and subscriber.id = post.subscriber_id
    returning post.id, issue.edition, issue.id as issue, subscriber.id as subscriber, address_hash as "addressHash", sealed, subject,
      body_text as text, body_html as html, attempts`.execute(database)
  return rows[0] ?? null
}

/** Says how it went; `dueAt` is when a post that waits is tried again. */
export async function settleDuePost(
  database: Database,
  id: number,
  { state, problem, dueAt }: { state: 'waiting' | 'sent' | 'dead' | 'unknown'; problem: string | null; dueAt: Date },
): Promise<void> {
  await sql`update newsletter_post set state = ${state}, problem = ${problem}, due_at = ${dueAt}
    where id = ${id} and state = 'asking'`.execute(database)
}

/** Whoever was sending these ended in the middle: they may have arrived, so nobody sends them again. */
export async function settleLostPosts(database: Database): Promise<void> {
  await sql`update newsletter_post set state = 'unknown', problem = 'The program ended during the call.'
    where state = 'asking' and due_at < clock_timestamp()`.execute(database)
}

/** When the next post is due; null when none waits. */
export async function nextPostDue(database: Database): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(due_at) as at from newsletter_post where state = 'waiting'`.execute(database)
  return rows[0]?.at ?? null
}

export interface IssueTally {
  id: number
  edition: EditionCode
  day: string
  subject: string
  sent: number
  waiting: number
  dead: number
  unknown: number
  /** Of the newest that went wrong. */
  problem: string | null
}

/** The last issues, the newest first, with what became of them. */
export async function listIssues(database: Database, limit: number): Promise<IssueTally[]> {
  const { rows } = await sql<IssueTally>`
    select issue.id, issue.edition, issue.day::text, issue.subject,
      (count(*) filter (where state = 'sent'))::int as sent,
      (count(*) filter (where state in ('waiting', 'asking')))::int as waiting,
      (count(*) filter (where state = 'dead'))::int as dead, (count(*) filter (where state = 'unknown'))::int as unknown,
      (select problem from newsletter_post where issue_id = issue.id and problem is not null order by id desc limit 1) as problem
    from (select * from newsletter_issue order by day desc, edition limit ${limit}) as issue
      left join newsletter_post on issue_id = issue.id
    group by issue.id, issue.edition, issue.day, issue.subject order by issue.day desc, issue.edition`.execute(database)
  return rows
}

/** Puts dead letters of an issue back into the out-box. Returns how many. Those whose end is unknown stay as they are. */
export async function reviveDeadPosts(database: Database, issue: number): Promise<number> {
  const { rows } = await sql`
    update newsletter_post set state = 'waiting', attempts = 0, due_at = clock_timestamp()
    where issue_id = ${issue} and state = 'dead' returning id`.execute(database)
  return rows.length
}
