import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'

/** Statements that are prepared: each connection keeps a plan of each, of about 100 KB. */
const statementsMax = 32

const mark = '/* prepared */'

/**
 * Begins a statement that is asked again and again in the same words, by many at once: each connection then reads and
 * plans it once. For long statements of few shapes; values are never part of them.
 */
export const prepared = sql.raw(mark)

/** What Kysely asks of a pool. */
interface PoolOfClients {
  connect(): Promise<Client>
  end(): Promise<void>
}

interface Client {
  // As Kysely's own type has it: rows are what the caller says they are.
  query(text: unknown, values?: readonly unknown[]): never
  release(): void
}

/** These connections, on which statements that begin with {@link prepared} are prepared. */
export function preparingPool(pool: pg.Pool): PoolOfClients {
  const names = new Map<string, string>()
  const clients = new WeakMap<pg.PoolClient, Client>()

  function nameOf(text: string): string | null {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= statementsMax) return null
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
    names.set(text, name)
    return name
  }

  function preparing(client: pg.PoolClient): Client {
    return {
      query(text, values) {
        const name = typeof text === 'string' && text.startsWith(mark) ? nameOf(text) : null
        const asked =
          name === null
            ? client.query(text as string, values as unknown[])
            : client.query({ name, text: text as string, values: values as unknown[] })
        return asked as never
      },
      release: () => client.release(),
    }
  }

  return {
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client) ?? preparing(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}
