/** When a story was published and changed: what is shown beside it counts; what machines are told only completes it. */

import { tehranParts } from '#persian'
import type { PageFact } from '../survey/page-facts.ts'
import type { Zone } from '../survey/page-zones.ts'
import { isManyCalendars, isSameTehranDay, type Moment, momentIn } from '../words/moments.ts'
import { sameLetters } from '../words/plain-line.ts'

export interface StoryDates {
  published: Moment | null
  updated: Moment | null
}

/** Timestamps for machines, as written. */
export interface MachineDates {
  published: string[]
  updated: string[]
}

interface DatesInput {
  facts: readonly PageFact[]
  machine: MachineDates
  /** Place of the headline among the page's lines; null when it is not shown. */
  titlePlace: number | null
  bodyEnd: number
  /** When the page was fetched. */
  now: Date | null
  /** Dates a layout's description points at; they count before all others. */
  described: StoryDates
}

/** Parts of a page whose dates are of other things. */
const FOREIGN_ZONES: ReadonlySet<Zone> = new Set(['comments', 'related', 'side', 'footer', 'menu', 'advertisement'])
/** Zone mistakes of publishing software (daylight saving, local time marked as UTC) stay within this. */
const ZONE_MISTAKE_HOURS_MAX = 5
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const CLOCK_ALONE = /^(?:ساعت ?)?\d{1,2}:\d\d$/
const VISIT_HOURS = 36
/** A line that tells a date; longer ones tell the story. */
const FACT_CHARS_MAX = 90
/** The last lines of a body may tell when it was published. */
const TOLD_LINES = 2
/** Lines over the headline where a time of change is the story's. */
const CHANGE_LINES = 3
const CODED = /(?:کد|شناسه|شماره)\u0654?[ \u200c]?(?:خبر|مطلب)/
const TOLD_OF_STORY = /(?:منتشر|درج|ثبت|ارسال) ?\u200c?(?:شده|شد|گردید|گردیده)/

export function storyDates(input: DatesInput): StoryDates {
  const machine = input.machine.published.map((date) => momentIn(date)).filter((moment) => moment !== null)
  const told = machine.find((moment) => !isCrawl(moment, input.now)) ?? machine[0]
  const shown = input.described.published ?? shownPublished(input, told)
  const inPlace = shown === null ? null : whereWritten(shown, input.machine.published)
  const published = inPlace ?? completed(shown, machine) ?? told ?? printedOn(input)?.moment ?? agoPublished(input)
  const updated = updatedOf(input, published, machine[0] ?? null)
  const updatedInPlace = updated === null ? null : whereWritten(updated, input.machine.updated)
  const abroadMs = inPlace === null ? 0 : inPlace.at.getTime() - shown!.at.getTime()
  const changed = updated !== null || shown === null ? null : clockOfChange(input, shown)
  const changedInPlace = changed === null ? null : { ...changed, at: new Date(changed.at.getTime() + abroadMs) }
  return { published, updated: updatedInPlace ?? updated ?? changedInPlace }
}

/** «تاریخ چاپ: ۱۴۰۰/۱۱/۰۳» of a newspaper; of a page that was printed from the site it is the day of the visit. */
function printedOn(input: DatesInput): PageFact | null {
  const printed = input.facts.find((fact) => fact.kind === 'printed' && fact.moment !== null)
  const isPaper = printed !== undefined && /چاپ/.test(printed.text) && !isOfVisitDay(printed, input)
  return isPaper ? printed : null
}

/** An offset from UTC that is neither Tehran's nor that of software which calls all clocks UTC. */
const OTHER_OFFSET = / ?(?!\+0?[34]:?30|[+-]00:?00)[+-]\d\d:?\d\d$/

/** Abroad a page shows the clock of its own place: the instant whose machine-readable clock, with its offset, is the same. */
function whereWritten(shown: Moment, machine: readonly string[]): Moment | null {
  const same = machine.find((date) => {
    const clock = OTHER_OFFSET.test(date) ? momentIn(date.replace(OTHER_OFFSET, '')) : null
    return clock !== null && Math.abs(clock.at.getTime() - shown.at.getTime()) < MINUTE_MS
  })
  return same === undefined || shown.precision === 'day' ? null : momentIn(same)
}

