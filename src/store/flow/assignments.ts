import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

export type AssignmentEndKind = 'done' | 'cancelled' | 'replaced'

/** Who writes or makes what for an article, by when. */
export interface Assignment {
  id: number
  code: number
  to: { login: string; name: string }
  brief: string | null
  dueAt: Date | null
  madeAt: Date
  madeBy: string
  /** Null while it is still to be done. */
  end: { kind: AssignmentEndKind; at: Date; by: string } | null
}

export interface AssignmentDraft {
  articleId: number
  code: number
  to: { id: number; login: string }
  brief: string | null
  dueAt: Date | null
  madeBy: string
}

/** Gives somebody work; one open piece of a person for an article, so the one before gives way. Call it in a transaction. */
export async function addAssignment(database: Database, draft: AssignmentDraft): Promise<number> {
  const { articleId, code, to, brief, dueAt, madeBy } = draft
  await sql`insert into assignment_end (assignment_id, kind, made_by)
    select assignment_id, 'replaced', ${madeBy} from assignment_open
    where article_id = ${articleId} and account_id = ${to.id}`.execute(database)
  const { rows } = await sql<{ id: number }>`
    insert into assignment (article_id, account_id, brief, due_at, made_by)
    values (${articleId}, ${to.id}, ${brief}, ${dueAt}, ${madeBy}) returning id`.execute(database)
  const facts = { to: `account:${to.login}`, brief, dueAt }
  await appendAudit(database, { actor: madeBy, action: 'assign', subject: key.article(code), facts })
  return rows[0]!.id
}

/** Writes down that work is done, or not wanted any more. False where it had ended. */
export async function endAssignment(
  database: Database,
  { id, kind, madeBy }: { id: number; kind: 'done' | 'cancelled'; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql<{ code: number }>`
    with made as (
      insert into assignment_end (assignment_id, kind, made_by) values (${id}, ${kind}, ${madeBy})
      on conflict do nothing returning assignment_id
    ) select code from made join assignment on assignment.id = assignment_id join article on article.id = article_id`.execute(
    database,
  )
  if (rows[0] === undefined) return false
  const facts = { assignment: id, end: kind }
  await appendAudit(database, { actor: madeBy, action: 'end-assignment', subject: key.article(rows[0].code), facts })
  return true
}

/** Ends what one person had to make for an article, as done: she has given it out of hand. */
export async function finishAssignment(
  database: Database,
  { articleId, madeBy }: { articleId: number; madeBy: string },
): Promise<void> {
  await sql`insert into assignment_end (assignment_id, kind, made_by)
    select assignment_id, 'done', ${madeBy} from assignment_open join account on account.id = account_id
    where article_id = ${articleId} and 'account:' || login = ${madeBy}`.execute(database)
}

/** All work that was given for an article, what is open first. */
export async function assignmentsOf(database: Database, articleId: number): Promise<Assignment[]> {
  const { rows } = await sql<Omit<Assignment, 'end'> & { end: (Assignment['end'] & { at: string }) | null }>`
    select assignment.id, article.code, json_build_object('login', worker.login, 'name', worker.name) as "to",
      assignment.brief, assignment.due_at as "dueAt", assignment.made_at as "madeAt",
      coalesce(giver.name, assignment.made_by) as "madeBy",
      case when ended.kind is null then null else json_build_object('kind', ended.kind, 'at', ended.made_at,
        'by', coalesce(ender.name, ended.made_by)) end as end
    from assignment join article on article.id = article_id join account as worker on worker.id = account_id
    left join assignment_end as ended on ended.assignment_id = assignment.id
    left join account as giver on 'account:' || giver.login = assignment.made_by
    left join account as ender on 'account:' || ender.login = ended.made_by
    where article_id = ${articleId} order by ended.kind is not null, assignment.id desc`.execute(database)
  return rows.map((row) => ({ ...row, end: row.end && { ...row.end, at: new Date(row.end.at) } }))
}

/** Who may be given work: everybody whose account is open and who writes. By name. */
export async function writersOfDesk(
  database: Database,
  roles: readonly string[],
): Promise<{ id: number; login: string; name: string }[]> {
  const { rows } = await sql<{ id: number; login: string; name: string }>`
    select id, login, name from account where role = any(${[...roles]}::text[])
      and not exists (select from suspension where account_id = account.id and ended_at is null)
    order by name, login`.execute(database)
  return rows
}
