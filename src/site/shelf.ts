import type { Section } from '#store'
import { breakingView } from './model/breaking.ts'
import { cardView } from './model/cards.ts'
import type { Boxes } from './pages/article.ts'
import { type TimedLine, timedLine } from './parts/boxes.ts'
import type { Frame } from './parts/frame.ts'
import type { EditionParts } from './settings.ts'

/** What many pages share, kept ready for a moment so that one page costs one question to the store. */
export interface Shelf {
  frame(): Promise<Frame>
  /** The newest lines of all, and of one section (null: of none). */
  boxes(section: string | null): Promise<Boxes>
  /** Something of it has changed: it is asked for anew. */
  forget(): void
}

/** How old what stands on the shelf may be; the boxes of a section, made from what stands there, twice as old. */
const keptMs = 15_000
/** More sections than any newsroom has: beyond it the shelf is cleared. */
const sectionsKeptMax = 200
/** One more than a box shows: the story beside it may be among them. And the other box may hold as many. */
const boxLines = 14

/** What stands around every page, asked of the store once and held until it changes. */
export function makeShelf(site: EditionParts & { editions: readonly EditionParts[]; now: () => Date }): Shelf {
  const { published, settings, now } = site
  const { edition } = settings
  const others = site.editions.map((one) => one.settings.edition).filter(({ code }) => code !== edition.code)
  const lines = async (section?: string): Promise<TimedLine[]> => {
    const cards = await published.cards(section === undefined ? { limit: boxLines } : { limit: boxLines, section })
    const instant = now()
    return cards.map((card) => timedLine(cardView(card, instant, edition)))
  }
  const frame = kept(async () => {
    const [sections, standing, breaking] = await Promise.all([
      published.sections(),
      published.standingPages(),
      published.breaking(now()),
    ])
    const usual = { settings, sections: firstLevel(sections), standing, editions: others }
    // What is printed of a frame is kept by the frame: it stays the same one.
    const urgent = breaking === null ? usual : { ...usual, breaking: breakingView(breaking) }
    return { usual, urgent, untilMs: breaking?.expiresAt.getTime() ?? 0 }
  }, now)
  const newest = kept(() => lines(), now)
  const ofNone = kept(async () => boxesOf(await newest(), []), now)
  const ofSection = new Map<string, Kept<Boxes>>()

  return {
    async frame() {
      const { usual, urgent, untilMs } = await frame()
      return now().getTime() < untilMs ? urgent : usual
    },
    forget: frame.forget,
    async boxes(section) {
      if (section === null) return ofNone()
      if (ofSection.size > sectionsKeptMax) ofSection.clear()
      const ask =
        ofSection.get(section) ?? kept(async () => boxesOf(...(await Promise.all([newest(), lines(section)]))), now)
      ofSection.set(section, ask)
      return ask()
    },
  }
}

function boxesOf(newest: readonly TimedLine[], ofSection: readonly TimedLine[]): Boxes {
  return { newest, ofSection, codes: new Set([...newest, ...ofSection].map(({ code }) => code)) }
}

/** The sections a reader navigates by, in their order. */
export function firstLevel(sections: readonly Section[]): Section[] {
  return sections.filter(({ parent }) => parent === null).toSorted((one, other) => one.position - other.position)
}

interface Kept<T> {
  (): Promise<T>
  forget(): void
}

/** The answer of `make`, asked for again when it is older than {@link keptMs}; a failure is not kept. */
function kept<T>(make: () => Promise<T>, now: () => Date): Kept<T> {
  let answer: Promise<T> | null = null
  let askedMs = 0
  const give = () => {
    const nowMs = now().getTime()
    if (answer === null || nowMs - askedMs > keptMs || nowMs < askedMs) {
      const asked = make()
      answer = asked
      askedMs = nowMs
      asked.catch(() => {
        if (answer === asked) answer = null
      })
    }
    return answer
  }
  return Object.assign(give, {
    forget: () => {
      answer = null
    },
  })
}
