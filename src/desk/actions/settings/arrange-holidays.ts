import {
  type HolidayChange,
  holidaysOn,
  isJalaliDay,
  type JalaliDay,
  jalaliDayNumber,
  jalaliOfDayNumber,
} from '#persian'
import { Refusal } from '#server'
import { appendAudit, type Database, readHolidayChanges, writeHolidayChanges } from '#store'
import { type Actor, demand } from '../../policy.ts'

/** Ten years of every lunar day moved both ways. */
const changesMax = 400
export const holidayNameMax = 100

export type HolidayWish =
  | { kind: 'add' | 'remove'; day: JalaliDay; name: string }
  /** The moon was seen a day earlier (-1) or later (1) than was reckoned. */
  | { kind: 'shift'; day: JalaliDay; name: string; days: -1 | 1 }

/**
 * Adds a holiday to the calendar of the newsroom, takes one out or moves it by a day; what is put back as it was leaves no
 * change behind. Refuses: `forbidden`, `not-found` where no such holiday stands on the day, `invalid-content`.
 */
export async function arrangeHoliday(database: Database, actor: Actor, wish: HolidayWish): Promise<void> {
  demand(actor, 'administer')
  const { kind, day, name } = wish
  if (!isJalaliDay(day) || name === '' || name.length > holidayNameMax) {
    throw new Refusal('invalid-content', {
      detail: `A day of the calendar and a name of 1 to ${holidayNameMax} letters.`,
    })
  }
  const before = await readHolidayChanges(database)
  let changes: HolidayChange[] = before
  if (kind !== 'add') changes = without(changes, day, name)
  if (kind === 'add') changes = withAdded(changes, day, name)
  if (kind === 'shift') changes = withAdded(changes, jalaliOfDayNumber(jalaliDayNumber(day) + wish.days), name)
  if (changes.length > changesMax) throw new Refusal('invalid-content', { detail: `At most ${changesMax} changes.` })
  if (JSON.stringify(changes) === JSON.stringify(before)) return
  await writeHolidayChanges(database, changes)
  const facts = { ...day, name, kind, ...(kind === 'shift' && { days: wish.days }) }
  await appendAudit(database, { actor: actor.id, action: 'change-holiday', subject: 'setting:holidays', facts })
}

function isAt({ jy, jm, jd }: JalaliDay, name: string) {
  return (one: HolidayChange) => one.jy === jy && one.jm === jm && one.jd === jd && one.name === name
}

function stands(changes: readonly HolidayChange[], day: JalaliDay, name: string): boolean {
  return holidaysOn(day, changes).some((holiday) => holiday.name === name)
}

function without(changes: readonly HolidayChange[], day: JalaliDay, name: string): HolidayChange[] {
  if (!stands(changes, day, name)) throw new Refusal('not-found', { ...day, name })
  const left = changes.filter((one) => !(one.kind === 'added' && isAt(day, name)(one)))
  return stands(left, day, name) ? [...left, { ...day, name, kind: 'removed' }] : left
}

function withAdded(changes: readonly HolidayChange[], day: JalaliDay, name: string): HolidayChange[] {
  if (stands(changes, day, name)) return [...changes]
  const left = changes.filter((one) => !(one.kind === 'removed' && isAt(day, name)(one)))
  return stands(left, day, name) ? left : [...left, { ...day, name, kind: 'added' }]
}
