import { connect, type Socket } from 'node:net'

/** How a run of questions went; times in milliseconds, from the first byte asked to the last one received, in turn. */
export interface Asking {
  times: number[]
  /** Answers that were no 200. */
  failures: number
  seconds: number
}

const answerMsMax = 30_000

/**
 * Asks for every address once, so many at a time, until the time is up. It speaks HTTP/1.1 over plain connections that
 * are kept, and counts the bytes each answer announces instead of keeping them: on a machine of two cores `node:http`
 * would take a quarter of what is measured (0.24 ms an answer instead of 0.07).
 * Rejects when a connection breaks, or an answer does not say how long it is.
 */
export async function askOnce(
  port: number,
  addresses: readonly string[],
  plan: { connections: number; seconds: number; headers: Record<string, string> },
): Promise<Asking> {
  const said = Object.entries({ host: `127.0.0.1:${port}`, ...plan.headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const begun = performance.now()
  const deadline = begun + plan.seconds * 1000
  const times: number[] = []
  let next = 0
  let failures = 0
  const work = async () => {
    const line = await openLine(port)
    try {
      while (next < addresses.length && performance.now() < deadline) {
        const asked = performance.now()
        const status = await line.ask(`GET ${addresses[next++]} HTTP/1.1\r\n${said.join('\r\n')}\r\n\r\n`)
        times.push(performance.now() - asked)
        if (status !== 200) failures += 1
      }
    } finally {
      line.close()
    }
  }
  await Promise.all(Array.from({ length: plan.connections }, work))
  return { times, failures, seconds: (performance.now() - begun) / 1000 }
}

interface Line {
  /** Resolves with the status once the whole answer has come. */
  ask(request: string): Promise<number>
  close(): void
}

async function openLine(port: number): Promise<Line> {
  const socket = await connected(port)
  let answered: PromiseWithResolvers<number> | undefined
  let [status, missingBytes] = [0, 0]
  const fail = (error: Error) => answered?.reject(error)
  socket.setTimeout(answerMsMax, () => socket.destroy(new Error(`No answer in ${answerMsMax} ms`)))
  socket.on('error', fail).on('close', () => fail(new Error('The server closed the connection')))
  socket.on('data', (chunk) => {
    if (status === 0) {
      const head = readHead(chunk)
      if (head === null) return socket.destroy(new Error('An answer without its length'))
      status = head.status
      missingBytes = head.sizeBytes
    }
    missingBytes -= chunk.length
    if (missingBytes > 0) return
    answered?.resolve(status)
    status = 0
  })
  return {
    ask(request) {
      answered = Promise.withResolvers()
      socket.write(request)
      return answered.promise
    },
    close: () => socket.destroy(),
  }
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }).once('error', reject)
    socket.once('connect', () => resolve(socket.off('error', reject)))
  })
}

/** Status and size (head and body) of the answer that begins here; our own server sends a head in one piece. */
function readHead(chunk: Buffer): { status: number; sizeBytes: number } | null {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, Math.max(end, 0))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  return length === undefined ? null : { status: Number(head.slice(9, 12)), sizeBytes: end + 4 + Number(length) }
}
