/** The front page as it is printed: its boxes with the stories in them, each dealt once, so that none stands there twice. */
import { type DealtBox, dealFront, type FrontBox, type FrontLists, type FrontPlan } from '#article'
import type { Card, Named } from '#store'
import { latestPath, mostReadPath, photoPath, sectionPath, videoPath } from '../addresses.ts'
import { type CardView, cardView } from './cards.ts'

export interface FrontBoxView extends Pick<FrontBox, 'prominence' | 'style'> {
  /** Over the box; a text alone where it leads nowhere. */
  heading: { name: string; href: string | null } | null
  /** The numbers of a ranking stand before its stories. */
  isRanking: boolean
  /** Signed stories: who says it comes first. */
  isOpinion: boolean
  cards: CardView[]
}

export interface FrontView {
  /** From top to bottom; a box with nothing to show is not there. */
  boxes: FrontBoxView[]
}

/** Pictures on the page: with the page itself, the font and the icon they are the eight requests of the slowest line. */
const picturesMax = 5

export interface FrontParts {
  plan: FrontPlan
  lists: FrontLists<Card>
  sections: readonly Named[]
}

export function frontView({ plan, lists, sections }: FrontParts, now: Date): FrontView {
  let pictures = 0
  const boxes = dealFront(plan, lists, now)
    .filter(({ dealt }) => dealt.length > 0)
    .map((dealtBox) => boxView(dealtBox, sections, now))
  for (const box of boxes) {
    if (!showsPictures(box)) continue
    for (const card of box.cards) {
      if (card.picture === null) continue
      pictures += 1
      if (pictures > picturesMax) card.picture = null
    }
  }
  return { boxes }
}

/** Which boxes stand with pictures. */
export function showsPictures({ prominence, style }: Pick<FrontBox, 'prominence' | 'style'>): boolean {
  return prominence === 'maximum' ? style !== 'list' : prominence === 'high' && style === 'banner'
}

function boxView({ box, dealt }: DealtBox<Card>, sections: readonly Named[], now: Date): FrontBoxView {
  const { prominence, style, fill } = box
  return {
    prominence,
    style,
    heading: headingOf(box, sections),
    isRanking: fill?.list === 'most-read' && style === 'list' && prominence === 'minimum',
    isOpinion: fill?.list === 'note',
    cards: dealt.map(({ story, placement }) => {
      const card = cardView(story, now)
      return placement?.headline ? { ...card, headline: placement.headline } : card
    }),
  }
}

function headingOf({ title, fill }: FrontBox, sections: readonly Named[]): FrontBoxView['heading'] {
  const section = fill?.list === 'section' ? sections.find(({ slug }) => slug === fill.section) : undefined
  const name = title ?? section?.name ?? null
  if (name === null) return null
  const hrefs = { newest: latestPath, photo: photoPath, video: videoPath, note: null, 'most-read': mostReadPath }
  if (fill === null) return { name, href: null }
  return { name, href: fill.list === 'section' ? (section ? sectionPath(section.slug) : null) : hrefs[fill.list] }
}
