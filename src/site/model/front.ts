/** The front page as it is printed: its boxes with the stories in them, each dealt once, so that none stands there twice. */
import { type DealtBox, dealFront, type FrontBox, type FrontFill, type FrontLists, type FrontPlan } from '#article'
import type { Card, Named } from '#store'
import type { Edition } from '../edition/edition.ts'
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
export const picturesMax = 5

export interface FrontParts {
  /** Slug of the section whose page it is; null for the front page. */
  section?: string | null
  plan: FrontPlan
  lists: FrontLists<Card>
  sections: readonly Named[]
  edition: Edition
}

/** The front page as boxes of cards: each article stands once. */
export function frontView({ section = null, plan, lists, sections, edition }: FrontParts, now: Date): FrontView {
  const leads = section === null ? leadsOfFront(edition) : leadsOfSection
  let pictures = 0
  const boxes = dealFront(plan, lists, now)
    .filter(({ dealt }) => dealt.length > 0)
    .map((dealtBox) => boxView(dealtBox, { sections, leads, now, edition }))
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

interface Surroundings {
  sections: readonly Named[]
  /** Where the list of a heading is to be read whole. */
  leads: Leads
  now: Date
  edition: Edition
}

type Leads = Record<Exclude<FrontFill['list'], 'section'>, string | null>

function leadsOfFront({ paths }: Edition): Leads {
  return { newest: paths.latest, photo: paths.photo, video: paths.video, note: null, 'most-read': paths.mostRead }
}

/** Lists of one section have no pages of their own. */
const leadsOfSection: Leads = { newest: null, photo: null, video: null, note: null, 'most-read': null }

function boxView({ box, dealt }: DealtBox<Card>, around: Surroundings): FrontBoxView {
  const { now, edition } = around
  const { prominence, style, fill } = box
  return {
    prominence,
    style,
    heading: headingOf(box, around),
    isRanking: fill?.list === 'most-read' && style === 'list' && prominence === 'minimum',
    isOpinion: fill?.list === 'note',
    cards: dealt.map(({ story, placement }) => {
      const card = cardView(story, now, edition)
      return placement?.headline ? { ...card, headline: placement.headline } : card
    }),
  }
}

function headingOf({ title, fill }: FrontBox, { sections, leads, edition }: Surroundings): FrontBoxView['heading'] {
  const section = fill?.list === 'section' ? sections.find(({ slug }) => slug === fill.section) : undefined
  const name = title ?? section?.name ?? null
  if (name === null) return null
  if (fill === null) return { name, href: null }
  return {
    name,
    href: fill.list === 'section' ? (section ? edition.paths.section(section.slug) : null) : leads[fill.list],
  }
}
