import { type FrontBox, type FrontFill, type FrontPlan, hasExpired, kindLists, type Placement } from './plan.ts'

/** What must be known of an article to place it. */
export interface Dealable {
  code: number
  kind: string
  hero: { media: string | null } | null
}

/** What the boxes are filled from, newest (or most read) first, with overlaps. */
export interface FrontLists<Story extends Dealable> {
  newest: readonly Story[]
  photo: readonly Story[]
  video: readonly Story[]
  note: readonly Story[]
  mostRead: readonly Story[]
  sections: ReadonlyMap<string, readonly Story[]>
  /** Of those that somebody placed, the ones that are live, by their code. */
  placed: ReadonlyMap<number, Story>
}

/** An article in its place; `placement` when somebody put it there. */
export interface Dealt<Story> {
  story: Story
  placement: Placement | null
}

export interface DealtBox<Story> {
  box: FrontBox
  dealt: Dealt<Story>[]
}

/** Who leads by itself is the newest with a picture among this many; without one, the newest of all. */
const leadCandidates = 6

/** Lists that hold few stories are dealt before those that hold many. */
const turns: Record<FrontFill['list'], number> = {
  newest: 0,
  photo: 1,
  video: 1,
  note: 1,
  section: 2,
  'most-read': 3,
}

/**
 * Deals every article once: first what was placed and is neither expired nor taken down, in its box; then each box
 * fills its empty places from its list with what stands nowhere else. So nothing can stand on the front page twice,
 * and what leaves it leaves no hole as long as its list has more.
 */
export function dealFront<Story extends Dealable>(
  plan: FrontPlan,
  lists: FrontLists<Story>,
  now: Date,
): DealtBox<Story>[] {
  const used = new Set<number>()
  const hands = plan.boxes.map((box) => ({ box, hand: handOf(box, { lists, now, used }) }))
  const inTurn = hands.filter(({ box }) => box.fill !== null)
  inTurn.sort((one, other) => turns[one.box.fill!.list] - turns[other.box.fill!.list])
  for (const { box, hand } of inTurn) fillUp(box, hand, { candidates: candidatesFor(box, lists), used })
  return hands.map(({ box, hand }) => ({ box, dealt: hand.filter((one) => one !== undefined) }))
}

type Hand<Story> = (Dealt<Story> | undefined)[]

/** The places of a box with what was placed in them: what is pinned where it is pinned, the others from the top. */
function handOf<Story extends Dealable>(
  box: FrontBox,
  { lists, now, used }: { lists: FrontLists<Story>; now: Date; used: Set<number> },
): Hand<Story> {
  const hand: Hand<Story> = Array.from({ length: box.places })
  const standing = box.placed.filter((one) => !hasExpired(one, now) && lists.placed.has(one.code))
  const put = (placement: Placement, place: number) => {
    if (place < 0 || place >= box.places || used.has(placement.code)) return
    used.add(placement.code)
    hand[place] = { story: lists.placed.get(placement.code)!, placement }
  }
  for (const one of standing) if (one.pinnedAt !== null && hand[one.pinnedAt] === undefined) put(one, one.pinnedAt)
  for (const one of standing) if (!used.has(one.code)) put(one, hand.indexOf(undefined))
  return hand
}

function fillUp<Story extends Dealable>(
  box: FrontBox,
  hand: Hand<Story>,
  { candidates, used }: { candidates: readonly Story[]; used: Set<number> },
): void {
  const free = candidates.filter(({ code }) => !used.has(code))
  const isLead = box.prominence === 'maximum' && box.style === 'banner'
  const leading = isLead ? free.slice(0, leadCandidates).find(({ hero }) => hero?.media) : undefined
  const inOrder = leading === undefined ? free : [leading, ...free.filter((one) => one !== leading)]
  for (let place = 0; place < box.places && inOrder.length > 0; place += 1) {
    if (hand[place] !== undefined) continue
    const story = inOrder.shift()!
    used.add(story.code)
    hand[place] = { story, placement: null }
  }
}

function candidatesFor<Story extends Dealable>({ fill }: FrontBox, lists: FrontLists<Story>): readonly Story[] {
  if (fill === null) return []
  switch (fill.list) {
    case 'newest':
      return newsOf(lists.newest)
    case 'section':
      return lists.sections.get(fill.section) ?? []
    case 'most-read':
      return lists.mostRead
    default:
      return lists[fill.list]
  }
}

/** Photographs, films and notes have their own boxes; where there is nothing else they are the news. */
function newsOf<Story extends Dealable>(newest: readonly Story[]): readonly Story[] {
  const news = newest.filter(({ kind }) => !(kindLists as readonly string[]).includes(kind))
  return news.length > 0 ? news : newest
}
