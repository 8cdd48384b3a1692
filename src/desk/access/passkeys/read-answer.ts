import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** What a browser brings of a device, as JSON (WebAuthn Level 3, 5.1), is a kilobyte or two; with certificates, ten. */
const answerLengthMax = 16_384
const partLengthMax = 12_000
/** WebAuthn, 6.1: at most 1023 bytes. */
const credentialLengthMax = 1364
const transportsMax = 8

export type AnswerProblem = 'too-long' | 'not-json' | 'not-an-answer'

export interface AnswerReading<Answer> {
  value: Answer | null
  problems: AnswerProblem[]
}

/** Reads what a device signed. It is of the right form, nothing more: who sent it is still to be shown. */
export function readSignature(text: string): AnswerReading<AuthenticationResponseJSON> {
  return read(text, ({ id, response }) => {
    const { clientDataJSON, authenticatorData, signature, userHandle } = response
    if (!isPart(clientDataJSON) || !isPart(authenticatorData) || !isPart(signature)) return null
    if (userHandle !== undefined && userHandle !== null && !isPart(userHandle)) return null
    const handle = userHandle ? { userHandle: userHandle as string } : {}
    return { ...frame(id), response: { clientDataJSON, authenticatorData, signature, ...handle } }
  })
}

/** Reads the key a device made, as {@link readSignature}. */
export function readNewKey(text: string): AnswerReading<RegistrationResponseJSON> {
  return read(text, ({ id, response }) => {
    const { clientDataJSON, attestationObject, transports } = response
    if (!isPart(clientDataJSON) || !isPart(attestationObject)) return null
    return { ...frame(id), response: { clientDataJSON, attestationObject, transports: waysIn(transports) } }
  })
}

type Transports = NonNullable<RegistrationResponseJSON['response']['transports']>

function waysIn(transports: unknown): Transports {
  const ways = Array.isArray(transports) ? transports.slice(0, transportsMax) : []
  return ways.filter((way): way is Transports[number] => typeof way === 'string' && /^[a-z-]{1,20}$/.test(way))
}

interface Loose {
  id: string
  response: Record<string, unknown>
}

function read<Answer>(text: string, shape: (loose: Loose) => Answer | null): AnswerReading<Answer> {
  if (text.length > answerLengthMax) return { value: null, problems: ['too-long'] }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { value: null, problems: ['not-json'] }
  }
  const value = isLoose(parsed) ? shape(parsed) : null
  return value === null ? { value, problems: ['not-an-answer'] } : { value, problems: [] }
}

function isLoose(value: unknown): value is Loose {
  if (typeof value !== 'object' || value === null) return false
  const { id, response } = value as Partial<Loose>
  return isPart(id) && id.length <= credentialLengthMax && typeof response === 'object' && response !== null
}

function isPart(value: unknown): value is string {
  return typeof value === 'string' && value.length <= partLengthMax && /^[A-Za-z0-9_-]+$/.test(value)
}

function frame(id: string) {
  return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
}
