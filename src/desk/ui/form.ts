import { type EndpointRequest, Refusal } from '#server'

const formLengthMax = 256 * 1024
const fieldsMax = 200
const valueLengthMax = 20_000
const formType = 'application/x-www-form-urlencoded'

/** What a form of the desk brought: the text of each field, empty for one that is missing. */
export interface Form {
  (field: string): string
  /** Names of the fields that came, in their order, each once. */
  names: readonly string[]
}

/** A form that brought nothing. */
export const emptyForm: Form = Object.assign(() => '', { names: [] })

/**
 * Reads a posted form, whether the server left it as text or took it apart. A field that comes twice, or is no text,
 * counts as missing. Refuses `unsupported-type`, and `too-large` for what no form of ours sends.
 */
export function readForm({ body, headers }: Pick<EndpointRequest, 'body' | 'headers'>): Form {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && type !== formType) throw new Refusal('unsupported-type')
  const pairs = pairsOf(body)
  if (pairs.length > fieldsMax) throw new Refusal('too-large')
  const fields = new Map<string, string>()
  for (const [field, value] of pairs) {
    const isRead = typeof value === 'string' && !fields.has(field)
    if (isRead && value.length > valueLengthMax) throw new Refusal('too-large')
    fields.set(field, isRead ? value.toWellFormed() : '')
  }
  return Object.assign((field: string) => fields.get(field) ?? '', { names: [...fields.keys()] })
}

function pairsOf(body: unknown): [string, unknown][] {
  if (body === null || body === undefined) return []
  if (typeof body === 'string') {
    if (body.length > formLengthMax) throw new Refusal('too-large')
    return [...new URLSearchParams(body)]
  }
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refusal('invalid-request')
  return Object.entries(body)
}
