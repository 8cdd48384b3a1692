import type { Problem } from '../problem.ts'
import type { DateToken } from './date-tokens.ts'
import { countWordsOfTime, type DayPart, dayParts, zoneWords } from './date-words.ts'

/** A time of day found in a text. `from` and `to` are token positions, `to` past the last. */
export type FoundClock = {
  hour: number
  minute: number
  second: number | null
  millisecond: number
  /** Minutes east of UTC, when the text names a zone. */
  zoneMinutes: number | null
  /** 1 when «۱۲ شب» means the midnight that ends the day. */
  dayShift: number
  /** The part of the day the clock itself says: «۸ صبح». */
  part: DayPart | null
  from: number
  to: number
  problems: Problem[]
}

/** Every time of day in the text: «۲۲:۴۶», «۱۹:۱۶:۰۰ +0330», «ساعت ۸ صبح», «ساعت ۸ و ۳۰ دقیقه». */
export function findClocks(tokens: readonly DateToken[]): FoundClock[] {
  const found: FoundClock[] = []
  let at = 0
  while (at < tokens.length) {
    const clock = clockAt(tokens, at)
    if (clock) found.push(clock)
    at = clock ? clock.to : at + 1
  }
  return found
}

function clockAt(tokens: readonly DateToken[], at: number): FoundClock | null {
  const token = tokens[at]!
  if (token.kind === 'number') return digitalClock(tokens, at, at) ?? bareHour(tokens, at, at)
  if (token.kind !== 'word' || token.text !== 'ساعت') return null
  const next = tokens[at + 1]?.text === ':' ? at + 2 : at + 1
  return digitalClock(tokens, at, next) ?? spokenHour(tokens, at, next)
}

/** Hours, a colon, two digits of minutes, perhaps seconds, a fraction, a part of the day, a zone. */
function digitalClock(tokens: readonly DateToken[], from: number, at: number): FoundClock | null {
  const hour = tokens[at]
  const minute = tokens[at + 2]
  if (hour?.kind !== 'number' || tokens[at + 1]?.text !== ':' || minute?.kind !== 'number') return null
  if (hour.text.length > 2 || minute.text.length !== 2) return null
  const clock = emptyClock(hour.value, minute.value, from, at + 3)
  const second = tokens[at + 4]
  if (tokens[at + 3]?.text === ':' && second?.kind === 'number' && second.text.length === 2) {
    clock.second = second.value
    clock.to = at + 5
    takeFraction(tokens, clock)
  }
  takeDayPart(tokens, clock)
  takeZone(tokens, clock)
  return clock.hour <= 24 ? clock : null
}

/** «۸ صبح» without «ساعت»: only with a part of the day right after. */
function bareHour(tokens: readonly DateToken[], from: number, at: number): FoundClock | null {
  const hour = tokens[at]!
  if (hour.text.length > 2 || hour.value < 1 || hour.value > 12) return null
  const part = tokens[at + 1]
  if (part?.kind !== 'word' || !dayParts.has(part.text)) return null
  const clock = emptyClock(hour.value, 0, from, at + 1)
  takeDayPart(tokens, clock)
  return clock
}

/** «ساعت ۸», «ساعت هشت صبح», «ساعت ۸ و ۳۰ دقیقه»; «۲ ساعت پیش» is not one, its number stands before. */
function spokenHour(tokens: readonly DateToken[], from: number, at: number): FoundClock | null {
  const token = tokens[at]
  if (!token) return null
  const hour = token.kind === 'number' && token.text.length <= 2 ? token.value : countWordsOfTime.get(token.text)
  if (hour === undefined || hour > 24) return null
  const clock = emptyClock(hour, 0, from, at + 1)
  const minute = tokens[at + 2]
  if (tokens[at + 1]?.text === 'و' && minute) {
    if (minute.text === 'نیم') {
      clock.minute = 30
      clock.to = at + 3
    } else if (minute.kind === 'number' && tokens[at + 3]?.text === 'دقیقه') {
      clock.minute = minute.value
      clock.to = at + 4
    }
  }
  takeDayPart(tokens, clock)
  return clock
}

/** A clock of twelve hours, at night: «دیشب ساعت ۱۱» is 23:00 of yesterday, «دیشب ساعت ۲» two in the morning of today. */
export function atNight<Clock extends { hour: number; dayShift: number }>(clock: Clock): Clock {
  const { hour, dayShift } = clock
  if (dayShift > 0 || hour > 12) return clock
  if (hour === 12) return { ...clock, hour: 0, dayShift: 1 }
  return hour > NIGHT_ENDS ? { ...clock, hour: hour + 12 } : { ...clock, dayShift: 1 }
}

