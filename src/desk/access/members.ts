import { newToken, Refusal } from '#server'
import {
  addInvitation,
  appendAudit,
  changeRole as changeRoleOf,
  type Database,
  endInvitation,
  endInvitationsBy,
  endSessionOf,
  endSessionsOf,
  endSuspension,
  endTrust as endTrustIn,
  entrust as entrustTo,
  giveSections as giveSectionsTo,
  holdAccounts,
  inTransaction,
  type Member,
  memberByLogin,
  removePasskeys,
  removeSecondFactor,
  suspend as suspendAccount,
} from '#store'
import { refuseUnknownSection } from '../actions/refuse-unknown-section.ts'
import { type Actor, demand, isRole, type Role } from '../policy.ts'
import { keyHash } from './key-hash.ts'
import { isLogin, type NameProblem, readKeyName } from './names.ts'

/** What administrators do with accounts; each is audited with who did it. Nobody does it to herself. */

const linkHours = 24
const hourMs = 3_600_000

export interface InvitationDraft {
  /** For whom, in the words of who invites. */
  note: string
  role: Role
  /** Slugs of the sections the rights will hold in; none: all. */
  sections: string[]
}

export type InvitationProblem = { field: 'note'; kind: NameProblem } | { field: 'role'; kind: 'not-a-role' }

/** Reads the form of an invitation; all problems at once. */
export function readInvitation(form: { note: string; role: string; sections: string[] }): {
  value: InvitationDraft | null
  problems: InvitationProblem[]
} {
  const note = readKeyName(form.note)
  const problems: InvitationProblem[] = note.problems.map((kind) => ({ field: 'note', kind }))
  if (!isRole(form.role)) problems.push({ field: 'role', kind: 'not-a-role' })
  return {
    value: problems.length === 0 ? { note: note.value!, role: form.role as Role, sections: form.sections } : null,
    problems,
  }
}

/** Makes a one-time link, open for 24 hours, and returns its key, seen this once. Refuses `forbidden`, `unknown-section`. */
export async function invite(database: Database, actor: Actor, draft: InvitationDraft): Promise<string> {
  demand(actor, 'administer')
  const { role, note, sections } = draft
  const key = newToken()
  const expiresAt = new Date(Date.now() + linkHours * hourMs)
  await inTransaction(database, async (transaction) => {
    for (const section of sections) await refuseUnknownSection(transaction, section)
    await addInvitation(transaction, { ...draft, hash: keyHash(key)!, expiresAt, madeBy: actor.id })
    await appendAudit(transaction, {
      actor: actor.id,
      action: 'invite',
      subject: `role:${role}`,
      facts: { note, role, sections },
    })
  })
  return key
}

/** Ends a link nobody used. Refuses `forbidden`, `not-found`. */
export async function takeBackInvitation(database: Database, actor: Actor, id: number): Promise<void> {
  demand(actor, 'administer')
  await inTransaction(database, async (transaction) => {
    const ended = await endInvitation(transaction, id)
    if (ended === null) throw new Refusal('not-found')
    const subject = `role:${ended.role}`
    await appendAudit(transaction, { actor: actor.id, action: 'end-invitation', subject, facts: ended })
  })
}

/** An account by its login in an address. Refuses `forbidden`, `not-found`. */
export async function findMember(database: Database, actor: Actor, login: string): Promise<Member> {
  demand(actor, 'administer')
  const member = isLogin(login) ? await memberByLogin(database, login) : null
  if (member === null) throw new Refusal('not-found')
  return member
}

export interface Deed {
  actor: Actor
  /** Of whom it is done to. */
  login: string
}

/** Gives another role; the sessions of the account end, and so do links it gave when it may no longer invite. */
export function changeRole(database: Database, deed: Deed, role: Role): Promise<void> {
  return act(database, deed, async (transaction, member) => {
    if (member.role === role) return null
    await changeRoleOf(transaction, member.id, role)
    await endSessionsOf(transaction, member.id, null)
    if (role !== 'administrator') await endInvitationsBy(transaction, `account:${member.login}`)
    return { action: 'change-role', facts: { from: member.role, to: role } }
  })
}

