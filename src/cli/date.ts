import { type DateStyle, formatDate, readDate } from '#persian'
import { answerLines } from './lines.ts'
import { readArguments, UsageError, withUsage } from './usage.ts'

const styles = ['long', 'full', 'numeric', 'relative']

/** `sanad date parse|format`: one line out for each line in; an empty line where there is no date. */
export function date(args: string[]): Promise<number> {
  return withUsage(
    'date parse [--now ISO] | date format [--style long|full|numeric|relative] [--now ISO]',
    async () => {
      const { values, positionals } = readArguments(args, { now: { type: 'string' }, style: { type: 'string' } })
      const now = values.now === undefined ? new Date() : new Date(values.now)
      if (Number.isNaN(now.getTime())) throw new UsageError(`--now takes an ISO instant, not «${values.now}».`)
      const style = values.style ?? 'long'
      if (!styles.includes(style)) throw new UsageError(`--style is one of ${styles.join(', ')}.`)
      const [verb] = positionals
      if (positionals.length !== 1 || (verb !== 'parse' && verb !== 'format'))
        throw new UsageError('date takes parse or format.')
      await answerLines(
        verb === 'parse' ? (line) => parseLine(line, now) : (line) => formatLine(line, style as DateStyle, now),
      )
      return 0
    },
  )
}

function parseLine(line: string, now: Date): string {
  const { value } = readDate(line, { now })
  return value === null ? '' : value.instant.toISOString().replace('.000Z', 'Z')
}

function formatLine(line: string, style: DateStyle, now: Date): string {
  const instant = new Date(line.trim())
  return line.trim() === '' || Number.isNaN(instant.getTime()) ? '' : formatDate(instant, style, { now })
}
