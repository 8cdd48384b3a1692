import {
  dealFront,
  defaultFrontPlan,
  defaultSectionPlan,
  type FrontBox,
  type FrontPlan,
  hasExpired,
  type Placement,
} from '#article'
import { toLatinDigits } from '#persian'
import { readId } from '#server'
import {
  type Card,
  cardsWithin,
  type Database,
  type FrontVersion,
  listArticles,
  readFrontLists,
  readManuscript,
  type Section,
} from '#store'
import { headlineWords } from '../articles/headline-words.ts'
import type { Asked } from './asked.ts'

const candidatesShown = 25

/** A story as the board shows it. */
export interface BoardStory {
  code: number
  /** As it is printed on the front page. */
  headline: string
  publishedAt: Date | null
  /** Null for one that its list put there. */
  placement: Placement | null
  /** Where it stands among the places of its box; null for what was placed and does not stand. */
  place: number | null
  hasExpired: boolean
}

export interface BoardBox {
  box: FrontBox
  stories: BoardStory[]
}

export interface Board {
  plan: FrontPlan
  /** Nobody has arranged it: it lays itself out. */
  isAutomatic: boolean
  boxes: BoardBox[]
}

/** The board of a plan: what stands in each box now, and what was placed there but does not stand. */
export async function readBoard(
  { desk, front, section }: Pick<Asked, 'desk' | 'front' | 'section'>,
  given: FrontPlan | null,
  sections: readonly Section[],
): Promise<Board> {
  const now = desk.now()
  const own = () =>
    section === null
      ? defaultFrontPlan(
          sections.filter(({ parent }) => parent === null),
          front.titles,
        )
      : defaultSectionPlan()
  const plan = given ?? own()
  const cards = section === null ? front.cards : cardsWithin(front.cards, section.slug)
  const dealt = dealFront<Card>(plan, await readFrontLists(cards, plan), now)
  const boxes: BoardBox[] = []
  for (const { box, dealt: standing } of dealt) {
    const stories = standing.map(({ story, placement }, place): BoardStory => {
      const { code, publishedAt } = story
      return { code, headline: placement?.headline ?? story.headline, publishedAt, placement, place, hasExpired: false }
    })
    const codes = new Set(standing.map(({ story }) => story.code))
    const absent = box.placed.filter(({ code }) => !codes.has(code))
    for (const placement of absent) stories.push(await absentStory(desk.database, placement, now))
    boxes.push({ box, stories })
  }
  return { plan, isAutomatic: given === null, boxes }
}

async function absentStory(database: Database, placement: Placement, now: Date): Promise<BoardStory> {
  const { code, headline } = placement
  const own = (await readManuscript(database, code))?.content.headline
  const shown = headline ?? own ?? `کد ${code}`
  return { code, headline: shown, publishedAt: null, placement, place: null, hasExpired: hasExpired(placement, now) }
}

export interface Candidate {
  code: number
  headline: string
  section: string | null
  publishedAt: Date | null
}

/**
 * Live articles of the edition to place, the newest first; by words of their headline, or by their code. Where nothing is asked for, a
 * section's page offers what is in the section.
 */
export async function readCandidates(
  { desk, front, section, edition }: Pick<Asked, 'desk' | 'front' | 'section' | 'edition'>,
  words: string,
): Promise<Candidate[]> {
  if (section !== null && words.trim() === '') {
    const cards = await front.cards.cards({ section: section.slug, limit: candidatesShown })
    return cards.map(({ section: own, ...card }) => ({ ...card, section: own?.name ?? null }))
  }
  const code = readId(toLatinDigits(words.trim()))
  const found = await listArticles(desk.database, {
    limit: candidatesShown,
    belowCode: null,
    writtenBy: null,
    state: 'live',
    section: null,
    editions: [edition],
    words: code === null ? headlineWords(words) : [],
    code,
  })
  return found.map(({ code: own, headline, section: filed, publication }) => ({
    code: own,
    headline,
    section: filed,
    publishedAt: publication?.publishedAt ?? null,
  }))
}

/** Two versions of which somebody must say which stands. */
export interface Conflict {
  /** What holds now; null when nobody has arranged anything. */
  theirs: FrontVersion | null
  /** Box by box, where they differ: what would stand there in each. */
  rows: { name: string; theirs: string[]; mine: string[] }[]
}
