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
    const from = received
    const piece = sending.file.slice(from, from + pieceBytesMax)
    const answer = await insist(sending, () =>
      fetch(`${upload}?from=${from}`, {
        method: 'PUT',
        body: piece,
        headers: { 'content-type': 'application/octet-stream' },
        signal: AbortSignal.any([sending.signal, AbortSignal.timeout(pieceMsMax)]),
      }),
    )
    if ('kind' in answer) return answer
    received = Number(answer.body.received)
    sending.progress(received)
  }
  const kept = await insist(sending, () => fetch(`${upload}/completion`, jsonOf('POST', { name: sending.name })))
  if ('kind' in kept) return kept
  return { kind: 'kept', medium: kept.body as unknown as LibraryMedium, isNew: kept.status === 201 }
}

/** Asks until something answers. */
async function insist(
  sending: Sending,
  request: () => Promise<Response>,
): Promise<{ status: number; body: Record<string, unknown> } | Exclude<Sent, { kind: 'kept' }>> {
  for (let tries = 0; ; tries += 1) {
    if (sending.signal.aborted) return { kind: 'stopped' }
    try {
      const response = await request()
      const body = (await response.json()) as Record<string, unknown>
      if (response.ok) return { status: response.status, body }
      if (response.status < 500) return { kind: 'refused', code: String(body.code), facts: body }
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
