import { readArguments, refuseWords, withUsage } from '../usage.ts'

/**
 * `sanad doctor`: looks whether everything is in order — the program, the disk, the database, the audit log, the queue,
 * search, pictures — and says what is not, in plain words. Ends with 1 where something needs somebody. Changes nothing.
 */
export function doctor(args: string[]): Promise<number> {
  return withUsage('doctor [--json]', async () => {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } })
    refuseWords(positionals, 'doctor')
    return (await import('../doctor.ts')).examineHouse(values.json ? 'json' : 'words')
  })
}
