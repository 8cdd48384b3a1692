import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** One answer, and how long it took from the first byte asked to the last byte received. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  ms: number
}

export interface Question {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** Asks a server of this machine over connections that are kept. */
export interface Asker {
  ask(address: string, question?: Question): Promise<Answer>
  close(): void
}

const answerMsMax = 30_000

export function openAsker(port: number, connections: number): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  return {
    ask: (address, question = {}) => ask({ port, agent, address }, question),
    close: () => agent.destroy(),
  }
}

function ask(
  { port, agent, address }: { port: number; agent: Agent; address: string },
  { method = 'GET', headers = {}, body }: Question,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const options = { host: '127.0.0.1', port, path: address, method, headers, agent, timeout: answerMsMax }
    const asking = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode: status = 0, headers: told } = response
        resolve({ status, headers: told, body: Buffer.concat(chunks), ms: performance.now() - begun })
      })
    })
    asking.on('timeout', () => asking.destroy(new Error(`${address} did not answer in ${answerMsMax} ms`)))
    asking.on('error', reject)
    asking.end(body)
  })
}
