import { hijriMonthNames } from './names.ts'
import { tehranParts } from './tehran.ts'

/** A day of the lunar Hijri calendar, for display beside the Jalali date. */
export type HijriDay = { year: number; month: number; day: number; monthName: string }

let umalqura: Intl.DateTimeFormat | undefined

/**
 * The Hijri day on which an instant falls in Tehran, by the Umm al-Qura table that ICU carries. Iran announces its own
 * lunar months by sighting, so the day may differ by one: show it, never compute with it.
 */
export function hijriOf(instant: Date): HijriDay {
  umalqura ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const { dayNumber } = tehranParts(instant)
  const numbers: Record<string, number> = {}
  for (const part of umalqura.formatToParts(new Date(dayNumber * 86_400_000))) {
    numbers[part.type] = Number.parseInt(part.value, 10)
  }
  const { year = 0, month = 1, day = 1 } = numbers
  return { year, month, day, monthName: hijriMonthNames[month - 1] ?? '' }
}
