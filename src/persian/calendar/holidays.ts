import { lunarHolidays, solarHolidays } from '../data/holidays.ts'
import type { JalaliDay } from './jalali.ts'

/** Names of the official holidays of Iran that fall on a Jalali day; none on a working day. */
export function holidaysOn({ jy, jm, jd }: JalaliDay): string[] {
  const rows = [...solarHolidays, ...(lunarHolidays[jy] ?? [])]
  return rows.filter(([month, day]) => month === jm && day === jd).map(([, , name]) => name)
}

/** Whether the lunar holidays of a Jalali year are known: they are published for a year or two ahead. */
export function knowsLunarHolidays(jy: number): boolean {
  return Object.hasOwn(lunarHolidays, jy)
}
