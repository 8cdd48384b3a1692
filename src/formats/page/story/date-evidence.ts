/**
 * Every moment a page tells that may be when its story was published, with what speaks for it. What is shown beside the
 * headline under its own name says most; what machines are told completes it; a header's day of the visit says least.
 */
import { isNear, type PageFact } from '../survey/page-facts.ts'
import type { Zone } from '../survey/page-zones.ts'
import { tellsOfEvent } from '../words/dated-phrase.ts'
import { isManyCalendars, type Moment } from '../words/moments.ts'
import { sameLetters } from '../words/plain-line.ts'
import type { MachineDate } from './machine-dates.ts'

export interface DateEvidence {
  moment: Moment
  /** More is likelier; at 0 and below it is no evidence. */
  weight: number
  /** Readers see it; else it is told to machines. */
  isShown: boolean
}

/** Where moments stand on a page, and when it was visited. */
export interface DatedPage {
  /** Place of the headline among the page's lines; null when it is not shown. */
  titlePlace: number | null
  /** Place of the body's last line. */
  bodyEnd: number
  /** When the page was fetched. */
  now: Date | null
}

/** What a moment shown on a page weighs by what it stands under. */
const SHOWN = { published: 60, date: 30, coded: 26, told: 26, printed: 19, loose: 14, updated: 3 } as const
/** A clock beside the day: what a header or an event is told by has none. */
const CLOCK_WEIGHT = 8
const LOOSE_CLOCK_WEIGHT = 3
/** Code, author or counts beside a day: a header's day has no such company. */
const COMPANY_WEIGHT = 8
const COMPANY_LINES = 2
const COMPANY: ReadonlySet<PageFact['kind']> = new Set([
  'code',
  'author',
  'section',
  'views',
  'reading-time',
  'comment-count',
])
/** A story's own moment stands near its headline or the end of its text; each line away costs one, to this many. */
const AWAY_LINES_MAX = 24
const NAMED_AWAY_SHARE = 0.5
/** Behind the text soon the remarks of readers begin, which have moments as well. */
const BEHIND_LINES = 4
const BEHIND_SHARE = 2
/** What a moment of the visit's day keeps of its weight: over the headline it is likely the site's clock. */
const VISIT_SHARE = { above: 0.2, below: 0.6, named: 0.9 } as const
/** Parts of the page that are not the story's, but may hold a box of its facts. */
const ASIDE_SHARE = { named: 0.5, bare: 0.1 } as const
const CALENDARS_SHARE = 0.1
const VISIT_HOURS = 36
const HOUR_MS = 3_600_000
/** Dates in the middle of other words count within so many lines of the headline. */
const LOOSE_LINES = 8
/** The last lines of a body may tell when it was published. */
const TOLD_LINES = 2
const CODED = /(?:کد|شناسه|شماره)\u0654?[ \u200c]?(?:خبر|مطلب)/
const TOLD_OF_STORY = /(?:منتشر|درج|ثبت|ارسال) ?\u200c?(?:شده|شد|گردید|گردیده)/

/** Parts of a page whose dates are of other things. */
export const FOREIGN_ZONES: ReadonlySet<Zone> = new Set(['comments', 'related', 'advertisement'])
/** Parts that stand beside the story. */
const ASIDE_ZONES: ReadonlySet<Zone> = new Set(['side', 'footer', 'menu', 'masthead'])

export function isAsideZone(zone: Zone): boolean {
  return ASIDE_ZONES.has(zone)
}

export function dateEvidence(
  facts: readonly PageFact[],
  machine: readonly MachineDate[],
  page: DatedPage,
): DateEvidence[] {
  const company = companyPlaces(facts)
  const behind = facts.filter((fact) => isBehind(fact, page))
  const crowd = new Set(behind.length < CROWD_MIN ? [] : behind)
  const shown = facts.flatMap((fact) => {
    const evidence = shownEvidence(fact, page, company)
    if (evidence === null) return []
    return [crowd.has(fact) ? { ...evidence, weight: evidence.weight * CROWD_SHARE } : evidence]
  })
  const told = machine.map(({ moment, weight }) => ({
    moment,
    weight: toldWeight(moment, weight, page),
    isShown: false,
  }))
  return [...shown, ...told].filter(({ weight, moment }) => weight > 0 && !isAhead(moment, page.now))
}

/** Labelled moments behind the text are those of readers where there are several. */
const CROWD_MIN = 3
const CROWD_SHARE = 0.3

function isBehind({ kind, place }: PageFact, { bodyEnd }: DatedPage): boolean {
  return kind === 'published' && place > bodyEnd
}

