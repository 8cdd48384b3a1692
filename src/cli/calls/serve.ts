import type { ProcessRole } from '../serve.ts'
import { readArguments, UsageError, wholeNumber, withUsage } from '../usage.ts'

const roles = ['site', 'desk', 'worker'] as const satisfies readonly ProcessRole[]

/** `sanad serve`: what `npm start` runs. Ends when it is told to (Ctrl-C, SIGTERM), in order. */
export function serve(args: string[]): Promise<number> {
  return withUsage(`serve [--port N] [--roles ${roles.join(',')}] [--no-demo]`, async () => {
    const { values, positionals } = readArguments(args, {
      port: { type: 'string' },
      roles: { type: 'string', default: roles.join(',') },
      'no-demo': { type: 'boolean', default: false },
    })
    const asked = values.roles.split(',')
    if (positionals.length > 0) throw new UsageError(`serve takes no «${positionals[0]}».`)
    if (!asked.every((role): role is ProcessRole => (roles as readonly string[]).includes(role))) {
      throw new UsageError(`--roles is a list of ${roles.join(', ')}.`)
    }
    const port = values.port === undefined ? null : wholeNumber(values.port, 'port', 0)
    if (port !== null && port > 65_535) throw new UsageError('--port is from 0 to 65535.')
    return (await import('../serve.ts')).runNewsroom({ port, roles: asked, demo: !values['no-demo'] })
  })
}