/** «به‌روز شده در ۲۱:۴۰»: a clock without a day is of the day of publication. */
function clockOfChange(input: DatesInput, published: Moment): Moment | null {
  const fact = input.facts.find(
    ({ kind, value, zone }) => kind === 'updated' && CLOCK_ALONE.test(sameLetters(value)) && !FOREIGN_ZONES.has(zone),
  )
  if (fact === undefined) return null
  const { jy, jm, jd } = tehranParts(published.at)
  const changed = momentIn(`${jy}/${jm}/${jd} ${sameLetters(fact.value).replace(/[^\d:]/g, '')}`)
  if (changed === null || changed.at.getTime() <= published.at.getTime()) return null
  return changed
}

/** The visible date: labelled, else bare near the headline; the header's «today» only when nothing else is there. */
function shownPublished(input: DatesInput, told: Moment | undefined): Moment | null {
  const facts = input.facts.filter(
    (fact) => fact.moment !== null && !FOREIGN_ZONES.has(fact.zone) && !isAhead(fact.moment, input.now),
  )
  const labelled = facts.find((fact) => fact.kind === 'published' && fact.zone !== 'masthead' && !isRounded(fact))
  if (labelled !== undefined) return labelled.moment
  const dates = facts.filter((fact) => (fact.kind === 'date' || fact.kind === 'loose-date') && isNear(fact, input))
  const bare = dates.filter((fact) => fact.zone !== 'masthead' && !isTodayInCalendars(fact, input))
  const best = bare.sort((one, other) => standing(other, input) - standing(one, input))[0]
  const below = toldBelow(input, facts)
  // A date of the visit's day is likely the site's clock: what the story says of itself wins.
  const isOfVisit = best !== undefined && isOfVisitDay(best, input)
  if (!isOfVisit) return (best ?? below)?.moment ?? null
  const isOverTitle = input.titlePlace !== null && best.place < input.titlePlace
  const other = isOverTitle
    ? bare.find((fact) => !isOfVisitDay(fact, input) && fact.text.length <= FACT_CHARS_MAX)
    : null
  const own = below ?? other ?? printedOn(input)
  // Over the headline stands today alone: what machines are told of another day is the story's.
  const isToday = isOverTitle && best.moment!.precision === 'day' && told !== undefined
  if (!own && isToday && !isNearVisit(told, input.now!)) return null
  return (own ?? best).moment
}

/** A day in three calendars is the page's own, unless it names an hour of some other day. */
function isTodayInCalendars(fact: PageFact, input: DatesInput): boolean {
  const isOther = input.now !== null && fact.moment!.precision !== 'day' && !isOfVisitDay(fact, input)
  return isManyCalendars(fact.text) && !isOther
}

function isOfVisitDay({ moment }: PageFact, { now }: DatesInput): boolean {
  return moment !== null && now !== null && isNearVisit(moment, now)
}

function isNearVisit({ at }: Moment, now: Date): boolean {
  return Math.abs(now.getTime() - at.getTime()) < VISIT_HOURS * HOUR_MS
}

/** «این خبر در تاریخ … منتشر شده است» below a story that shows no date elsewhere. */
function toldBelow({ bodyEnd }: DatesInput, facts: readonly PageFact[]): PageFact | null {
  const told = facts.filter(({ kind, zone }) => kind === 'loose-date' && zone === 'story')
  const coded = told.find(({ text }) => CODED.test(sameLetters(text)))
  if (coded !== undefined) return coded
  return told.find(({ place, text }) => place > bodyEnd - TOLD_LINES && TOLD_OF_STORY.test(sameLetters(text))) ?? null
}

/** «۲ ساعت پیش» is rounded: it counts only when nothing tells the time itself. */
function agoPublished({ facts }: DatesInput): Moment | null {
  return (
    facts.find(
      (fact) =>
        (fact.kind === 'ago' || (fact.kind === 'published' && isRounded(fact))) &&
        fact.moment !== null &&
        !FOREIGN_ZONES.has(fact.zone),
    )?.moment ?? null
  )
}

/** «به‌روزرسانی: ۲ سال پیش» */
function isRounded({ value }: PageFact): boolean {
  return /(?:پیش|قبل)$/.test(sameLetters(value))
}

