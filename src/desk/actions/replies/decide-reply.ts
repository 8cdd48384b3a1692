import { Refusal } from '#server'
import {
  announce,
  appendAudit,
  carryReply,
  createArticles,
  type Database,
  findReply,
  holdReply,
  key,
  type LivePublication,
  type Reply,
  refuseReply as recordRefusal,
  saveRevisions,
} from '#store'
import { type Actor, demandIn } from '../../policy.ts'
import { publishArticle } from '../publish-article.ts'
import { documentOfReply } from './locked-words.ts'

const headlineLengthMax = 140

/**
 * Publishes an answer as an article of its own, in the section of what it answers, whose words nobody changes; both
 * articles lead to each other. Whoever publishes it is its second person: the sender wrote it. Refuses: `forbidden`,
 * `other-section`, `not-found`, `already-exists` where it was decided about before.
 */
export async function publishReply(
  database: Database,
  actor: Actor,
  { id, headline }: { id: number; headline: string | null },
): Promise<LivePublication> {
  const reply = await findOpenReply(database, actor, id)
  const { original, body, name } = reply
  const [made] = await createArticles(database, [null])
  const { id: articleId, code } = made!
  const text = {
    kicker: 'جوابیه',
    headline: headline || headlineOf(name, original.headline),
    subheadline: null,
    lead: null,
  }
  const filed = { section: original.section, tags: [], authors: [], hero: null }
  const content = { kind: 'news' as const, ...text, ...filed, document: documentOfReply(body) }
  await saveRevisions(database, [{ articleId, content, chain: [], savedBy: `reply:${id}` }])
  await carryReply(database, { id, articleId, madeBy: actor.id })
  const live = await publishArticle(database, actor, code, { publishedAt: null })
  await announce(database, [key.article(original.code)])
  const facts = { article: original.code, answer: code }
  await appendAudit(database, { actor: actor.id, action: 'publish-reply', subject: `reply:${id}`, facts })
  return live
}

/** Says no to an answer, with the reason its sender is told. Refuses as {@link publishReply}. */
export async function refuseReply(
  database: Database,
  actor: Actor,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  await findOpenReply(database, actor, id)
  await recordRefusal(database, { id, reason, madeBy: actor.id })
  await appendAudit(database, { actor: actor.id, action: 'refuse-reply', subject: `reply:${id}`, facts: { reason } })
}

/** The headline an answer has unless an editor writes another. */
export function headlineOf(name: string, original: string): string {
  const whole = `پاسخ ${name} به «${original}»`
  return whole.length <= headlineLengthMax
    ? whole
    : `پاسخ ${name} به خبر «${original.slice(0, headlineLengthMax - name.length - 20).trimEnd()}…»`
}

async function findOpenReply(database: Database, actor: Actor, id: number): Promise<Reply> {
  await holdReply(database, id)
  const reply = await findReply(database, id)
  if (reply === null) throw new Refusal('not-found', { reply: id })
  demandIn(actor, 'publish', reply.original.section)
  if (reply.refusal !== null || reply.answer !== null) throw new Refusal('already-exists', { reply: id })
  return reply
}
