/** When a story was published: the day that most evidence speaks for, at the clock of its best witness. */

import { tehranParts } from '#persian'
import type { PageFact } from '../survey/page-facts.ts'
import { type Moment, momentIn } from '../words/moments.ts'
import { changeOf } from './change-dates.ts'
import { type DateEvidence, dateEvidence, FOREIGN_ZONES, isAsideZone, isRounded } from './date-evidence.ts'
import { completed, type DatesInput, type StoryDates } from './dates-input.ts'
import type { MachineDate } from './machine-dates.ts'

/** All that machines are told of a day together weighs no more than a date shown beside the headline. */
const TOLD_TOGETHER_MAX = 29
/** What is shown of a day in other places than the best adds this share of its weight. */
const SHOWN_AGAIN = 0.1
/** However often comments tell their day. */
const SHOWN_AGAIN_MAX = 8
/** Less is the hour of a change, or of a header. */
const TRUSTED_MIN = 6
/** Lines from the headline to a clock that stands alone. */
const CLOCK_LINES = 6
const VISIT_MINUTES = 20
const MINUTE_MS = 60_000

export function storyDates(input: DatesInput): StoryDates {
  const machine = input.machine.published
  const evidence = dateEvidence(input.facts, machine, input)
  const shown = input.described.published
  const found = shown === null ? likeliest(evidence) : { moment: completed(shown, machine), isShown: true }
  const inPlace = found?.isShown ? whereWritten(found.moment, machine) : null
  const published = inPlace ?? (found === null ? agoPublished(input) : atClockAlone(found.moment, input))
  const abroadMs = inPlace === null ? 0 : inPlace.at.getTime() - found!.moment.at.getTime()
  const updated = changeOf(input, { published, shown: found?.isShown ? found.moment : null, abroadMs })
  const updatedInPlace = updated === null ? null : whereWritten(updated, input.machine.updated)
  return { published, updated: updatedInPlace ?? updated }
}

/** Evidence is gathered by days, as places that tell the day agree more often than such that tell the hour. */
function likeliest(evidence: readonly DateEvidence[]): DateEvidence | null {
  const days = new Map<number, DateEvidence[]>()
  for (const found of evidence) {
    const { dayNumber } = tehranParts(found.moment.at)
    const day = days.get(dayNumber)
    if (day === undefined) days.set(dayNumber, [found])
    else day.push(found)
  }
  let best: { day: DateEvidence[]; weight: number } | null = null
  for (const day of days.values()) {
    const weight = dayWeight(day)
    if (best === null || weight > best.weight) best = { day, weight }
  }
  return best === null ? null : clockedFirst(best.day)
}

function dayWeight(day: readonly DateEvidence[]): number {
  const shown = day.filter(({ isShown }) => isShown).map(({ weight }) => weight)
  const told = day.filter(({ isShown }) => !isShown).map(({ weight }) => weight)
  const best = shown.reduce((most, weight) => Math.max(most, weight), 0)
  return (
    best + Math.min((sumOf(shown) - best) * SHOWN_AGAIN, SHOWN_AGAIN_MAX) + Math.min(sumOf(told), TOLD_TOGETHER_MAX)
  )
}

/** Of one day: what is shown with a clock, else what machines are told with one, else the day alone; the weightiest first. */
function clockedFirst(day: readonly DateEvidence[]): DateEvidence | null {
  const order = [...day].sort((one, other) => other.weight - one.weight)
  const clocked = order.filter(({ moment }) => moment.precision !== 'day')
  const isTrusted = ({ isShown, weight }: DateEvidence) => isShown && weight >= TRUSTED_MIN
  return (
    clocked.find(isTrusted) ??
    clocked.find(({ isShown }) => !isShown) ??
    order.find(isTrusted) ??
    clocked[0] ??
    order[0] ??
    null
  )
}

/** «۰۷:۲۰» alone among the facts of a story whose day stands elsewhere; several such clocks are of a page told hour by hour. */
function atClockAlone(moment: Moment, { facts, titlePlace, now }: DatesInput): Moment {
  if (moment.precision !== 'day' || titlePlace === null) return moment
  const isNear = ({ kind, zone, place }: PageFact) =>
    kind === 'clock' && zone === 'story' && Math.abs(place - titlePlace) <= CLOCK_LINES
  const clocks = new Set(facts.filter(isNear).map(({ value }) => value))
  if (clocks.size !== 1) return moment
  const { jy, jm, jd } = tehranParts(moment.at)
  const timed = momentIn(`${jy}/${jm}/${jd} ${[...clocks][0]}`)
  return timed === null || isAtVisit(timed, now) ? moment : timed
}

/** The site's clock. */
function isAtVisit({ at }: Moment, now: Date | null): boolean {
  return now !== null && Math.abs(at.getTime() - now.getTime()) < VISIT_MINUTES * MINUTE_MS
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}

/** An offset from UTC that is neither Tehran's nor that of software which calls all clocks UTC. */
const OTHER_OFFSET = / ?(?!\+0?[34]:?30|[+-]00:?00)[+-]\d\d:?\d\d$/

/** Abroad a page shows the clock of its own place: the instant whose machine-readable clock, with its offset, is the same. */
function whereWritten(shown: Moment, machine: readonly MachineDate[]): Moment | null {
  const same = machine.find(({ written }) => {
    const clock = OTHER_OFFSET.test(written) ? momentIn(written.replace(OTHER_OFFSET, '')) : null
    return clock !== null && Math.abs(clock.at.getTime() - shown.at.getTime()) < MINUTE_MS
  })
  return same === undefined || shown.precision === 'day' ? null : same.moment
}

/** «۲ ساعت پیش» is rounded: it counts only when nothing tells the time itself. */
function agoPublished({ facts }: DatesInput): Moment | null {
  const ago = facts.find(
    (fact) =>
      (fact.kind === 'ago' || (fact.kind === 'published' && isRounded(fact))) &&
      fact.moment !== null &&
      !FOREIGN_ZONES.has(fact.zone) &&
      (!isAsideZone(fact.zone) || fact.zone === 'masthead'),
  )
  return ago?.moment ?? null
}
