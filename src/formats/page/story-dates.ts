/** When a story was published and changed: what is shown beside it counts; what machines are told only completes it. */
import { instantOf, isManyCalendars, isSameTehranDay, type Moment, momentIn } from './moments.ts'
import type { PageFact } from './page-facts.ts'
import type { Zone } from './page-zones.ts'

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
  fetchedAt: string | null
}

/** Parts of a page whose dates are of other things. */
const FOREIGN_ZONES: ReadonlySet<Zone> = new Set(['comments', 'related', 'side', 'footer', 'menu', 'advertisement'])
/** Zone mistakes of publishing software (daylight saving, local time marked as UTC) stay within this. */
const ZONE_MISTAKE_HOURS_MAX = 5
const HOUR_MS = 3_600_000

export function storyDates(input: DatesInput): StoryDates {
  const shown = shownPublished(input)
  const machine = input.machine.published.map(momentIn).filter((moment) => moment !== null)
  const published = completed(shown, machine) ?? machine[0] ?? null
  return { published, updated: updatedOf(input, published, machine[0] ?? null) }
}

/** The visible date: labelled, else bare near the headline; the header's «today» only when nothing else is there. */
function shownPublished(input: DatesInput): Moment | null {
  const facts = input.facts.filter((fact) => fact.moment !== null && !FOREIGN_ZONES.has(fact.zone))
  const labelled = facts.find((fact) => fact.kind === 'published' && fact.zone !== 'masthead')
  if (labelled !== undefined) return labelled.moment
  const dates = facts.filter((fact) => (fact.kind === 'date' || fact.kind === 'loose-date') && isNear(fact, input))
  const bare = dates.filter((fact) => fact.zone !== 'masthead' && !isManyCalendars(fact.text))
  const best = bare.sort((one, other) => standing(other, input) - standing(one, input))[0]
  return best?.moment ?? null
}

/** Loose dates inside running text belong to the text. */
function isNear(fact: PageFact, { titlePlace, bodyEnd }: DatesInput): boolean {
  if (fact.kind === 'date') return true
  return titlePlace === null || (Math.abs(fact.place - titlePlace) <= 8 && fact.place <= bodyEnd)
}

function standing(fact: PageFact, { titlePlace, fetchedAt }: DatesInput): number {
  const distance = titlePlace === null ? 0 : Math.min(Math.abs(fact.place - titlePlace), 40)
  const crawled = fetchedAt === null ? null : instantOf(fetchedAt)
  const isToday = crawled !== null && isSameTehranDay(fact.moment!.at, crawled)
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
  const shown = input.facts.find(
    (fact) =>
      fact.kind === 'updated' && fact.moment !== null && fact.zone !== 'masthead' && !FOREIGN_ZONES.has(fact.zone),
  )
  if (shown !== undefined) return shown.moment
  const told = input.machine.updated.map(momentIn).find((moment) => moment !== null)
  if (told === undefined || told === null || told.precision === 'day' || published === null) return null
  const mistake = machinePublished === null ? 0 : machinePublished.at.getTime() - published.at.getTime()
  if (published.precision !== 'day' && Math.abs(mistake) > ZONE_MISTAKE_HOURS_MAX * HOUR_MS) return null
  const at = new Date(told.at.getTime() - (published.precision === 'day' ? 0 : mistake))
  if (at.getTime() <= published.at.getTime() || isCrawl(told, input.fetchedAt)) return null
  return { at, precision: told.precision }
}

function isCrawl(moment: Moment, fetchedAt: string | null): boolean {
  const crawled = fetchedAt === null ? null : instantOf(fetchedAt)
  return crawled !== null && Math.abs(crawled.getTime() - moment.at.getTime()) < HOUR_MS
}
