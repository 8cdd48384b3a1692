import { toLatinDigits } from '#persian'
import { Refusal, seal, unseal } from '#server'
import {
  type Account,
  appendAudit,
  confirmSecondFactor,
  type Database,
  endSessionsOf,
  inTransaction,
  type OpenSession,
  offeredSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  secondFactorOf,
} from '#store'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { type CodeRoom, ownerOf } from './take-code.ts'
import { newSecret, stepOfCode } from './totp.ts'

/** Makes a secret for this account and keeps it sealed. It counts for nothing until a code of it was shown. */
export async function offerFactor({ database, sealingKey }: CodeRoom, account: Account): Promise<void> {
  await offerSecondFactor(database, account.id, seal(sealingKey, newSecret(), ownerOf(account)))
}

/** The secret that waits to be confirmed, or null. */
export async function offeredSecret({ database, sealingKey }: CodeRoom, account: Account): Promise<Buffer | null> {
  const sealed = await offeredSecondFactor(database, account.id)
  return sealed === null ? null : unseal(sealingKey, sealed, ownerOf(account))
}

/**
 * Makes the offered secret count when this is a code of it. Returns the recovery codes, the only time they are seen;
 * null for a wrong code. Sessions that were begun without the second factor end, all but this one. Refuses `not-found`
 * when nothing was offered.
 */
export function confirmFactor(room: CodeRoom, { id, account }: OpenSession, code: string): Promise<string[] | null> {
  return inTransaction(room.database, async (transaction) => {
    const secret = await offeredSecret({ ...room, database: transaction }, account)
    if (secret === null) throw new Refusal('not-found')
    const step = stepOfCode(secret, toLatinDigits(code).replaceAll(/\s/g, ''), room.now())
    if (step === null) return null
    await confirmSecondFactor(transaction, account.id, step)
    const ended = await endSessionsOf(transaction, account.id, id)
    await note(transaction, account, { action: 'set-second-factor', facts: { endedSessions: ended } })
    return giveRecoveryCodes(transaction, account)
  })
}

/** New recovery codes in place of those there were. Refuses `not-found` without a second factor. */
export function renewRecoveryCodes(database: Database, account: Account): Promise<string[]> {
  return inTransaction(database, async (transaction) => {
    if ((await secondFactorOf(transaction, account.id)) === null) throw new Refusal('not-found')
    await note(transaction, account, { action: 'renew-recovery-codes', facts: {} })
    return giveRecoveryCodes(transaction, account)
  })
}

/** Removes one's own second factor. */
export async function removeFactor(database: Database, account: Account): Promise<void> {
  await inTransaction(database, async (transaction) => {
    if (await removeSecondFactor(transaction, account.id)) {
      await note(transaction, account, { action: 'remove-second-factor', facts: {} })
    }
  })
}

async function giveRecoveryCodes(database: Database, account: Account): Promise<string[]> {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => recoveryCodeHash(code)!)
  await replaceRecoveryCodes(database, account.id, hashes)
  return codes
}

async function note(
  database: Database,
  { login }: Account,
  { action, facts }: { action: string; facts: object },
): Promise<void> {
  const actor = `account:${login}`
  await appendAudit(database, { actor, action, subject: actor, facts })
}
