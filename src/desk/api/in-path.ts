import { type EndpointRequest, Refusal, readId } from '#server'

const slugLengthMax = 200

/** The one place where a news code in an address becomes a number. Refuses `not-found`. */
export function codeIn(params: Record<string, string>): number {
  const code = readId(params.code)
  if (code === null) throw new Refusal('not-found', { code: params.code })
  return code
}

/** The same for the id of a record. Refuses `not-found`. */
export function idIn(params: Record<string, string>): number {
  const id = readId(params.id)
  if (id === null) throw new Refusal('not-found', { id: params.id })
  return id
}

/** A record's id or slug in an address. Refuses `not-found`. */
export function recordNameIn({ id = '' }: Record<string, string>): number | string {
  const number = readId(id)
  if (number !== null) return number
  if (id === '' || id.length > slugLengthMax || /[\p{Cc}\ufffd]/u.test(id)) throw new Refusal('not-found', { id })
  return id
}

/** The revision that `If-Match` names. Refuses `revision-required`, `invalid-request`. */
export function revisionIn({ headers }: EndpointRequest): number {
  const given = headers['if-match']
  if (given === undefined) throw new Refusal('revision-required')
  const number = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1]
  if (number === undefined)
    throw new Refusal('invalid-request', { detail: 'If-Match is a revision in quotation marks: "3".' })
  return Number(number)
}
