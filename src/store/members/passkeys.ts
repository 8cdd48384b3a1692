import { sql } from 'kysely'
import { type Account, accountColumns } from '../access.ts'
import type { Database } from '../database.ts'

export interface ChallengeDraft {
  /** Who may answer it: 32 bytes that only one browser leads to. */
  holder: Buffer
  challenge: Buffer
  lifeSeconds: number
}

/** Keeps what a device is to sign; it takes the place of what this holder was asked before. */
export async function keepChallenge(
  database: Database,
  { holder, challenge, lifeSeconds }: ChallengeDraft,
): Promise<void> {
  await sql`delete from passkey_challenge where expires_at <= now()`.execute(database)
  await sql`
    insert into passkey_challenge (holder, challenge, expires_at)
    values (${holder}, ${challenge}, now() + make_interval(secs => ${lifeSeconds}))
    on conflict (holder) do update set challenge = excluded.challenge, expires_at = excluded.expires_at`.execute(
    database,
  )
}

/** What this holder was asked to sign, once; null when nothing was, or too long ago. */
export async function takeChallenge(database: Database, holder: Buffer): Promise<Buffer | null> {
  const { rows } = await sql<{ challenge: Buffer; isOpen: boolean }>`
    delete from passkey_challenge where holder = ${holder}
    returning challenge, expires_at > now() as "isOpen"`.execute(database)
  return rows[0]?.isOpen ? rows[0].challenge : null
}

export interface ListedPasskey {
  id: number
  name: string
  credential: Buffer
  transports: string[]
  madeAt: Date
  lastUsedAt: Date | null
  /** Since when it opens nothing, because it was seen to be copied. */
  copiedAt: Date | null
}

/** The passkeys of an account, oldest first. */
export async function passkeysOf(database: Database, accountId: number): Promise<ListedPasskey[]> {
  const { rows } = await sql<ListedPasskey>`
    select id, name, credential, transports, made_at as "madeAt", last_used_at as "lastUsedAt",
      copied_at as "copiedAt"
    from passkey where account_id = ${accountId} order by id`.execute(database)
  return rows
}

export interface PasskeyDraft {
  accountId: number
  name: string
  credential: Buffer
  publicKey: Buffer
  transports: readonly string[]
  counter: number
}

/** Adds a passkey. False when some account has this credential, or this account this name, already. */
export async function addPasskey(database: Database, draft: PasskeyDraft): Promise<boolean> {
  const { accountId, name, credential, publicKey, transports, counter } = draft
  const { rows } = await sql`
    insert into passkey (account_id, name, credential, public_key, transports, counter)
    values (${accountId}, ${name}, ${credential}, ${publicKey}, ${JSON.stringify(transports)}, ${counter})
    on conflict do nothing returning id`.execute(database)
  return rows.length > 0
}

export interface Passkey {
  id: number
  name: string
  publicKey: Buffer
  account: Account
  isSuspended: boolean
}

/** The passkey a device names, with whose it is; null when there is none, or it was seen to be copied. */
export async function passkeyByCredential(database: Database, credential: Buffer): Promise<Passkey | null> {
  const { rows } = await sql<Account & Omit<Passkey, 'account'> & { passkey: number; called: string }>`
    select ${accountColumns}, passkey.id as passkey, passkey.name as called, public_key as "publicKey",
      exists (select from suspension where suspension.account_id = account.id and ended_at is null) as "isSuspended"
    from passkey join account on account.id = account_id
    where credential = ${credential} and copied_at is null`.execute(database)
  const row = rows[0]
  if (!row) return null
  const { passkey, called, publicKey, isSuspended, ...account } = row
  return { id: passkey, name: called, publicKey, isSuspended, account }
}

/**
 * Notes that a passkey was used, with the count of its device. `copied` when that has stood still or gone back
 * (WebAuthn, 6.1.1): the key opens nothing from then on. `gone` when it was removed, or found to be copied, meanwhile.
 */
export async function usePasskey(database: Database, id: number, counter: number): Promise<'used' | 'copied' | 'gone'> {
  const { rows } = await sql<{ isCopy: boolean }>`
    with before as (select id, counter from passkey where id = ${id} and copied_at is null for update),
    seen as (
      select id, not (${counter} > counter or (${counter} = 0 and counter = 0)) as is_copy from before
    )
    update passkey set
      counter = greatest(counter, ${counter}),
      last_used_at = case when is_copy then last_used_at else now() end,
      copied_at = case when is_copy then now() end
    from seen where passkey.id = seen.id returning is_copy as "isCopy"`.execute(database)
  if (rows[0] === undefined) return 'gone'
  return rows[0].isCopy ? 'copied' : 'used'
}

/** Removes one passkey of an account. Returns its name, or null when there is none of this number. */
export async function removePasskey(database: Database, accountId: number, id: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    delete from passkey where account_id = ${accountId} and id = ${id} returning name`.execute(database)
  return rows[0]?.name ?? null
}

/** Removes all passkeys of an account. Returns their names. */
export async function removePasskeys(database: Database, accountId: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    delete from passkey where account_id = ${accountId} returning name`.execute(database)
  return rows.map(({ name }) => name)
}
