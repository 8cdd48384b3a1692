/** What the desk answered; `unreachable` when nothing came back, or what came is no answer of the desk. */
export type Answer = { status: number; body: Record<string, unknown> } | { status: 'unreachable' }

/** Longer than any answer takes; a line that is dead is found out. */
const answerMsMax = 10_000

/** Asks an address of the desk, as JSON. Never rejects. */
export function ask(method: 'GET' | 'POST' | 'PUT', address: string, body?: object): Promise<Answer> {
  return askWith(method, address, { body, headers: {} })
}

/** The same, for an address of the API that asks which revision was looked at. */
export function askAbout(revision: number, address: string, body: object): Promise<Answer> {
  return askWith('PUT', address, { body, headers: { 'if-match': `"${revision}"` } })
}

async function askWith(
  method: string,
  address: string,
  { body, headers }: { body: object | undefined; headers: Record<string, string> },
): Promise<Answer> {
  try {
    const json = body === undefined ? {} : { body: JSON.stringify(body) }
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(address, {
      method,
      ...json,
      headers: { ...type, ...headers },
      signal: AbortSignal.timeout(answerMsMax),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  } catch {
    return { status: 'unreachable' }
  }
}

/** A last word on the way out: the browser sends it after the page is gone. */
export function sendLast(method: 'POST' | 'PUT', address: string, body: object): void {
  const headers = { 'content-type': 'application/json' }
  fetch(address, { method, keepalive: true, headers, body: JSON.stringify(body) }).catch(() => {})
}

/** `taken`: what was shown holds; whether a code is still to follow, only another request tells. */
export type Shown = 'taken' | 'wrong' | 'unreachable'

/** Shows who one is without leaving the page, as a form of the sign-in pages would. */
export async function showOneself(address: string, fields: Record<string, string>): Promise<Shown> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMsMax),
    })
    return response.type === 'opaqueredirect' ? 'taken' : 'wrong'
  } catch {
    return 'unreachable'
  }
}

/** Whether this browser has passkeys here and reads the questions to devices by itself (WebAuthn Level 3, 5.1.9). */
export function knowsPasskeys(passkeysAt: string | null): boolean {
  return (
    passkeysAt === location.origin &&
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
  )
}

/** Shows who one is by a passkey; `given-up` where the device did not sign. */
export async function showPasskey(): Promise<Shown | 'given-up'> {
  const asked = await ask('POST', '/desk/login/passkey/options')
  if (asked.status === 'unreachable') return 'unreachable'
  if (asked.status !== 200) return 'wrong'
  const options = asked.body as unknown as PublicKeyCredentialRequestOptionsJSON
  const credential = await navigator.credentials
    .get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    .catch(() => null)
  if (credential === null) return 'given-up'
  return showOneself('/desk/login/passkey', { passkey: JSON.stringify(credential) })
}
