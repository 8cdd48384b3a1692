import { type RawBuilder, sql } from 'kysely'
import type { Database } from './database.ts'
import { key } from './keys.ts'

/** A row of the audit log, with what a reader of it wants to know besides. */
export interface AuditRow {
  id: number
  at: Date
  actor: string
  /** The name of a person of ours. */
  actorName: string | null
  action: string
  subject: string
  /** Headline of the article, or name of the person, that it was done to. */
  subjectName: string | null
  facts: Record<string, unknown>
  /** In hexadecimal. */
  hash: string
}

export interface AuditQuery {
  limit: number
  /** Goes on strictly below this id. */
  belowId: number | null
  actor: string | null
  /** Any of these; null: all. */
  actions: readonly string[] | null
  /** Code of an article. */
  code: number | null
  from: Date | null
  /** Not itself. */
  to: Date | null
}

/** Rows of the audit log, the newest first. */
export async function listAudit(database: Database, query: AuditQuery): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select audit.id, audit.at, audit.actor, who.name as "actorName", audit.action, audit.subject, audit.facts,
      encode(audit.hash, 'hex') as hash, coalesce(said.headline, whom.name, feed.name) as "subjectName"
    from (select * from audit where ${sql.join(conditions(query), sql` and `)} order by id desc limit ${query.limit}) as audit
    left join account as who on 'account:' || who.login = audit.actor
    left join account as whom on 'account:' || whom.login = audit.subject
    left join article on article.code = case when audit.subject ~ '^article:[0-9]{1,15}$'
      then substring(audit.subject from 9)::bigint end
    left join lateral (select headline from revision where article_id = article.id order by number desc limit 1)
      as said on true
    left join feed on feed.id = case when audit.subject ~ '^feed:[0-9]{1,15}$'
      then substring(audit.subject from 6)::bigint end
    order by audit.id desc`.execute(database)
  return rows
}

function conditions({ belowId, actor, actions, code, from, to }: AuditQuery): RawBuilder<unknown>[] {
  return [
    sql`true`,
    ...(belowId === null ? [] : [sql`id < ${belowId}`]),
    ...(actor === null ? [] : [sql`actor = ${actor}`]),
    ...(actions === null ? [] : [sql`action = any(${[...actions]}::text[])`]),
    ...(code === null ? [] : [ofArticle(code)]),
    ...(from === null ? [] : [sql`at >= ${from}`]),
    ...(to === null ? [] : [sql`at < ${to}`]),
  ]
}

/** Done to it alone, or to many among which it was. */
function ofArticle(code: number): RawBuilder<unknown> {
  return sql`id in (
    select id from audit where subject = ${key.article(code)}
    union all select id from audit where subject like '% articles'
      and (facts -> 'codes')::jsonb @> ${String(code)}::jsonb)`
}

/** Everybody who ever did something, by name where there is one. */
export async function auditActors(database: Database): Promise<{ actor: string; name: string | null }[]> {
  // A loose scan of the index: each actor once, however many rows there are.
  const { rows } = await sql<{ actor: string; name: string | null }>`
    with recursive found as (
      select min(actor) as actor from audit
      union all select (select min(actor) from audit where actor > found.actor) from found where found.actor is not null
    )
    select found.actor, account.name from found left join account on 'account:' || account.login = found.actor
    where found.actor is not null order by account.name nulls last, found.actor`.execute(database)
  return rows
}

/** Id of the newest row; 0 when there is none. */
export async function newestAudit(database: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from audit`.execute(database)
  return rows[0]!.id
}
