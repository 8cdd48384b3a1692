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
