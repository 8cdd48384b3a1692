/** The front page: which story stands where. Each story is dealt once, so none can stand there twice. */
import type { Card, Named } from '#store'
import { type CardView, cardView } from './cards.ts'

/** What the front page is made from: lists as the store gives them, newest first, with overlaps. */
export interface FrontStories {
  newest: readonly Card[]
  photos: readonly Card[]
  videos: readonly Card[]
  notes: readonly Card[]
  /** Most read first. */
  mostRead: readonly Card[]
  sections: readonly { section: Named; cards: readonly Card[] }[]
}

export interface FrontView {
  top: CardView | null
  seconds: CardView[]
  newest: CardView[]
  photos: CardView[]
  videos: CardView[]
  notes: CardView[]
  mostRead: CardView[]
  /** Sections with nothing left to show are not there. */
  sections: { section: Named; cards: CardView[] }[]
}

/**
 * How many stories each place holds; together with eight sections about sixty. Pictures stand over the top story and in
 * the two strips only: five, so that the page stays within eight requests on the slowest line.
 */
const places = { seconds: 4, newest: 12, strip: 2, notes: 4, mostRead: 6, section: 4 }

/** The top story is the newest with a picture among this many; without one, the newest of all. */
const topCandidates = 6

/** How many stories each list must have so that no place stays empty for stories dealt before. */
export const frontStoriesMax = {
  newest: 40,
  strip: places.strip + 1,
  notes: places.notes + 1,
  mostRead: 30,
  section: 10,
}

export function frontView(stories: FrontStories, now: Date): FrontView {
  const deal = dealer(now)
  const news = stories.newest.filter(({ kind }) => kind !== 'photo' && kind !== 'video' && kind !== 'note')
  const leading = news.length > 0 ? news : stories.newest
  const top = leading.slice(0, topCandidates).find((card) => card.hero?.media) ?? leading[0]
  return {
    top: top ? deal([top], 1)[0]! : null,
    seconds: deal(leading, places.seconds),
    newest: deal(leading, places.newest),
    photos: deal(stories.photos, places.strip),
    videos: deal(stories.videos, places.strip),
    notes: deal(stories.notes, places.notes),
    sections: stories.sections
      .map(({ section, cards }) => ({ section, cards: deal(cards, places.section) }))
      .filter(({ cards }) => cards.length > 0),
    // Last: what stands above already needs no second place.
    mostRead: deal(stories.mostRead, places.mostRead),
  }
}

/** Hands out each story once, whatever list it is asked from. */
function dealer(now: Date): (cards: readonly Card[], count: number) => CardView[] {
  const dealt = new Set<number>()
  return (cards, count) => {
    const hand: CardView[] = []
    for (const card of cards) {
      if (hand.length === count) break
      if (dealt.has(card.code)) continue
      dealt.add(card.code)
      hand.push(cardView(card, now))
    }
    return hand
  }
}
