import type { FastifyInstance } from 'fastify'

/** Something the process needs; rejects when it is not there. */
export type Check = () => Promise<unknown>

export interface HealthParts {
  checks: Readonly<Record<string, Check>>
  isClosing(): boolean
}

const checkMsMax = 2_000

/**
 * `/healthz`: the process answers. `/readyz`: it should be sent readers, that is, every check passes and it is not
 * closing; else 503 and which one failed. Reasons stay in the log: the page names the check alone.
 */
export function addHealthRoutes(app: FastifyInstance, parts: HealthParts): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))

  app.get('/readyz', async (_request, reply) => {
    const names = Object.keys(parts.checks)
    const outcomes = await Promise.all(names.map((name) => runCheck(app, name, parts.checks[name] as Check)))
    const checks = Object.fromEntries(names.map((name, place) => [name, outcomes[place] ? 'ok' : 'failed']))
    const isReady = outcomes.every(Boolean) && !parts.isClosing()
    reply.header('cache-control', 'no-store').code(isReady ? 200 : 503)
    return reply.send({ status: isReady ? 'ready' : parts.isClosing() ? 'closing' : 'not ready', checks })
  })
}

async function runCheck(app: FastifyInstance, name: string, check: Check): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${checkMsMax} ms`)), checkMsMax)
  })
  try {
    await Promise.race([check(), late])
    return true
  } catch (error) {
    app.log.warn({ check: name, err: error }, 'a readiness check failed')
    return false
  } finally {
    clearTimeout(timer)
  }
}
