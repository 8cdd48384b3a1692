/** Sends a file into the library in pieces: a line that breaks costs one piece, and the sending goes on from there. */

/** What the library knows of a medium, as far as pages and editor use it. */
export interface LibraryMedium {
  hash: string
  version: number
  kind: 'picture' | 'film'
  mime: string
  width: number | null
  height: number | null
  seconds: number | null
  name: string
  alt: string | null
  caption: string | null
  credit: string | null
  focus: { x: number; y: number } | null
  poster: string | null
  src: string
  uses?: number
}

export type Sent =
  | { kind: 'kept'; medium: LibraryMedium; isNew: boolean }
  /** `code` and facts as the library refused it. */
  | { kind: 'refused'; code: string; facts: Record<string, unknown> }
  | { kind: 'stopped' }

export interface Sending {
  file: Blob
  name: string
  signal: AbortSignal
  /** Bytes that have come, after each piece. */
  progress(received: number): void
  /** The line broke; it is tried again by itself. */
  offline(): void
}

const pieceMsMax = 120_000
const waitsMs = [1_000, 2_000, 4_000, 8_000, 15_000]

/** Sends until all is there, however often the line breaks. Never rejects. */
export async function sendFile(sending: Sending): Promise<Sent> {
  const begun = await insist(sending, () =>
    fetch('/desk/library/uploads', jsonOf('POST', { sizeBytes: sending.file.size })),
  )
  if ('kind' in begun) return begun
  const { id, pieceBytesMax } = begun.body as { id: string; pieceBytesMax: number }
  const upload = `/desk/library/uploads/${id}`
  for (let received = 0; received < sending.file.size; ) {
    const piece = await sendPiece(sending, upload, { from: received, length: pieceBytesMax })
    if (piece === null) {
      sending.offline()
      await backOnline(waitsMs[0]!, sending.signal)
    }
    // A line that broke may have carried it all the same, and a refusal is not heard over one: so the desk is asked.
    const answer = piece ?? (await insist(sending, () => fetch(upload)))
    if ('kind' in answer) return answer
    received = Number(answer.body.received)
    sending.progress(received)
  }
  const kept = await insist(sending, () => fetch(`${upload}/completion`, jsonOf('POST', { name: sending.name })))
  if ('kind' in kept) return kept
  return { kind: 'kept', medium: kept.body as unknown as LibraryMedium, isNew: kept.status === 201 }
}

/** Sends one piece; null when nothing came back. */
async function sendPiece(
  { file, signal }: Sending,
  upload: string,
  { from, length }: { from: number; length: number },
): Promise<Heard | Refused | null> {
  const control = new AbortController()
  const stop = () => control.abort()
  const timer = setTimeout(stop, pieceMsMax)
  signal.addEventListener('abort', stop)
  try {
    const response = await fetch(`${upload}?from=${from}`, {
      method: 'PUT',
      body: file.slice(from, from + length),
      headers: { 'content-type': 'application/octet-stream' },
      signal: control.signal,
    })
    return await heardIn(response)
  } catch {
    return null
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

interface Heard {
  status: number
  body: Record<string, unknown>
}
type Refused = Extract<Sent, { kind: 'refused' }>

/** What was answered; null where the server is in trouble, and may be asked again. */
async function heardIn(response: Response): Promise<Heard | Refused | null> {
  if (response.status >= 500) return null
  const body = (await response.json()) as Record<string, unknown>
  if (response.ok) return { status: response.status, body }
  return { kind: 'refused', code: String(body.code), facts: body }
}

/** Asks until something answers. */
async function insist(
  sending: Sending,
  request: () => Promise<Response>,
): Promise<Heard | Exclude<Sent, { kind: 'kept' }>> {
  for (let tries = 0; ; tries += 1) {
    if (sending.signal.aborted) return { kind: 'stopped' }
    try {
      const heard = await heardIn(await request())
      if (heard !== null) return heard
    } catch {
      // Nothing came back: the line, or the server, is away.
    }
    if (sending.signal.aborted) return { kind: 'stopped' }
    sending.offline()
    await backOnline(waitsMs[Math.min(tries, waitsMs.length - 1)]!, sending.signal)
  }
}

/** Waits a while, but no longer than until the browser says that it is connected again. */
function backOnline(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, waitMs)
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}

function jsonOf(method: string, body: object): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
