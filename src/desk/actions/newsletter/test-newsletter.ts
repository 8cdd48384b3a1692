import { type EditionCode, firstEdition } from '#article'
import { Refusal } from '#server'
import { appendAudit, type Database } from '#store'
import { type Actor, demand } from '../../policy.ts'
import { readMailAddress } from './subscribe.ts'

/** How the mail of a test went; `nothing` where the last day brought no news to tell. */
export type NewsletterTestOutcome = { kind: 'sent' } | { kind: 'nothing' } | { kind: 'failed'; problem: string }

/** Sends the newsletter of an edition, as it would be made now, to one address. */
export type NewsletterTest = (address: string, edition: EditionCode) => Promise<NewsletterTestOutcome>

/** Sends the newsletter to one address, so that somebody sees it. The address is not kept. Refuses `forbidden`, `invalid-content`. */
export async function tryNewsletter(
  database: Database,
  actor: Actor,
  { address, edition, send }: { address: string; edition: EditionCode; send: NewsletterTest },
): Promise<NewsletterTestOutcome> {
  demand(actor, 'overrule')
  const to = readMailAddress(address)
  if (to === null) throw new Refusal('invalid-content', { detail: 'address: no e-mail address.' })
  const outcome = await send(to, edition)
  const facts = { outcome: outcome.kind, ...(edition !== firstEdition && { edition }) }
  await appendAudit(database, { actor: actor.id, action: 'test-newsletter', subject: 'newsletter:test', facts })
  return outcome
}