/** Lines of the story's own facts. */
function companyPlaces(facts: readonly PageFact[]): ReadonlySet<number> {
  const places = facts
    .filter(({ kind, zone }) => COMPANY.has(kind) && !FOREIGN_ZONES.has(zone))
    .map(({ place }) => place)
  return new Set(places)
}

function shownEvidence(fact: PageFact, page: DatedPage, company: ReadonlySet<number>): DateEvidence | null {
  if (fact.moment === null || FOREIGN_ZONES.has(fact.zone) || isRounded(fact)) return null
  const base = baseWeight(fact, page)
  if (base === 0) return null
  if (fact.kind === 'updated') return { moment: fact.moment, weight: SHOWN.updated, isShown: true }
  const lines = Math.min(linesAway(fact.place, page), AWAY_LINES_MAX)
  const away = fact.kind === 'published' ? lines * NAMED_AWAY_SHARE : lines
  const clock = fact.moment.precision === 'day' ? 0 : fact.kind === 'loose-date' ? LOOSE_CLOCK_WEIGHT : CLOCK_WEIGHT
  const beside = isNear(fact.place, company, COMPANY_LINES) ? COMPANY_WEIGHT : 0
  const weight = (base - away + clock + beside) * share(fact, page, company)
  return { moment: fact.moment, weight, isShown: true }
}

function baseWeight(fact: PageFact, page: DatedPage): number {
  const { kind } = fact
  if (kind === 'published' || kind === 'date' || kind === 'updated') return SHOWN[kind]
  if (kind === 'printed') return /چاپ/.test(fact.text) && !isOfVisit(fact.moment!, page.now) ? SHOWN.printed : 0
  return kind === 'loose-date' ? looseWeight(fact, page) : 0
}

/** A date among other words belongs to the text, unless it stands by the headline or says that it tells of the story. */
function looseWeight({ text, place, zone }: PageFact, { titlePlace, bodyEnd }: DatedPage): number {
  if (zone !== 'story' || tellsOfEvent(text)) return 0
  const same = sameLetters(text)
  if (CODED.test(same)) return SHOWN.coded
  if (place > bodyEnd - TOLD_LINES && TOLD_OF_STORY.test(same)) return SHOWN.told
  const isNear = titlePlace === null || (Math.abs(place - titlePlace) <= LOOSE_LINES && place <= bodyEnd)
  return isNear ? SHOWN.loose + LOOSE_LINES : 0
}

/** What place and day leave of a moment's weight. */
function share(fact: PageFact, page: DatedPage, company: ReadonlySet<number>): number {
  const moment = fact.moment!
  const isNamed = fact.kind === 'published'
  const isToday = isOfVisit(moment, page.now)
  const isSure = (isNamed && fact.zone === 'side') || company.has(fact.place)
  const isAside = isAsideZone(fact.zone)
  const aside = isAside ? (isSure ? ASIDE_SHARE.named : ASIDE_SHARE.bare) : 1
  const calendars = !isNamed && (moment.precision === 'day' || isToday) && isManyCalendars(fact.text)
  const isAbove = page.titlePlace !== null && fact.place < page.titlePlace
  const isHeld = isNamed && !isAside
  const visit = !isToday ? 1 : isHeld ? VISIT_SHARE.named : isAbove || isAside ? VISIT_SHARE.above : VISIT_SHARE.below
  return aside * visit * (calendars ? CALENDARS_SHARE : 1)
}

function linesAway(place: number, { titlePlace, bodyEnd }: DatedPage): number {
  if (titlePlace === null) return 0
  const fromTitle = Math.abs(place - titlePlace)
  if (!Number.isFinite(bodyEnd) || place < titlePlace) return fromTitle
  const fromEnd = place > bodyEnd ? BEHIND_LINES + (place - bodyEnd) * BEHIND_SHARE : bodyEnd - place
  return Math.min(fromTitle, fromEnd)
}

/** A timestamp of the very visit is of the software that handed the page over. */
function toldWeight(moment: Moment, weight: number, { now }: DatedPage): number {
  if (now === null) return weight
  const away = Math.abs(now.getTime() - moment.at.getTime())
  return away < HOUR_MS ? 1 : away < VISIT_HOURS * HOUR_MS ? weight * VISIT_SHARE.below : weight
}

export function isOfVisit({ at }: Moment, now: Date | null): boolean {
  return now !== null && Math.abs(now.getTime() - at.getTime()) < VISIT_HOURS * HOUR_MS
}

/** Nothing was published after it was read. */
function isAhead({ at }: Moment, now: Date | null): boolean {
  return now !== null && at.getTime() - now.getTime() > VISIT_HOURS * HOUR_MS
}

/** «به‌روزرسانی: ۲ سال پیش» */
export function isRounded({ value }: PageFact): boolean {
  return /(?:پیش|قبل)$/.test(sameLetters(value))
}
