import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

/** Never written, wherever in a logged object they stand. */
const secretPaths = ['authorization', 'cookie', 'password', 'token', 'secret', 'databaseUrl'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
])

const levelNames: Record<number, string> = { 10: 'trace', 20: 'debug', 30: '', 40: 'WARN ', 50: 'ERROR ', 60: 'FATAL ' }

/**
 * The log of a process, on standard error: JSON lines, or one short line a message for a person at a terminal.
 * No address of a reader and no query string ever goes in; cached pages are counted, not logged.
 */
export function createLog(out: NodeJS.WriteStream = process.stderr): Logger {
  const stream: DestinationStream = out.isTTY ? { write: (line) => out.write(shortLine(line)) } : out
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: secretPaths, censor: '***' } },
    stream,
  )
}

/** A log that says nothing, for tests and benchmarks. */
export function createSilentLog(): Logger {
  return pino({ level: 'silent' })
}

/** One JSON line as a person reads it: clock, level when it matters, message, the few facts that go with it. */
export function shortLine(json: string): string {
  try {
    const { level, time, msg, err, ...facts } = JSON.parse(json) as Record<string, unknown>
    const clock = String(time).slice(11, 19)
    const said = Object.entries(facts).map(
      ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    const trace = (err as { stack?: string } | undefined)?.stack
    return `${clock} ${levelNames[Number(level)] ?? ''}${msg ?? ''}${said.join('')}\n${trace ? `${trace}\n` : ''}`
  } catch {
    return json
  }
}
