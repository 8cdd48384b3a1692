import { type DateStyle, formatDate, readDate } from '#persian'
import { answerLines } from './lines.ts'
import { readArguments, UsageError, withUsage } from './usage.ts'

/** An earlier «now» is a year of another calendar. */
const gregorianYearMin = 1900

const styles = ['long', 'full', 'numeric', 'relative']

/** `sanad date parse|format`: one line out for each line in; an empty line where there is no date, or no instant. */
export function date(args: string[]): Promise<number> {
  return withUsage(
    'date parse [--now ISO] | date format [--style long|full|numeric|relative] [--now ISO]',
    async () => {
      const { values, positionals } = readArguments(args, { now: { type: 'string' }, style: { type: 'string' } })
      const now = values.now === undefined ? new Date() : nowOf(values.now)
      if (now === null)
        throw new UsageError(`--now takes an ISO instant such as 2026-11-23T08:30:00Z, not «${values.now}».`)
      const style = values.style ?? 'long'
      if (!styles.includes(style)) throw new UsageError(`--style is one of ${styles.join(', ')}.`)
      const [verb] = positionals
      if (positionals.length !== 1 || (verb !== 'parse' && verb !== 'format'))
        throw new UsageError('date takes parse or format.')
      return answerLines(
        verb === 'parse' ? (line) => parseLine(line, now) : (line) => formatLine(line, style as DateStyle, now),
      )
    },
  )
}

/** An instant, a naive one as this machine's clock reads it, or the beginning of a day; null for «1403», a Jalali year. */
function nowOf(text: string): Date | null {
  const [, year = ''] = /^(\d{4})-\d\d-\d\d(?:[T ]|$)/i.exec(text) ?? []
  const instant = new Date(text)
  return Number(year) < gregorianYearMin || Number.isNaN(instant.getTime()) ? null : instant
}

function parseLine(line: string, now: Date): string {
  const { value } = readDate(line, { now })
  return value === null ? '' : value.instant.toISOString().replace('.000Z', 'Z')
}

/** A line that is no instant (see `instantOf`) gives an empty line. */
function formatLine(line: string, style: DateStyle, now: Date): string {
  const instant = instantOf(line.trim())
  return instant === null ? '' : formatDate(instant, style, { now })
}

/** Date, time to the minute or finer, and `Z` or an offset. */
const isoInstant = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$/i
/** An earlier year is a slip of the keys, not a day of news; above 9999 ISO 8601 has another form. */
const yearMin = 1200

/**
 * The instant that ISO 8601 (clause 5.4) writes so; null for anything else. A date alone and a time without `Z` or an
 * offset name no instant, and are not guessed at.
 */
function instantOf(text: string): Date | null {
  const [, year = '', month, day, hour, minute, second = '00', fraction = '0', zone = ''] = isoInstant.exec(text) ?? []
  if (Number(year) < yearMin) return null
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const written = new Date(`${wall}Z`)
  if (Number.isNaN(written.getTime()) || !written.toISOString().startsWith(wall)) return null
  const offset = zone.toUpperCase().replace(/^(...)(\d\d)$/, '$1:$2')
  const instant = new Date(`${wall}.${fraction.slice(0, 3)}${offset}`)
  return Number.isNaN(instant.getTime()) ? null : instant
}
