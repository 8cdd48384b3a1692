import path from 'node:path'
import { readArguments, UsageError, withUsage } from '../usage.ts'

/**
 * `sanad backup DIR`: all that the newsroom knows, as it stands at one instant, into an empty folder: every table, and
 * every picture as it came. Readers and editors go on meanwhile. Prints what was kept as one JSON line.
 */
export function backup(args: string[]): Promise<number> {
  return withUsage('backup DIR', async () => {
    const folder = folderIn(args, 'backup')
    return (await import('../backup.ts')).backUpInto(folder)
  })
}

/** `sanad restore DIR`: a backup into a newsroom that holds nothing. Nothing is restored unless all of it is. */
export function restore(args: string[]): Promise<number> {
  return withUsage('restore DIR', async () => {
    const folder = folderIn(args, 'restore')
    return (await import('../backup.ts')).restoreFrom(folder)
  })
}

function folderIn(args: string[], command: string): string {
  const [folder, stray] = readArguments(args, {}).positionals
  if (folder === undefined) throw new UsageError(`${command} takes a folder.`)
  if (stray !== undefined) throw new UsageError(`${command} takes one folder; «${stray}» is one too many.`)
  return path.resolve(folder)
}
