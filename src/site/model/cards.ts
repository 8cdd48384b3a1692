import type { Card } from '#store'
import { articlePath, livePath } from '../addresses.ts'
import { type PictureView, pictureView } from './pictures.ts'
import { type Moment, shortMoment } from './times.ts'

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

const marks: Partial<Record<Card['kind'], string>> = { photo: '(+عکس)', video: '(+فیلم)', live: '(زنده)' }

/** `now` decides what is today. */
export function cardView(card: Card, now: Date): CardView {
  return {
    code: card.code,
    kind: card.kind,
    href: card.kind === 'live' ? livePath(card.code) : articlePath(card),
    kicker: card.kicker,
    headline: card.headline,
    lead: card.lead,
    picture: pictureView(card.hero),
    focus: focusClasses(card.focus),
    author: card.author,
    when: shortMoment(card.publishedAt, now),
    mark: card.isRetracted ? '(پس گرفته شد)' : (marks[card.kind] ?? null),
  }
}

/** Quarters of width and height: `x0` is the left edge, `y4` the lowest; the middle, 2, is what is done without. */
function focusClasses(focus: Card['focus']): string {
  if (focus === null) return ''
  const quarter = (percent: number) => Math.round(Math.max(0, Math.min(100, percent)) / 25)
  const [x, y] = [quarter(focus.x), quarter(focus.y)]
  return `${x === 2 ? '' : ` x${x}`}${y === 2 ? '' : ` y${y}`}`
}
