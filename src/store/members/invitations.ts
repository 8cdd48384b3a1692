import { sql } from 'kysely'
import type { Database } from '../database.ts'

export interface Invitation {
  hash: Buffer
  role: string
  expiresAt: Date
}

/** Records the program's own one-time link; those it made before and nobody used end, so that only the newest opens. */
export async function replaceInvitation(database: Database, { hash, role, expiresAt }: Invitation): Promise<void> {
  await sql`delete from invitation where role = ${role} and account_id is null and made_by is null`.execute(database)
  await database
    .insertInto('invitation')
    .values({ hash, role, expires_at: expiresAt, account_id: null, made_by: null })
    .execute()
}

/** Records a one-time link that a person gives to another; `sections` are slugs, none for all. */
export async function addInvitation(
  database: Database,
  { hash, role, expiresAt, note, madeBy, sections }: Invitation & { note: string; madeBy: string; sections: string[] },
): Promise<void> {
  const { id } = await database
    .insertInto('invitation')
    .values({ hash, role, expires_at: expiresAt, account_id: null, note, made_by: madeBy })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into invitation_section (invitation_id, section_id)
    select ${id}, section.id from section where slug = any(${sections}::text[])`.execute(database)
}

export interface OpenInvitation {
  id: number
  role: string
  note: string
  madeBy: string | null
  expiresAt: Date
  /** Names of the sections it is good for; none: all. */
  sections: string[]
}

/** Links that still open, newest first. */
export async function openInvitations(database: Database): Promise<OpenInvitation[]> {
  const { rows } = await sql<OpenInvitation>`
    select id, role, note, made_by as "madeBy", expires_at as "expiresAt",
      array(select name from invitation_section join section on section.id = section_id
        where invitation_id = invitation.id order by position) as sections
    from invitation
    where account_id is null and expires_at > now() order by id desc`.execute(database)
  return rows
}

/** Ends a link nobody used. Returns what it was, or null. */
export async function endInvitation(database: Database, id: number): Promise<{ role: string; note: string } | null> {
  const { rows } = await sql<{ role: string; note: string }>`
    delete from invitation where id = ${id} and account_id is null returning role, note`.execute(database)
  return rows[0] ?? null
}

/** Ends the unused links a person gave: who may no longer invite has invited nobody. */
export async function endInvitationsBy(database: Database, madeBy: string): Promise<void> {
  await sql`delete from invitation where made_by = ${madeBy} and account_id is null`.execute(database)
}
