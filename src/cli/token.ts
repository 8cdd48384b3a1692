import { isRole, makeKey, roles } from '#desk'
import { appendAudit, inTransaction, revokeTokens } from '#store'
import { withNewsroom } from './compose.ts'
import { didYouMean } from './help/near-word.ts'
import { readArguments, UsageError, withUsage } from './usage.ts'

const nameLengthMax = 100

/** `sanad token create|revoke`. A new token is printed once, on standard output; only its hash is kept. */
export function token(args: string[]): Promise<number> {
  return withUsage(
    `token create --role ROLE [--name N] [--section S …] | token revoke --name N (roles: ${roles.join(', ')})`,
    async () => {
      const { values, positionals } = readArguments(args, {
        role: { type: 'string' },
        name: { type: 'string' },
        section: { type: 'string', multiple: true },
      })
      const name = values.name ?? `key-${new Date().toISOString().slice(0, 19)}`
      if (name === '' || name.length > nameLengthMax)
        throw new UsageError(`--name has 1 to ${nameLengthMax} characters.`)
      if (positionals[0] === 'create') return create(values.role, { name, sections: values.section ?? [] })
      if (positionals[0] === 'revoke' && values.name !== undefined) return revoke(name)
      if (positionals[0] === 'revoke') throw new UsageError('--name is needed: it names the key to end.')
      throw new UsageError('token takes create or revoke.')
    },
  )
}

function create(role: string | undefined, { name, sections }: { name: string; sections: string[] }): Promise<number> {
  if (role === undefined) throw new UsageError('--role is needed: it names what the key may do.')
  if (!isRole(role)) throw new UsageError(`there is no role «${role}».${didYouMean(role, roles)}`)
  return withNewsroom(async ({ store }) => {
    const operator = { id: 'operator', role: 'administrator' } as const
    const made = await makeKey(store.database, operator, { name, role, sections })
    process.stdout.write(`${made}\n`)
    return 0
  })
}

function revoke(name: string): Promise<number> {
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
