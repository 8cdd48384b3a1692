import type { Judgement } from './judge-copies.ts'

/** What was found between an arriving item and one that belongs to a story. */
export interface JudgedMember<Story> {
  story: Story
  judgement: Judgement
}

/** Words a text takes from each of two stories that do not stand in the other, from which on it is a text about both. */
const ownWordsLeast = 25
/** … and of these the fewer, as a share of the more: a copy that adds the background of an older story is still a copy. */
const ownWordsShare = 0.4

/** Where an arriving item belongs. */
export interface Choice<Story> {
  /** Null for a story of its own. */
  story: Story | null
  /** It tells of several stories: no other item is a part of it. */
  isRoundUp: boolean
}

/**
 * The story an item belongs to. An item that is a copy of a member belongs to its story. One that shares only a part
 * must share it with most of the members it was compared with; and one that takes as
 * much from a second story is a text about both, and belongs to neither: stories are not joined by what quotes them.
 */
export function chooseStory<Story>(judged: readonly JudgedMember<Story>[]): Choice<Story> {
  let best: JudgedMember<Story> | null = null
  for (const member of judged) {
    const { isSameStory, isMutual, likeness } = member.judgement
    if (!isSameStory) continue
    if (!isMutual && !agrees(judged.filter(({ story }) => story === member.story))) continue
    if (best === null || likeness > best.judgement.likeness) best = member
  }
  if (best?.judgement.isMutual) return { story: best.story, isRoundUp: false }
  if (quotesTwo(judged)) return { story: null, isRoundUp: true }
  return { story: best?.story ?? null, isRoundUp: false }
}

function agrees<Story>(members: readonly JudgedMember<Story>[]): boolean {
  return members.filter(({ judgement }) => judgement.isSameStory).length * 2 > members.length
}

function quotesTwo<Story>(judged: readonly JudgedMember<Story>[]): boolean {
  const covers = coverByStory(judged)
  for (const [at, one] of covers.entries()) {
    for (const other of covers.slice(at + 1)) {
      const [ofOne, ofOther] = [wordsBeyond(one, other), wordsBeyond(other, one)]
      const fewer = Math.min(ofOne, ofOther)
      if (fewer >= ownWordsLeast && fewer >= ownWordsShare * Math.max(ofOne, ofOther)) return true
    }
  }
  return false
}

/** What each story's members together cover of the arriving item. */
function coverByStory<Story>(judged: readonly JudgedMember<Story>[]): Uint8Array[] {
  const covers = new Map<Story, Uint8Array>()
  for (const { story, judgement } of judged) {
    const cover = covers.get(story)
    if (cover === undefined) covers.set(story, judgement.covered.slice())
    else for (const [at, bit] of judgement.covered.entries()) if (bit === 1) cover[at] = 1
  }
  return [...covers.values()]
}

function wordsBeyond(cover: Uint8Array, other: Uint8Array): number {
  let words = 0
  for (const [at, bit] of cover.entries()) if (bit === 1 && other[at] !== 1) words += 1
  return words
}
