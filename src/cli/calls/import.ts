import { readArguments, UsageError, withUsage } from '../usage.ts'

/** `sanad import`: saved pages, feeds and archives of WordPress become articles. A line that says `ok` is on disk. */
export function importFiles(args: string[]): Promise<number> {
  return withUsage(
    'import FILE|DIR… [--publish] [--base-url U] [--resume] [--edition E] [--report DIR] [--json]',
    async () => {
      const { values, positionals } = readArguments(args, {
        publish: { type: 'boolean', default: false },
        'base-url': { type: 'string' },
        resume: { type: 'boolean', default: false },
        edition: { type: 'string' },
        report: { type: 'string' },
        json: { type: 'boolean', default: false },
      })
      if (positionals.length === 0) throw new UsageError('import takes files or folders.')
      const baseUrl = values['base-url'] ?? null
      if (baseUrl !== null && !/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) {
        throw new UsageError(`--base-url takes a web address, not «${baseUrl}».`)
      }
      const { editionCodes, isEditionCode } = await import('#article')
      const { edition, publish, resume, report = null } = values
      if (edition !== undefined && !isEditionCode(edition))
        throw new UsageError(`--edition is one of ${editionCodes.join(', ')}.`)
      const { importArchive } = await import('../import/import.ts')
      const format = values.json ? 'json' : 'words'
      return importArchive({ publish, edition, baseUrl, resume, format, report, asked: positionals })
    },
  )
}
