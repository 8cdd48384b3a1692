import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A port of loopback for a server that is about to be started, or killed and started again. It is taken from below
 * what systems hand to outgoing connections (Linux: from 32768), so that nobody is given it meanwhile.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
