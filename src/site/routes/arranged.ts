import { dealFront, type FrontPlan } from '#article'
import { type Card, cardsWithin, type FrontCards, type PublishedReader, readFrontLists } from '#store'
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

/** Fills the boxes of a section's page from the section and those under it. */
export async function arrangedOf(
  source: FrontSource,
  { section, plan, instant, edition }: { section: string; plan: FrontPlan; instant: Date; edition: Edition },
): Promise<Arranged> {
  const [lists, sections] = await Promise.all([readFrontLists(cardsWithin(source, section), plan), source.sections()])
  const dealt = dealFront<Card>(plan, lists, instant)
  const { boxes } = frontView({ section, plan, lists, sections, edition }, instant)
  const pictured = boxes.filter(showsPictures).flatMap(({ cards }) => cards.filter(({ picture }) => picture !== null))
  return {
    boxes,
    codes: new Set(dealt.flatMap((box) => box.dealt.map(({ story }) => story.code))),
    pictures: pictured.length,
  }
}
