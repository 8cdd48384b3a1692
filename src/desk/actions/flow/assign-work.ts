import { documentFromBlocks } from '#article'
import { Refusal } from '#server'
import { addAssignment, assignmentsOf, type Database, endAssignment, type Member, memberByLogin } from '#store'
import { actorOfAccount } from '../../api/principal.ts'
import { type Actor, demand, demandIn, mayIn } from '../../policy.ts'
import { createArticle } from '../create-article.ts'
import { findManuscript } from '../find-manuscript.ts'

/** Farther ahead nobody plans; a year mistyped is found out. */
const aheadMsMax = 2 * 366 * 86_400_000

export interface Work {
  /** Login of who is to do it. */
  to: string
  /** What is wanted. */
  brief: string | null
  dueAt: Date | null
  now: Date
}

/**
 * Gives somebody work on an article: whoever directs its section to anybody who may write there, and everybody to
 * herself. Refuses: `forbidden`, `other-section`, `not-found`, `invalid-content` for who may not, `untimely`.
 */
export async function assignWork(database: Database, actor: Actor, code: number, work: Work): Promise<void> {
  const { to, brief, dueAt, now } = work
  demand(actor, 'write')
  const { articleId, content } = await findManuscript(database, code)
  demandIn(actor, isTo(actor, to) ? 'write' : 'direct', content.section)
  const worker = await findWorker(database, to, content.section)
  const ahead = dueAt === null ? 1 : dueAt.getTime() - now.getTime()
  if (ahead <= 0 || ahead > aheadMsMax) {
    throw new Refusal('untimely', { code, because: ahead <= 0 ? 'past' : 'too-far' })
  }
  await addAssignment(database, { articleId, code, to: worker, brief, dueAt, madeBy: actor.id })
}

/** Makes a draft with this working headline, for somebody to write. Refuses as {@link assignWork}; returns its code. */
export async function commissionArticle(
  database: Database,
  actor: Actor,
  { headline, section, ...work }: Work & { headline: string; section: string | null },
): Promise<number> {
  const empty = { kicker: null, subheadline: null, lead: null, hero: null, tags: [], authors: [] }
  const content = { kind: 'news' as const, ...empty, headline, section, document: documentFromBlocks([]) }
  const { code } = await createArticle(database, actor, { content, chain: [], code: null })
  await assignWork(database, actor, code, work)
  return code
}

/**
 * Work is done (whose it was says so, or who directs), or is not wanted any more (who directs says so). Refuses:
 * `forbidden`, `other-section`, `not-found`.
 */
export async function endWork(
  database: Database,
  actor: Actor,
  code: number,
  { id, kind }: { id: number; kind: 'done' | 'cancelled' },
): Promise<void> {
  demand(actor, 'write')
  const { articleId, content } = await findManuscript(database, code)
  const open = (await assignmentsOf(database, articleId)).find((one) => one.id === id && one.end === null)
  if (open === undefined) throw new Refusal('not-found', { code, assignment: id })
  demandIn(actor, isTo(actor, open.to.login) ? 'write' : 'direct', content.section)
  await endAssignment(database, { id, kind, madeBy: actor.id })
}

function isTo({ id }: Actor, login: string): boolean {
  return id === `account:${login}`
}

async function findWorker(database: Database, login: string, section: string | null): Promise<Member> {
  const member = await memberByLogin(database, login)
  const worker = member === null ? null : actorOfAccount(member)
  if (worker === null || member!.suspendedAt !== null || !mayIn(worker, 'write', section)) {
    throw new Refusal('invalid-content', { detail: 'to: nobody of this login writes in this section.', because: 'to' })
  }
  return member!
}
