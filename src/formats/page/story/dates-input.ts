/** What the dates of a story are read from, and what comes out. */
import type { PageFact } from '../survey/page-facts.ts'
import { isSameTehranDay, type Moment } from '../words/moments.ts'
import type { DatedPage } from './date-evidence.ts'
import type { MachineDate, MachineDates } from './machine-dates.ts'

export interface StoryDates {
  published: Moment | null
  updated: Moment | null
}

export interface DatesInput extends DatedPage {
  facts: readonly PageFact[]
  machine: MachineDates
  /** Dates a layout's description points at; they count before all others. */
  described: StoryDates
}

/** A day alone takes its time from a timestamp of the same day. */
export function completed(shown: Moment, machine: readonly MachineDate[]): Moment {
  if (shown.precision !== 'day') return shown
  const same = machine.find(({ moment }) => moment.precision !== 'day' && isSameTehranDay(moment.at, shown.at))
  return same?.moment ?? shown
}
