import type { JalaliDay } from '#persian'

/** A day of the Jalali calendar as addresses and the API name it: «1405-09-02». */
export function jalaliDayName({ jy, jm, jd }: JalaliDay): string {
  return [jy, String(jm).padStart(2, '0'), String(jd).padStart(2, '0')].join('-')
}