/** Lets the rights of an account hold in these sections, and those under them, only; none: in all. At once. */
export function giveSections(database: Database, deed: Deed, slugs: readonly string[]): Promise<void> {
  return act(database, deed, async (transaction, member) => {
    for (const slug of slugs) await refuseUnknownSection(transaction, slug)
    if (slugs.toSorted().join() === member.given.toSorted().join()) return null
    await giveSectionsTo(transaction, member.id, slugs)
    return { action: 'give-sections', facts: { from: member.given, to: slugs } }
  })
}

/** Trusts a colleague to publish without an editor. */
export function entrust(database: Database, deed: Deed): Promise<void> {
  return act(database, deed, async (transaction, member) =>
    (await entrustTo(transaction, member.id, deed.actor.id)) ? { action: 'entrust', facts: {} } : null,
  )
}

/** Has an editor look again before what a colleague wrote is published. */
export function endTrust(database: Database, deed: Deed): Promise<void> {
  return act(database, deed, async (transaction, member) =>
    (await endTrustIn(transaction, member.id, deed.actor.id)) ? { action: 'end-trust', facts: {} } : null,
  )
}

/** Suspends an account: its sessions end, links it gave end, it does not come in again until it is let back. */
export function suspend(database: Database, deed: Deed): Promise<void> {
  return act(database, deed, async (transaction, member) => {
    if (!(await suspendAccount(transaction, member.id, deed.actor.id))) return null
    await endSessionsOf(transaction, member.id, null)
    await endInvitationsBy(transaction, `account:${member.login}`)
    return { action: 'suspend', facts: {} }
  })
}

/** Lets a suspended account back in. */
export function letBack(database: Database, deed: Deed): Promise<void> {
  return act(database, deed, async (transaction, member) =>
    (await endSuspension(transaction, member.id, deed.actor.id)) ? { action: 'let-back', facts: {} } : null,
  )
}

/** Takes the second factor away from who lost it; the sessions of the account end. */
export function resetSecondFactor(database: Database, deed: Deed): Promise<void> {
  return act(database, deed, async (transaction, member) => {
    if (!(await removeSecondFactor(transaction, member.id))) return null
    await endSessionsOf(transaction, member.id, null)
    return { action: 'reset-second-factor', facts: {} }
  })
}

/** Takes all passkeys away from who lost a device; the sessions of the account end. */
export function resetPasskeys(database: Database, deed: Deed): Promise<void> {
  return act(database, deed, async (transaction, member) => {
    const names = await removePasskeys(transaction, member.id)
    if (names.length === 0) return null
    await endSessionsOf(transaction, member.id, null)
    return { action: 'reset-passkeys', facts: { names } }
  })
}

/** Ends one session of an account, or all of them. */
export function endSessions(database: Database, deed: Deed, which: number | 'all'): Promise<void> {
  return act(database, deed, async (transaction, { id }) => {
    const ended =
      which === 'all' ? await endSessionsOf(transaction, id, null) : Number(await endSessionOf(transaction, id, which))
    return ended === 0 ? null : { action: 'end-sessions', facts: { sessions: ended } }
  })
}

type Work = (transaction: Database, member: Member) => Promise<{ action: string; facts: object } | null>

/**
 * Does something to an account, all or nothing, with its row in the audit log; nothing changed is nothing logged. Who
 * acts is looked at again while both accounts are held: of two administrators who suspend each other at one moment the
 * second is refused, and one stays. Refuses `forbidden`, also for oneself, and `not-found`.
 */
async function act(database: Database, { actor, login }: Deed, work: Work): Promise<void> {
  demand(actor, 'administer')
  await inTransaction(database, async (transaction) => {
    const own = /^account:(.+)$/.exec(actor.id)?.[1] ?? ''
    await holdAccounts(transaction, [own, login])
    const self = await memberByLogin(transaction, own)
    const member = await findMember(transaction, actor, login)
    const isAllowed = self?.role === 'administrator' && self.suspendedAt === null && self.id !== member.id
    if (!isAllowed)
      throw new Refusal('forbidden', { detail: 'Nobody does this to herself, or without being an administrator.' })
    const done = await work(transaction, member)
    if (done !== null) await appendAudit(transaction, { actor: actor.id, subject: `account:${login}`, ...done })
  })
}
