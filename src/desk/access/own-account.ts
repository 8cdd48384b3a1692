import { hashPassword } from '#server'
import {
  type Account,
  appendAudit,
  changePassword as changePasswordOf,
  type Database,
  endSessionsOf,
  inTransaction,
  type OpenSession,
  rename,
} from '#store'
import { type NameProblem, readPersonName } from './names.ts'
import { findPasswordFault, type PasswordFault } from './password.ts'

/** What one does with one's own account; the password was proved before. */

/** Gives oneself another name, or says what is wrong with it. What was done before keeps the name of its time. */
export async function takeName(database: Database, account: Account, written: string): Promise<NameProblem | null> {
  const { value, problems } = readPersonName(written)
  if (value === null) return problems[0] ?? 'empty'
  if (value === account.name) return null
  await inTransaction(database, async (transaction) => {
    await rename(transaction, account.id, value)
    const actor = `account:${account.login}`
    const facts = { from: account.name, to: value }
    await appendAudit(transaction, { actor, action: 'change-name', subject: actor, facts })
  })
  return null
}

export interface NewPassword {
  password: string
  passwordAgain: string
  /** Name of the site, which is no password. */
  newsroom: string
}

export type NewPasswordProblem =
  | { field: 'password'; kind: PasswordFault }
  | { field: 'passwordAgain'; kind: 'different' }

/** Changes the password, or says what is wrong with it. All other sessions end. */
export async function changePassword(
  database: Database,
  { id, account }: OpenSession,
  { password, passwordAgain, newsroom }: NewPassword,
): Promise<NewPasswordProblem | null> {
  const fault = findPasswordFault(password, [account.login, account.name, newsroom])
  if (fault !== null) return { field: 'password', kind: fault }
  if (password !== passwordAgain) return { field: 'passwordAgain', kind: 'different' }
  const passwordHash = await hashPassword(password)
  await inTransaction(database, async (transaction) => {
    await changePasswordOf(transaction, account.id, passwordHash)
    const ended = await endSessionsOf(transaction, account.id, id)
    const actor = `account:${account.login}`
    await appendAudit(transaction, {
      actor,
      action: 'change-password',
      subject: actor,
      facts: { endedSessions: ended },
    })
  })
  return null
}
