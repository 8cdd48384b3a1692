import type { Outbound } from '#server'
import type { ChannelService } from '#store'

const answerBytesMax = 256 * 1024
const timeoutMs = 9_000
const detailLengthMax = 300
/** A service that names no time to wait, or one that is absurd. */
const restSecondsDefault = 30
const restSecondsMax = 3_600

/** A bot in one chat. The token is a secret: it stands in addresses, so no address is ever logged or kept. */
export interface Bot {
  service: ChannelService
  base: string
  token: string
  chat: string
}

/** How a call ended. */
export type BotOutcome =
  | { kind: 'done'; messageId: string | null }
  /** Asked too often. */
  | { kind: 'rest'; seconds: number }
  /** Not done, and worth trying again. */
  | { kind: 'later'; problem: BotProblem }
  /** Not done, and never will be as it is. */
  | { kind: 'refused'; problem: BotProblem }
  /** Done or not: the answer was lost. */
  | { kind: 'lost'; problem: BotProblem }

/** `code` is stable, its Persian sentence is chosen at the edge; `detail` is what the service said. */
export interface BotProblem {
  code:
    | 'unreachable'
    | 'service-down'
    | 'bad-token'
    | 'no-rights'
    | 'no-chat'
    | 'refused'
    | 'answer-lost'
    | 'no-such-method'
  detail: string
}

/** Asks a bot service for one thing. Never throws. */
export async function askBot(
  outbound: Outbound,
  { service, base, token }: Bot,
  { method, parameters }: { method: string; parameters: object },
): Promise<BotOutcome> {
  // Eitaa's tokens bring their own `bot` with them.
  const url = `${base}/${service === 'eitaa' ? token : `bot${token}`}/${method}`
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(parameters)
  const answer = await outbound.ask({ url, method: 'POST', headers, body, timeoutMs, bytesMax: answerBytesMax })
  if (answer.outcome === 'failed') {
    const isDone = answer.mayHaveArrived && answer.reason !== 'bad-redirect'
    const code = isDone ? 'answer-lost' : 'unreachable'
    return { kind: isDone ? 'lost' : 'later', problem: { code, detail: answer.reason } }
  }
  return outcomeOf({ status: answer.status, said: readAnswer(answer.body), retryAfter: answer.headers['retry-after'] })
}

interface Said {
  ok?: unknown
  result?: unknown
  description?: unknown
  error_code?: unknown
  parameters?: { retry_after?: unknown } | null
}

function readAnswer(body: Buffer): Said | null {
  try {
    const said: unknown = JSON.parse(body.toString())
    return typeof said === 'object' && said !== null ? (said as Said) : null
  } catch {
    return null
  }
}

function outcomeOf({
  status,
  said,
  retryAfter,
}: {
  status: number
  said: Said | null
  retryAfter?: string | undefined
}): BotOutcome {
  if (said?.ok === true) return { kind: 'done', messageId: messageIdIn(said.result) }
  const code = typeof said?.error_code === 'number' ? said.error_code : status
  const description = typeof said?.description === 'string' ? said.description.slice(0, detailLengthMax) : ''
  const detail = `${code} ${description}`.trim()
  if (code === 429) return { kind: 'rest', seconds: restSeconds(said?.parameters?.retry_after ?? retryAfter) }
  if (code === 401) return { kind: 'later', problem: { code: 'bad-token', detail } }
  if (code === 403) return { kind: 'later', problem: { code: 'no-rights', detail } }
  if (code === 404)
    return {
      kind: 'later',
      problem: { code: /token|unauthori[sz]ed/i.test(description) ? 'bad-token' : 'no-such-method', detail },
    }
  if (code === 400 && /chat not found|chat_id is empty|peer/i.test(description))
    return { kind: 'later', problem: { code: 'no-chat', detail } }
  if (code >= 400 && code < 500) return { kind: 'refused', problem: { code: 'refused', detail } }
  // The service says itself that it did nothing, or that it takes nothing now.
  if (said?.ok === false || status === 503) return { kind: 'later', problem: { code: 'service-down', detail } }
  return { kind: 'lost', problem: { code: 'answer-lost', detail } }
}

function messageIdIn(result: unknown): string | null {
  const id = typeof result === 'object' && result !== null ? (result as { message_id?: unknown }).message_id : null
  return typeof id === 'number' || (typeof id === 'string' && id.length <= 64) ? String(id) : null
}

function restSeconds(named: unknown): number {
  const seconds = Number(named ?? Number.NaN)
  return seconds > 0 ? Math.min(Math.ceil(seconds), restSecondsMax) : restSecondsDefault
}
