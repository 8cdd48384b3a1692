/** What the desk answered; `unreachable` when nothing came back, or what came is no answer of the desk. */
export type Answer = { status: number; body: Record<string, unknown> } | { status: 'unreachable' }

/** Longer than any answer takes; a line that is dead is found out. */
const answerMsMax = 10_000

/** Asks an address of the desk, as JSON. Never rejects. */
export async function ask(method: 'GET' | 'POST' | 'PUT', address: string, body?: object): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
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

/** Signs in without leaving the page. */
export async function signIn(login: string, password: string): Promise<'in' | 'wrong' | 'unreachable'> {
  try {
    const response = await fetch('/desk/login', {
      method: 'POST',
      body: new URLSearchParams({ login, password }),
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMsMax),
    })
    return response.type === 'opaqueredirect' ? 'in' : 'wrong'
  } catch {
    return 'unreachable'
  }
}
