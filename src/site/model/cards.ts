import type { Card } from '#store'
import { articlePath } from '../addresses.ts'
import type { Moment } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'
import { type PictureView, pictureView } from './pictures.ts'

/** A story in a list, ready to be printed. */
export interface CardView {
  code: number
  kind: Card['kind']
  href: string
  kicker: string | null
  headline: string
  lead: string | null
  picture: PictureView | null
  /** Classes that keep what its picture is about in sight when it is cropped, each after a space; empty for the middle. */
  focus: string
  author: string | null
  /** The clock when it is of today, the day otherwise. */
  when: Moment
  /** «(+عکس)», «(+فیلم)», «(پس گرفته شد)», or nothing. */
  mark: string | null
}

/** `now` decides what is today. */
export function cardView(card: Card, now: Date, { dates, paths, words }: Edition): CardView {
  return {
    code: card.code,
    kind: card.kind,
    href: card.kind === 'live' ? paths.live(card.code) : articlePath(card),
    kicker: card.kicker,
    headline: card.headline,
    lead: card.lead,
    picture: pictureView(card.hero),
    focus: focusClasses(card.focus),
    author: card.author,
    when: dates.short(card.publishedAt, now),
    mark: card.isRetracted ? words.cards.retracted : (words.cards.kinds[card.kind] ?? null),
  }
}

/** Quarters of width and height: `x0` is the left edge, `y4` the lowest; the middle, 2, is what is done without. */
function focusClasses(focus: Card['focus']): string {
  if (focus === null) return ''
  const quarter = (percent: number) => Math.round(Math.max(0, Math.min(100, percent)) / 25)
  const [x, y] = [quarter(focus.x), quarter(focus.y)]
  return `${x === 2 ? '' : ` x${x}`}${y === 2 ? '' : ` y${y}`}`
}
