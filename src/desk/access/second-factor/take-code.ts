import { toLatinDigits } from '#persian'
import { Refusal, unseal } from '#server'
import {
  type Account,
  appendAudit,
  countCodeTry,
  type Database,
  forgetCodeTries,
  inTransaction,
  secondFactorOf,
  takeRecoveryCode,
  takeStep,
} from '#store'
import { recoveryCodeHash } from './recovery-codes.ts'
import { stepOfCode } from './totp.ts'

/** Ten tries, then one in 90 seconds: a stranger who has the password guesses a code in about nine years. */
const tryLimit = { failuresMax: 10, windowSeconds: 900 }
const writtenLengthMax = 64

/** What checks of codes are made with. */
export interface CodeRoom {
  database: Database
  sealingKey: Buffer
  now(): Date
}

/** To whom a sealed secret belongs. */
export function ownerOf(account: Pick<Account, 'id'>): string {
  return `account:${account.id}`
}

/**
 * Whether this is a code of the account's second factor, or one of its recovery codes; each is taken once. False for an
 * account that has none. Refuses `too-many-requests`, whatever was written, counted over all processes.
 */
export async function takeCode(room: CodeRoom, account: Account, written: string): Promise<boolean> {
  const { database } = room
  const wait = await inTransaction(database, (transaction) => countCodeTry(transaction, account.id, tryLimit))
  if (wait !== null) throw new Refusal('too-many-requests', { retryAfterSeconds: wait })
  return inTransaction(database, async (transaction) => {
    const isRight = await isTaken({ ...room, database: transaction }, account, written.slice(0, writtenLengthMax))
    if (isRight) await forgetCodeTries(transaction, account.id)
    return isRight
  })
}

async function isTaken(room: CodeRoom, account: Account, written: string): Promise<boolean> {
  const digits = toLatinDigits(written).replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) return isTimeCode(room, account, digits)
  const hash = recoveryCodeHash(toLatinDigits(written))
  if (hash === null || !(await takeRecoveryCode(room.database, account.id, hash))) return false
  const actor = `account:${account.login}`
  await appendAudit(room.database, { actor, action: 'use-recovery-code', subject: actor, facts: {} })
  return true
}

async function isTimeCode({ database, sealingKey, now }: CodeRoom, account: Account, code: string): Promise<boolean> {
  const factor = await secondFactorOf(database, account.id)
  const secret = factor === null ? null : unseal(sealingKey, factor.sealed, ownerOf(account))
  const step = secret === null ? null : stepOfCode(secret, code, now())
  return step !== null && takeStep(database, account.id, step)
}
