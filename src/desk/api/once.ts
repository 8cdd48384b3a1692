import { createHash } from 'node:crypto'
import { type EndpointAnswer, Refusal } from '#server'
import { type Database, inTransaction, rememberAnswer, rememberedAnswer } from '#store'
import type { ApiOptions, ApiRequest, ApiRoute } from './route.ts'

const keyLengthMax = 255

type Deed = (transaction: Database, request: ApiRequest, options: ApiOptions) => Promise<EndpointAnswer>

/** What a route does that writes: all of it in one transaction, and once for each `Idempotency-Key`. */
export function once(deed: Deed): ApiRoute['handle'] {
  return (options, request) =>
    answerOnce(options.database, request, (transaction) => deed(transaction, request, options))
}

/**
 * Runs a verb in one transaction. With an `Idempotency-Key` its answer is kept in that same transaction: the same
 * request repeated is answered as before without doing anything, another request with that key is refused.
 */
export async function answerOnce(
  database: Database,
  request: ApiRequest,
  verb: (transaction: Database) => Promise<EndpointAnswer>,
): Promise<EndpointAnswer> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return inTransaction(database, verb)
  if (key === '' || key.length > keyLengthMax) {
    throw new Refusal('invalid-request', { detail: `Idempotency-Key has 1 to ${keyLengthMax} characters.` })
  }
  const name = { principal: request.actor.id, key }
  // Most ask for nothing there: theirs are the same as they were.
  const queried = Object.keys(request.query).length === 0 ? [] : [request.query]
  const requestHash = createHash('sha256')
    .update(JSON.stringify([request.method, request.path, request.params, request.body, ...queried]))
    .digest()
  return inTransaction(database, async (transaction) => {
    const before = await rememberedAnswer(transaction, name)
    if (before !== null) {
      if (!before.requestHash.equals(requestHash)) throw new Refusal('idempotency-mismatch')
      return {
        status: before.status,
        headers: { ...before.headers, 'idempotency-replayed': 'true' },
        body: before.body,
      }
    }
    const answer = await verb(transaction)
    const { status, headers = {}, body } = answer
    await rememberAnswer(transaction, name, {
      requestHash,
      status,
      headers,
      body: typeof body === 'string' ? { text: body } : body,
    })
    return answer
  })
}
