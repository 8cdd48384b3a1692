import type { Role } from '#desk'
import { didYouMean } from '../help/near-word.ts'
import { readArguments, UsageError, withUsage } from '../usage.ts'

const nameLengthMax = 100
/** Every role of the desk, named here so that the desk is loaded only to make a key; the type lets none be left out. */
const roleNames = {
  reader: true,
  moderator: true,
  'photo-desk': true,
  reporter: true,
  'section-editor': true,
  'editor-in-chief': true,
  administrator: true,
} satisfies Record<Role, true>
const roles = Object.keys(roleNames)

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
      if (positionals[0] === 'create') {
        const role = roleIn(values.role)
        return (await import('../token.ts')).createToken({ name, role, sections: values.section ?? [] })
      }
      if (positionals[0] === 'revoke' && values.name !== undefined)
        return (await import('../token.ts')).revokeToken(name)
      if (positionals[0] === 'revoke') throw new UsageError('--name is needed: it names the key to end.')
      throw new UsageError('token takes create or revoke.')
    },
  )
}

function roleIn(role: string | undefined): Role {
  if (role === undefined) throw new UsageError('--role is needed: it names what the key may do.')
  if (!isRole(role)) throw new UsageError(`there is no role «${role}».${didYouMean(role, roles)}`)
  return role
}

function isRole(text: string): text is Role {
  return Object.hasOwn(roleNames, text)
}
