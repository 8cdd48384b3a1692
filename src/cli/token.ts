import { makeKey, type Role } from '#desk'
import { appendAudit, inTransaction, revokeTokens } from '#store'
import { withNewsroom } from './compose.ts'

/** Makes a key for the API and prints it, once. */
export function createToken(key: { name: string; role: Role; sections: string[] }): Promise<number> {
  return withNewsroom(async ({ store }) => {
    const operator = { id: 'operator', role: 'administrator' } as const
    const made = await makeKey(store.database, operator, key)
    process.stdout.write(`${made}\n`)
    return 0
  })
}

/** Ends every key of this name; 1 where there is none. */
export function revokeToken(name: string): Promise<number> {
  return withNewsroom(async ({ store }) => {
    const ended = await inTransaction(store.database, async (transaction) => {
      const count = await revokeTokens(transaction, name, 'operator')
      const row = { actor: 'operator', action: 'revoke-key', subject: `token:${name}`, facts: { keys: count } }
      if (count > 0) await appendAudit(transaction, row)
      return count
    })
    process.stdout.write(`${ended} ended\n`)
    return ended > 0 ? 0 : 1
  })
}
