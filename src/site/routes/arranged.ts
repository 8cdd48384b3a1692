import type { FrontPlan } from '#article'
import { cardsWithin, type FrontCards, type Named, type PublishedReader, readFrontLists } from '#store'
import type { Edition } from '../edition/edition.ts'
import { type FrontBoxView, frontView, showsPictures } from '../model/front.ts'

/** What a page that is arranged is made from: what is published now, or was at another time. */
export type FrontSource = FrontCards & Pick<PublishedReader, 'lastChange' | 'sections'>

/** What somebody arranged at the head of a section's page. */
export interface Arranged {
  boxes: FrontBoxView[]
  /** What stands there stands nowhere below. */
  codes: ReadonlySet<number>
  /** How many of its stories show a picture. */
  pictures: number
}

export const nothingArranged: Arranged = { boxes: [], codes: new Set(), pictures: 0 }

/** How a section's page was arranged, among all sections: its boxes may name any. */
export interface Arrangement {
  plan: FrontPlan
  sections: readonly Named[]
}

/** Fills the boxes of a section's page from the section and those under it. */
export async function arrangedOf(
  source: FrontSource,
  { plan, sections }: Arrangement,
  { section, instant, edition }: { section: string; instant: Date; edition: Edition },
): Promise<Arranged> {
  const lists = await readFrontLists(cardsWithin(source, section), plan)
  const { boxes } = frontView({ section, plan, lists, sections, edition }, instant)
  const pictured = boxes.filter(showsPictures).flatMap(({ cards }) => cards.filter(({ picture }) => picture !== null))
  return {
    boxes,
    codes: new Set(boxes.flatMap(({ cards }) => cards.map(({ code }) => code))),
    pictures: pictured.length,
  }
}
