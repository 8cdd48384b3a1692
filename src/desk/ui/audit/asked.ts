import { jalaliOfDayNumber, readDate, tehranInstant, tehranParts, toLatinDigits } from '#persian'
import { readId } from '#server'
import type { AuditQuery } from '#store'
import { type ActGroup, actGroupNames, actGroups } from '../../present/audit-words.ts'

const textLengthMax = 200

/** What the address of the log asks for, as it was written. */
export interface AskedLog {
  actor: string
  group: ActGroup | ''
  code: string
  from: string
  to: string
  below: number | null
}

export interface ReadLog {
  query: Omit<AuditQuery, 'limit'>
  /** Fields that were not understood; they narrow nothing. */
  faults: ('code' | 'from' | 'to')[]
}

/** What was asked for; what the desk does not know is left out. */
export function askedLog(query: Record<string, unknown>): AskedLog {
  const text = (name: string) =>
    typeof query[name] === 'string'
      ? query[name].slice(0, textLengthMax).toWellFormed().replaceAll('\0', '').trim()
      : ''
  const group = actGroupNames.find((name) => name === text('group'))
  return {
    actor: text('actor'),
    group: group ?? '',
    code: text('code'),
    from: text('from'),
    to: text('to'),
    below: readId(toLatinDigits(text('below'))),
  }
}

/** Days are Tehran's, and the last one is in it. */
export function readAsked({ actor, group, code, from, to, below }: AskedLog, now: Date): ReadLog {
  const number = readId(toLatinDigits(code))
  const [first, last] = [dayOf(from, now), dayOf(to, now)]
  const faults: ReadLog['faults'] = []
  if (code !== '' && number === null) faults.push('code')
  if (from !== '' && first === null) faults.push('from')
  if (to !== '' && last === null) faults.push('to')
  return {
    query: {
      belowId: below,
      actor: actor === '' ? null : actor,
      actions: group === '' ? null : Object.keys(actGroups[group].acts),
      code: number,
      from: first === null ? null : midnightOf(first),
      to: last === null ? null : midnightOf(last + 1),
    },
    faults,
  }
}

/** «امروز», «۲ آذر», «۱۴۰۵/۹/۲»: the number of the day; null for what is none. */
function dayOf(text: string, now: Date): number | null {
  if (text === '') return null
  const { value } = readDate(text, { now })
  return value === null ? null : tehranParts(value.instant).dayNumber
}

function midnightOf(dayNumber: number): Date | null {
  return tehranInstant(jalaliOfDayNumber(dayNumber)).value
}

/** The address that asks for the same, at this path. */
export function addressOf({ below, ...asked }: AskedLog, path: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== '') query.set(name, value)
  if (below !== null) query.set('below', String(below))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
