import { type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import { inTransaction } from '#store'
import { findInCopy, waiveInCopy } from '../../actions/sourcing/copy-findings.ts'
import { cleanLine } from '../../api/article-input.ts'
import type { Actor } from '../../policy.ts'
import type { Desk } from '../visit.ts'
import type { WaiverInput } from './copy-schemas.ts'

type Asked = Pick<EndpointRequest, 'body'> & { actor: Actor; code: number }

/** What the sourcing of the text leaves open, before it is published. */
export async function giveFindings({ database, newsroom }: Desk, { actor, code }: Asked): Promise<EndpointAnswer> {
  const findings = await inTransaction(database, (transaction) => findInCopy(transaction, actor, code, [newsroom]))
  return { status: 200, body: { findings } }
}

/** An editor lets one of them stand, and says why. */
export async function waiveFinding(
  { database, newsroom }: Desk,
  { actor, code, body }: Asked,
): Promise<EndpointAnswer> {
  const { finding, reason: written } = body as WaiverInput
  const reason = cleanLine(written)
  if (reason === '') throw new Refusal('invalid-content', { detail: 'reason: a sentence is needed.' })
  const wish = { waiver: { finding, reason }, ownNames: [newsroom] }
  await inTransaction(database, (transaction) => waiveInCopy(transaction, actor, code, wish))
  return { status: 204, body: null }
}
