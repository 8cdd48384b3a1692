/** Moments a page tells to machines: in its head, its structured data, attributes beside the headline and its address. */
import { hintOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { metaOf } from '../survey/page-head.ts'
import type { Segment } from '../survey/page-segments.ts'
import { zoneOf } from '../survey/page-zones.ts'
import type { StorySurvey } from '../survey/story-survey.ts'
import { dateLine, type Moment, momentIn } from '../words/moments.ts'

export interface MachineDate {
  moment: Moment
  /** As written, with its offset from UTC. */
  written: string
  /** More is likelier. */
  weight: number
}

export interface MachineDates {
  published: MachineDate[]
  updated: MachineDate[]
}

/** What a moment weighs by where it is told. */
const TOLD = { head: 24, data: 22, beside: 22, address: 14 } as const

const PUBLISHED_META = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'publish_date',
  'pubdate',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'sailthru.date',
  'parsely-pub-date',
  'publisheddate',
  'publication_date',
  'displaydate',
  'created',
  'itemprop:datepublished',
  'article:published',
  'article:published_date',
  'og:published_time',
  'og:release_date',
  'dcterms.issued',
  'dcterms.date',
  'dc.date.created',
  'citation_publication_date',
  'citation_date',
  'pub_date',
  'publish-date',
  'publish_time',
  'published_time',
  'post_date',
  'release_date',
  'datecreated',
]
const UPDATED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dc.date.modified',
  'lastdate',
  'modifieddate',
  'last-modified',
  'revised',
  'article:updated_time',
  'article:modified_date',
  'dcterms.modified',
  'updated_time',
  'update_date',
  'lastmod',
]

/** Lines over and below the headline that may hold times for machines. */
const TIMES_OVER = 8
const TIMES_BELOW = 10
/** Elements around a line that may carry its time. */
const HOLDERS_MAX = 4
const BESIDE_MAX = 20
const ATTRIBUTE_CHARS_MAX = 80
const STAMP_NAME = /^data-(?:[a-z-]*)(?:time|date|stamp|epoch|unix|publish(?:ed)?)[a-z-]*$/
const DIGIT = /[\d۰-۹]/
const EPOCH = /^\d{10}(?:\d{3})?$/
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/
const CHANGED_HINT = /-(?:updated|date-?modified|modified|last-?update|edited)-/
const PUBLISHED_HINT = /-(?:date-?)?(?:published|created)-/
const DAY_IN_ADDRESS = /[/_-]((?:13|14|19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)/

export function machineDates(survey: StorySurvey): MachineDates {
  const { head, story } = survey
  const beside = attributesBeside(survey)
  const of = (isChange: boolean) => beside.filter((found) => found.isChange === isChange).map(({ date }) => date)
  return {
    published: [
      told(metaOf(head, PUBLISHED_META), TOLD.head),
      told(story?.datePublished ?? null, TOLD.data),
      ...of(false).map((date) => told(date, TOLD.beside)),
      told(dayInAddress(survey.url), TOLD.address),
    ].filter((date) => date !== null),
    updated: [
      told(metaOf(head, UPDATED_META), TOLD.head),
      told(story?.dateModified ?? null, TOLD.data),
      ...of(true).map((date) => told(date, TOLD.beside)),
    ].filter((date) => date !== null),
  }
}

function told(written: string | null, weight: number): MachineDate | null {
  const moment = written === null ? null : momentIn(written)
  return moment === null ? null : { moment, written: written!, weight }
}

/** `/1403/08/12/`, `/2024-11-02/` */
function dayInAddress(url: string | null): string | null {
  const path = url === null || !URL.canParse(url) ? '' : new URL(url).pathname
  const [, year, month, day] = DAY_IN_ADDRESS.exec(path) ?? []
  return day === undefined ? null : `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`
}

interface BesideDate {
  date: string
  isChange: boolean
}

/** `<time datetime>`, what scripts are told of the time, and what a pointer is shown of it, beside the headline. */
function attributesBeside(survey: StorySurvey): BesideDate[] {
  const found: BesideDate[] = []
  const seen = new Set<HtmlElement>()
  for (const segment of besideHeadline(survey)) {
    if (found.length >= BESIDE_MAX) break
    for (const part of segment.parts) {
      let up: HtmlElement | null = part.element ?? segment.element
      for (let steps = 0; up !== null && steps < HOLDERS_MAX && !seen.has(up); up = up.parent, steps++) {
        seen.add(up)
        const date = dateOf(up)
        if (date !== null && found.length < BESIDE_MAX && !found.some((other) => other.date === date))
          found.push({ date, isChange: isOfChange(up) })
      }
    }
  }
  return found
}

function isOfChange(element: HtmlElement): boolean {
  const hint = hintOf(element)
  return CHANGED_HINT.test(hint) && !PUBLISHED_HINT.test(hint)
}

function besideHeadline({ map, titleSegment: title }: StorySurvey): readonly Segment[] {
  if (title === null) return []
  return map.segments
    .slice(Math.max(0, title.place - TIMES_OVER), title.place + TIMES_BELOW)
    .filter(({ element }) => zoneOf(map, element) !== 'related')
}

/** `data-timestamp="1386000000"`, `data-date="2020-11-24T19:16:00Z"`, `title="۱۲ آبان ۱۴۰۳، ۱۴:۲۵"`. */
function dateOf({ tag, attributes }: HtmlElement): string | null {
  if (tag === 'time' && attributes.has('datetime')) return attributes.get('datetime')!
  for (const [name, value] of attributes) {
    if (value.length > ATTRIBUTE_CHARS_MAX || !DIGIT.test(value)) continue
    const isShownToPointer = name === 'title' || name === 'aria-label' || name === 'content'
    if (isShownToPointer && (ISO.test(value) || dateLine(value) !== null)) return value
    if (!STAMP_NAME.test(name)) continue
    if (EPOCH.test(value)) return new Date(Number(value.padEnd(13, '0'))).toISOString()
    if (ISO.test(value) || dateLine(value) !== null) return value
  }
  return null
}
