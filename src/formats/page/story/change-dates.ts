/** When a story was changed after it was published. */
import { tehranParts } from '#persian'
import type { PageFact } from '../survey/page-facts.ts'
import { isSameTehranDay, type Moment, momentIn } from '../words/moments.ts'
import { sameLetters } from '../words/plain-line.ts'
import { FOREIGN_ZONES, isAsideZone, isRounded } from './date-evidence.ts'
import { completed, type DatesInput } from './dates-input.ts'

/** Zone mistakes of publishing software (daylight saving, local time marked as UTC) stay within this. */
const ZONE_MISTAKE_HOURS_MAX = 5
const HOUR_MS = 3_600_000
const CLOCK_ALONE = /^(?:ساعت ?)?\d{1,2}:\d\d$/
/** Lines over the headline where a time of change is the story's. */
const CHANGE_LINES = 3
/** A live page has many; the first are looked at. */
const CHANGES_MAX = 100
/** Lines of a box of facts. */
const BOX_LINES = 8

export interface Publication {
  published: Moment | null
  /** As the page shows it. */
  shown: Moment | null
  /** What the page's own clock is away from Tehran's. */
  abroadMs: number
}

/**
 * A shown time of change, unless it is the site's clock (in the header, or on the day of the visit only); else the
 * timestamp, when its sister agrees with what is shown, mended by the hours the sister is wrong by; else a shown clock alone.
 */
export function changeOf(input: DatesInput, publication: Publication): Moment | null {
  if (input.described.updated !== null) return input.described.updated
  const changes = shownChanges(input, publication.published)
  const shown = changes.find((fact) => !isRounded(fact))
  if (shown !== undefined) return completed(shown.moment!, input.machine.updated)
  return toldUpdate(input, publication.published) ?? changes[0]?.moment ?? clockOfChange(input, publication)
}

/** Nearest to where the publication is told first. */
function shownChanges(input: DatesInput, published: Moment | null): PageFact[] {
  const first = input.facts.find((fact) => fact.kind === 'published' && fact.moment !== null)
  const away = (fact: PageFact): number => (first === undefined ? 0 : Math.abs(fact.place - first.place))
  return input.facts
    .filter(({ kind, moment }) => kind === 'updated' && moment !== null)
    .slice(0, CHANGES_MAX)
    .filter(
      (fact) =>
        (!isAsideZone(fact.zone) || isInBoxOfFacts(fact, input.facts)) &&
        !FOREIGN_ZONES.has(fact.zone) &&
        (isOwnChange(fact, published, input) || !isSiteClock(fact, input)),
    )
    .sort((one, other) => away(one) - away(other))
}

/** At the side, among other facts of the story; alone there it is the site's. */
function isInBoxOfFacts({ zone, place }: PageFact, facts: readonly PageFact[]): boolean {
  const isOfStory = (other: PageFact) => other.kind === 'published' || other.kind === 'code' || other.kind === 'author'
  return (
    zone === 'side' &&
    facts.some((other) => other.zone === zone && isOfStory(other) && Math.abs(other.place - place) <= BOX_LINES)
  )
}

/** When machines are told that the story changed. */
function toldUpdate(input: DatesInput, published: Moment | null): Moment | null {
  const told = input.machine.updated[0]?.moment
  const sister = input.machine.published[0]?.moment
  if (told === undefined || told.precision === 'day' || published === null) return null
  const mistake = sister === undefined ? 0 : sister.at.getTime() - published.at.getTime()
  if (published.precision !== 'day' && Math.abs(mistake) > ZONE_MISTAKE_HOURS_MAX * HOUR_MS) return null
  const at = new Date(told.at.getTime() - (published.precision === 'day' ? 0 : mistake))
  if (at.getTime() <= published.at.getTime() || isCrawl(told, input.now)) return null
  return { at, precision: told.precision }
}

/** «به‌روز شده در ۲۱:۴۰»: a clock without a day is of the day of publication. */
function clockOfChange(input: DatesInput, { shown, abroadMs }: Publication): Moment | null {
  const fact = input.facts.find(
    ({ kind, value, zone }) =>
      kind === 'updated' &&
      CLOCK_ALONE.test(sameLetters(value)) &&
      !FOREIGN_ZONES.has(zone) &&
      (!isAsideZone(zone) || zone === 'masthead'),
  )
  if (fact === undefined || shown === null) return null
  const { jy, jm, jd } = tehranParts(shown.at)
  const changed = momentIn(`${jy}/${jm}/${jd} ${sameLetters(fact.value).replace(/[^\d:]/g, '')}`)
  if (changed === null || changed.at.getTime() <= shown.at.getTime()) return null
  return { ...changed, at: new Date(changed.at.getTime() + abroadMs) }
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
    (other) => other !== fact && other.moment !== null && Math.abs(other.place - fact.place) <= BOX_LINES,
  )
  if (near.some((other) => other.kind === 'published')) return false
  return near.some(
    (other) =>
      fact.place - other.place <= 3 && other.place <= fact.place && isSameTehranDay(other.moment!.at, fact.moment!.at),
  )
}

function isCrawl(moment: Moment, now: Date | null): boolean {
  return now !== null && Math.abs(now.getTime() - moment.at.getTime()) < HOUR_MS
}
