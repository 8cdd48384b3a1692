import { type Choice, chooseStory } from './choose-story.ts'
import { Comparable } from './comparison.ts'
import { Arrival, type ArrivedText, type KeptCopy, keepCopy } from './judge-copies.ts'
import { MarkIndex } from './mark-index.ts'
import { marksOf } from './marks.ts'

/** Items kept for comparison: three days of a hundred busy feeds. What is older is forgotten, its story is not told again. */
const itemsMax = 40_000
/** Letters kept of them. */
const bytesMax = 160 * 1024 * 1024
/** Items an arriving one is compared with word by word: those that share most marks with it. */
const comparedMax = 10
/** Items held ready to be compared again. */
const comparablesMax = 500
/** Items of a story that answer for it. */
const membersMax = 4
/** Marks two items must share to be compared, as a share of the fewer, and at least. */
const sharedMarksShare = 0.15
const sharedMarksLeast = 2
const fewMarks = 4

interface Kept {
  copy: KeptCopy
  marks: number
  story: number
}

/** Folds items into stories as they arrive. The same items in the same order give the same stories. */
export class StoryFolder {
  readonly #index = new MarkIndex()
  readonly #kept = new Map<number, Kept>()
  /** A few items of each story: the first and the last ones that are kept. */
  readonly #membersOf = new Map<number, number[]>()
  readonly #comparables = new Map<number, Comparable>()
  #arrived = 0
  #forgotten = 0
  #bytes = 0
  #stories = 0

  /** The story of an arriving item: numbered from 1 on, in the order in which they began. */
  fold(arrived: ArrivedText): number {
    const copy = keepCopy(arrived)
    const marks = marksOf(copy.text)
    const choice = this.#choose(copy, marks)
    const story = choice.story ?? this.#begin()
    const isRoundUp = copy.isRoundUp || choice.isRoundUp
    this.#keep({ copy: { ...copy, isRoundUp }, marks: marks.length, story }, marks)
    return story
  }

  #choose(copy: KeptCopy, marks: Int32Array): Choice<number> {
    const candidates = this.#candidates(marks)
    const arrival = new Arrival(copy)
    return chooseStory(
      candidates.map((item) => {
        const { copy: kept, story } = this.#kept.get(item)!
        return { story, judgement: arrival.judge(kept, this.#comparable(item)) }
      }),
    )
  }

  /** What is compared once is likely to be compared again soon: news of one kind comes together. */
  #comparable(item: number): Comparable {
    const ready = this.#comparables.get(item) ?? new Comparable(this.#kept.get(item)!.copy.text)
    this.#comparables.delete(item)
    this.#comparables.set(item, ready)
    if (this.#comparables.size > comparablesMax) this.#comparables.delete(this.#comparables.keys().next().value!)
    return ready
  }

  /** Those that share most, and a few more of their stories. */
  #candidates(marks: Int32Array): number[] {
    const shared = [...this.#index.shared(marks)].filter(([item, count]) => {
      const kept = this.#kept.get(item)
      if (kept === undefined) return false
      const fewer = Math.min(kept.marks, marks.length)
      return count >= (fewer <= fewMarks ? 1 : Math.max(sharedMarksLeast, fewer * sharedMarksShare))
    })
    const nearest = shared.sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, comparedMax)
    const items = new Set(nearest.map(([item]) => item))
    for (const item of [...items]) {
      for (const member of this.#membersOf.get(this.#kept.get(item)!.story) ?? []) items.add(member)
    }
    return [...items]
  }

  #begin(): number {
    this.#stories += 1
    return this.#stories
  }

  #keep(kept: Kept, marks: Int32Array): void {
    this.#arrived += 1
    this.#kept.set(this.#arrived, kept)
    this.#index.add(marks, this.#arrived)
    this.#bytes += kept.copy.text.bytes.length
    const members = this.#membersOf.get(kept.story)
    if (members === undefined) this.#membersOf.set(kept.story, [this.#arrived])
    else {
      if (members.length === membersMax) members.splice(1, 1)
      members.push(this.#arrived)
    }
    while (this.#kept.size > itemsMax || this.#bytes > bytesMax) this.#forgetOldest()
  }

  #forgetOldest(): void {
    this.#forgotten += 1
    const { copy, story } = this.#kept.get(this.#forgotten)!
    this.#kept.delete(this.#forgotten)
    this.#bytes -= copy.text.bytes.length
    const members = this.#membersOf.get(story)!.filter((item) => item !== this.#forgotten)
    if (members.length === 0) this.#membersOf.delete(story)
    else this.#membersOf.set(story, members)
  }
}