/** Loose dates inside running text belong to the text. */
function isNear(fact: PageFact, { titlePlace, bodyEnd }: DatesInput): boolean {
  if (fact.kind === 'date') return true
  return titlePlace === null || (Math.abs(fact.place - titlePlace) <= 8 && fact.place <= bodyEnd)
}

function standing(fact: PageFact, { titlePlace, now }: DatesInput): number {
  const distance = titlePlace === null ? 0 : Math.min(Math.abs(fact.place - titlePlace), 40)
  const isToday = now !== null && isSameTehranDay(fact.moment!.at, now)
  return (fact.kind === 'date' ? 20 : 0) + (fact.moment!.precision === 'day' ? 0 : 15) - distance - (isToday ? 12 : 0)
}

/** A day alone takes its time from a timestamp of the same day. */
function completed(shown: Moment | null, machine: readonly Moment[]): Moment | null {
  if (shown === null || shown.precision !== 'day') return shown
  return machine.find((moment) => moment.precision !== 'day' && isSameTehranDay(moment.at, shown.at)) ?? shown
}

/**
 * A shown time of change, unless it is the site's clock (in the header, or on the day of the visit only); else the
 * timestamp, when its sister agrees with what is shown, mended by the hours the sister is wrong by.
 */
function updatedOf(input: DatesInput, published: Moment | null, machinePublished: Moment | null): Moment | null {
  if (input.described.updated !== null) return input.described.updated
  const changes = input.facts.filter(
    (fact) =>
      fact.kind === 'updated' &&
      fact.moment !== null &&
      fact.zone !== 'masthead' &&
      !FOREIGN_ZONES.has(fact.zone) &&
      (isOwnChange(fact, published, input) || !isSiteClock(fact, input)),
  )
  const first = input.facts.find((fact) => fact.kind === 'published' && fact.moment !== null)
  const away = (fact: PageFact): number => (first === undefined ? 0 : Math.abs(fact.place - first.place))
  changes.sort((one, other) => away(one) - away(other))
  const shown = changes.find((fact) => !isRounded(fact))
  if (shown !== undefined)
    return completed(
      shown.moment,
      input.machine.updated.map((date) => momentIn(date)).filter((moment) => moment !== null),
    )
  return toldUpdate(input, published, machinePublished) ?? changes[0]?.moment ?? null
}

/** When machines are told that the story changed. */
function toldUpdate(input: DatesInput, published: Moment | null, machinePublished: Moment | null): Moment | null {
  const told = input.machine.updated.map((date) => momentIn(date)).find((moment) => moment !== null)
  if (told === undefined || told === null || told.precision === 'day' || published === null) return null
  const mistake = machinePublished === null ? 0 : machinePublished.at.getTime() - published.at.getTime()
  if (published.precision !== 'day' && Math.abs(mistake) > ZONE_MISTAKE_HOURS_MAX * HOUR_MS) return null
  const at = new Date(told.at.getTime() - (published.precision === 'day' ? 0 : mistake))
  if (at.getTime() <= published.at.getTime() || isCrawl(told, input.now)) return null
  return { at, precision: told.precision }
}

/** On the day of the publication, right over the headline. */
function isOwnChange({ moment, place }: PageFact, published: Moment | null, { titlePlace }: DatesInput): boolean {
  const isNearTitle = titlePlace !== null && titlePlace - place <= CHANGE_LINES
  return isNearTitle && published !== null && isSameTehranDay(moment!.at, published.at)
}

/** «به‌روز شده در» beside today's date, above the headline and away from the story's own date, is the site's. */
function isSiteClock(fact: PageFact, { facts, titlePlace }: DatesInput): boolean {
  if (titlePlace === null || fact.place > titlePlace) return false
  const near = facts.filter(
    (other) => other !== fact && other.moment !== null && Math.abs(other.place - fact.place) <= 3,
  )
  if (near.some((other) => other.kind === 'published')) return false
  return near.some((other) => other.place <= fact.place && isSameTehranDay(other.moment!.at, fact.moment!.at))
}

/** Nothing was published after it was read. */
function isAhead({ at }: Moment, now: Date | null): boolean {
  return now !== null && at.getTime() - now.getTime() > VISIT_HOURS * HOUR_MS
}

function isCrawl(moment: Moment, now: Date | null): boolean {
  return now !== null && Math.abs(now.getTime() - moment.at.getTime()) < HOUR_MS
}
