import { type FrontFill, type FrontLists, type FrontPlan, kindLists, placedCodes } from '#article'
import type { Card, PublishedReader } from '../model.ts'

/** What the lists of the front page are asked of: what is published now, or was at another time. */
export type FrontCards = Pick<PublishedReader, 'cards' | 'mostRead'>

/** The same, of one section (by its slug) and those under it; what is named by its code may be of any. */
export function cardsWithin(cards: FrontCards, section: string): FrontCards {
  return {
    cards: (query) => cards.cards(query.codes === undefined ? { section, ...query } : query),
    mostRead: (query) => cards.mostRead({ section, ...query }),
  }
}

/** Stories that may stand elsewhere already before a list has to give any: those above it, and those placed. */
const spare = { newest: 23, kind: 1, section: 6 }
const mostReadMax = 30
const limitMax = 150

/** All that the boxes of a plan are filled from: one question to the store for each list. */
export async function readFrontLists(cards: FrontCards, plan: FrontPlan): Promise<FrontLists<Card>> {
  const codes = placedCodes(plan)
  const limit = (list: FrontFill['list'], more: number, section?: string) => {
    const places = placesOf(plan, list, section)
    return places === 0 ? 0 : Math.min(limitMax, places + more + codes.length)
  }
  const ask = (query: Parameters<FrontCards['cards']>[0]) =>
    query.limit === 0 ? Promise.resolve([]) : cards.cards(query)
  const slugs = sectionsIn(plan)
  const [placed, newest, photo, video, note, mostRead, ...ofSections] = await Promise.all([
    ask({ limit: codes.length, codes }),
    ask({ limit: limit('newest', spare.newest) }),
    ...kindLists.map((kind) => ask({ limit: limit(kind, spare.kind), kinds: [kind] })),
    placesOf(plan, 'most-read') === 0 ? [] : cards.mostRead({ span: 'day', limit: mostReadMax }),
    ...slugs.map((section) => ask({ limit: limit('section', spare.section, section), section })),
  ] as const)
  return {
    newest: newest as Card[],
    photo: photo as Card[],
    video: video as Card[],
    note: note as Card[],
    mostRead: (mostRead as Awaited<ReturnType<FrontCards['mostRead']>>).map(({ card }) => card),
    sections: new Map(slugs.map((slug, index) => [slug, ofSections[index] as Card[]])),
    placed: new Map(placed.map((card) => [card.code, card])),
  }
}

function placesOf({ boxes }: FrontPlan, list: FrontFill['list'], section?: string): number {
  return boxes
    .filter(({ fill }) => fill?.list === list && (fill.list !== 'section' || fill.section === section))
    .reduce((sum, { places }) => sum + places, 0)
}

function sectionsIn({ boxes }: FrontPlan): string[] {
  return [...new Set(boxes.flatMap(({ fill }) => (fill?.list === 'section' ? [fill.section] : [])))]
}
