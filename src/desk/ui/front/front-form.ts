import { type FrontPlan, readFrontPlan } from '#article'
import { type EndpointRequest, Refusal } from '#server'

/** A plan of the most boxes and articles, as a form sends it, and the fields beside every box and article. */
const formLengthMax = 200_000
const fieldsMax = 600
const fromPattern = /^\d{1,15}$/

/** What the form of the front page brought. */
export interface FrontForm {
  /** What is to be done: `up:1059`, `publish`. */
  deed: string
  /** The plan as it is being arranged; null for the one that lays itself out. */
  plan: FrontPlan | null
  /** The version it was begun from; 0 for none. */
  from: number
  /** The text of a field; empty for one that is missing. */
  field(name: string): string
}

/** Reads the posted form of the front page. Refuses `too-large`, `invalid-request`, `invalid-content`. */
export function readFrontForm({ body }: Pick<EndpointRequest, 'body'>): FrontForm {
  const pairs = pairsOf(body)
  if (pairs.length > fieldsMax) throw new Refusal('too-large')
  const fields = new Map<string, string>()
  for (const [name, value] of pairs) if (typeof value === 'string') fields.set(name, value.toWellFormed())
  const field = (name: string) => fields.get(name) ?? ''
  const from = field('from')
  if (!fromPattern.test(from)) throw new Refusal('invalid-request', { detail: 'from: the version that was looked at.' })
  return { deed: field('do'), plan: planIn(field('plan')), from: Number(from), field }
}

function pairsOf(body: unknown): [string, unknown][] {
  if (typeof body === 'string') {
    if (body.length > formLengthMax) throw new Refusal('too-large')
    return [...new URLSearchParams(body)]
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('invalid-request')
  return Object.entries(body)
}

function planIn(written: string): FrontPlan | null {
  let given: unknown
  try {
    given = JSON.parse(written)
  } catch {
    throw new Refusal('invalid-request', { detail: 'plan: not JSON.' })
  }
  if (given === null) return null
  const { value, problems } = readFrontPlan(given)
  if (value === null) throw new Refusal('invalid-content', { problems })
  return value
}
