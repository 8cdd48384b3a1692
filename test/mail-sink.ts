import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A mail as a server takes it: to whom, and all its lines. */
export interface TakenMail {
  to: string
  source: string
}

/** What a server answers to a step; null ends the line without a word. */
export type SmtpAnswers = Partial<Record<'RCPT' | 'DATA' | 'END', (to: string) => string | null>>

/** A mail server on loopback, for tests of whatever sends mail: it keeps what it takes and answers as it is told. */
export interface MailSink {
  url: string
  taken: TakenMail[]
  answers: SmtpAnswers
}

export async function openMailSink(context: { after(hook: () => Promise<void>): void }): Promise<MailSink> {
  const sink: MailSink = { url: '', taken: [], answers: {} }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    converse(socket, sink)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sink.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  context.after(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return sink
}

/** RFC 5321, as far as a client that behaves needs it. */
function converse(socket: Socket, sink: MailSink): void {
  let rest = ''
  let to = ''
  let source: string[] | null = null
  const say = (line: string | null) => (line === null ? socket.destroy() : socket.write(`${line}\r\n`))
  const hear = (line: string) => {
    if (source !== null) {
      if (line !== '.') return void source.push(line.replace(/^\./, ''))
      const told = sink.answers.END?.(to) === undefined ? '250 taken' : sink.answers.END!(to)
      if (told?.startsWith('2') || told === null) sink.taken.push({ to, source: source.join('\r\n') })
      source = null
      return say(told)
    }
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return say('250-sink\r\n250 8BITMIME')
    if (verb === 'RCPT') {
      to = /<(.*)>/.exec(line)?.[1] ?? ''
      return say(sink.answers.RCPT === undefined ? '250 fine' : sink.answers.RCPT(to))
    }
    if (verb === 'DATA') {
      const told = sink.answers.DATA === undefined ? '354 go on' : sink.answers.DATA(to)
      if (told?.startsWith('354')) source = []
      return say(told)
    }
    return say(verb === 'QUIT' ? '221 bye' : '250 fine')
  }
  say('220 sink')
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n')
    rest = lines.pop()!
    for (const line of lines) hear(line)
  })
}
