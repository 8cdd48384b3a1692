import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a listener of a running account heard, and when. */
export interface Hearing {
  id: number
  /** Of the clock of this process (`performance.now`). */
  at: number
}

/** A reader's `EventSource`, over a plain connection: it comes back when it is cut off, and says what it heard last. */
export interface Listener {
  readonly heard: readonly Hearing[]
  readonly isOpen: boolean
  leave(): void
}

const retryMsDefault = 3_000

/** Listens at a path of this machine's server until told to leave. */
export function listenTo(port: number, path: string, hears: (hearing: Hearing) => void = () => {}): Listener {
  const heard: Hearing[] = []
  let socket: Socket
  let isOpen = false
  let hasLeft = false
  let retryMs = retryMsDefault

  function read(line: string): void {
    if (line.startsWith('id: ')) {
      const hearing = { id: Number(line.slice(4)), at: performance.now() }
      heard.push(hearing)
      hears(hearing)
    } else if (line.startsWith('retry: ')) {
      retryMs = Number(line.slice(7))
      isOpen = true
    }
  }

  function open(): void {
    let rest = ''
    const last = heard.at(-1)?.id
    const after = last === undefined ? '' : `last-event-id: ${last}\r\n`
    socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('connect', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\n${after}\r\n`),
    )
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      for (const line of lines) read(line)
    })
    socket.on('close', comeBack)
  }

  async function comeBack(): Promise<void> {
    isOpen = false
    await sleep(retryMs, undefined, { ref: false })
    if (!hasLeft) open()
  }

  open()
  return {
    heard,
    get isOpen() {
      return isOpen
    },
    leave() {
      hasLeft = true
      socket.destroy()
    },
  }
}