/** The clock beside «دیشب» or «امشب». One that says another part of the day stands, but «دیشب ساعت ۲ بامداد» is of the same night. */
export function besideNight(clock: FoundClock): FoundClock {
  return clock.part !== null && clock.hour > NIGHT_ENDS ? clock : atNight(clock)
}

/** The last hour that belongs to the night before. */
const NIGHT_ENDS = 4

function takeFraction(tokens: readonly DateToken[], clock: FoundClock): void {
  const fraction = tokens[clock.to + 1]
  const mark = tokens[clock.to]
  if (mark?.text !== '.' || fraction?.kind !== 'number' || fraction.start !== mark.end) return
  clock.millisecond = Math.floor(fraction.value * 10 ** (3 - fraction.text.length))
  clock.to += 2
}

/** Midday and midnight as they are said: «۱۲ ظهر» is noon, «۱۲ شب» ends the day, «۲ شب» is doubtful. */
function takeDayPart(tokens: readonly DateToken[], clock: FoundClock): void {
  const { part, to } = dayPartAt(tokens, clock.to)
  if (part === null) return
  clock.part = part
  clock.to = to
  if (clock.hour > 12) return
  if (part === 'morning') clock.hour %= 12
  else if (part === 'noon') clock.hour = clock.hour >= 10 ? clock.hour : clock.hour + 12
  else if (part === 'evening') clock.hour = clock.hour === 12 ? 12 : clock.hour + 12
  else if (clock.hour === 12) {
    clock.hour = 0
    clock.dayShift = 1
    clock.problems.push({ kind: 'ambiguous-time', detail: 'twelve at night is read as the end of the day' })
  } else if (clock.hour > NIGHT_ENDS) clock.hour += 12
  else
    clock.problems.push({
      kind: 'ambiguous-time',
      detail: 'an hour after midnight is read as the early hours of the day',
    })
}

function dayPartAt(tokens: readonly DateToken[], at: number): { part: DayPart | null; to: number } {
  const first = tokens[at]
  if (first?.kind !== 'word') return { part: null, to: at }
  if (first.text === 'بعد' && tokens[at + 1]?.text === 'از' && tokens[at + 2]?.text === 'ظهر') {
    return { part: 'evening', to: at + 3 }
  }
  if (tokens[at + 1]?.text === '.' && tokens[at + 2]?.text === 'ظ') {
    const part = first.text === 'ق' ? 'morning' : first.text === 'ب' ? 'evening' : null
    if (part !== null) return { part, to: at + 3 }
  }
  return { part: dayParts.get(first.text) ?? null, to: at + 1 }
}

/** A zone by name, or ±hhmm, ±hh:mm with the sign touching the digits. */
function takeZone(tokens: readonly DateToken[], clock: FoundClock): void {
  const token = tokens[clock.to]
  if (!token) return
  if (token.kind === 'word') {
    const zone = zoneWords.get(token.text)
    if (zone === undefined) return
    clock.zoneMinutes = zone
    clock.to++
    if (zone === 0 && token.text !== 'z') takeOffset(tokens, clock)
    return
  }
  takeOffset(tokens, clock)
}

/** «+0330», «+03:30»; also after a name: «GMT+0330». */
function takeOffset(tokens: readonly DateToken[], clock: FoundClock): void {
  const token = tokens[clock.to]
  if (!token) return
  const digits = tokens[clock.to + 1]
  if (!/^[+−-]$/.test(token.text) || digits?.kind !== 'number' || digits.start !== token.end) return
  const sign = token.text === '+' ? 1 : -1
  const minutes = tokens[clock.to + 3]
  if (digits.text.length === 4) {
    clock.zoneMinutes = sign * (Math.floor(digits.value / 100) * 60 + (digits.value % 100))
    clock.to += 2
  } else if (digits.text.length === 2 && tokens[clock.to + 2]?.text === ':' && minutes?.text.length === 2) {
    clock.zoneMinutes = sign * (digits.value * 60 + minutes.value)
    clock.to += 4
  }
}

function emptyClock(hour: number, minute: number, from: number, to: number): FoundClock {
  const unsaid = { second: null, millisecond: 0, zoneMinutes: null, dayShift: 0, part: null }
  return { hour, minute, ...unsaid, from, to, problems: [] }
}
