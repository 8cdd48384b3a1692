import { Comparable, type Comparison, compareHeadlines, compareTexts } from './comparison.ts'
import { correctsEarlier } from './correction.ts'
import { type FoldedText, foldText } from './folded-text.ts'
import { type IndexedWords, indexWords } from './passages.ts'
import { announcesSeveral, headlineNamesMore, looksGathered, relatedShare } from './round-up.ts'

/** An item as it arrived, in plain text; paragraphs end with line feeds. */
export interface ArrivedText {
  source: string
  title: string
  body: string
  /** When it was published, in ms since 1970; null where it does not say. */
  at: number | null
}

/** An item as it is kept for comparing with those that come later. */
export interface KeptCopy {
  text: FoldedText
  source: string
  at: number | null
  /** Its headline announces several stories. */
  isRoundUp: boolean
  /** Its headline, or its first words, say that it corrects what was said before. */
  isCorrection: boolean
}

/** What was found about two items. */
export interface Judgement {
  isSameStory: boolean
  /** Why not, or how: for tests and for those who wonder. */
  reason: 'copy' | 'part' | 'too-far-apart' | 'little-shared' | 'other-facts' | 'round-up' | 'follow-up'
  /** How much of the two is the same, 0 to 1. */
  likeness: number
  /** The one is nearly all in the other and the other in it. */
  isMutual: boolean
  /** Words of the arriving item that stand in the kept one: 1 where they do. */
  covered: Uint8Array
}

const hourMs = 3_600_000
/** The slowest outlets copy within two days; after that the same words are news again. */
export const copiedWithinMs = 60 * hourMs
/** From here on only what is the same word for word is a copy. */
const slowCopyMs = 26 * hourMs
const slowLikeness = 0.9
/** A version of the same day; what takes up a story later follows it up. */
const sameDayMs = 9 * hourMs

const limits = {
  /** Share of the shorter text that stands in the longer. */
  part: 0.62,
  /** Share of both, where both were rewritten a little. */
  both: 0.5,
  /** A text of few words must be in the other nearly whole. */
  shortWords: 25,
  shortPart: 0.8,
  /** Share of both, from which on the two are one text. */
  mutual: 0.7,
  /** … where one of them announces several stories. */
  mutualRoundUp: 0.85,
  /** Words replaced by others, among those shared that say something. */
  wordsReplaced: 0.07,
  /** Facts replaced, among all facts in shared places. */
  factsReplaced: 0.34,
  /** Words the longer one has beyond the shorter, from which on it is asked what they speak of. */
  ownShare: 0.3,
  related: 0.45,
  /** … where only the longer one's headline says that it gathers. */
  unrelated: 0.05,
  headlineFrame: 0.5,
  /** What a correction may replace: facts, in headline and text; and words, among those shared that say something. */
  factsCorrected: 4,
  wordsCorrected: 0.2,
} as const

/** Makes an item ready to be kept. */
export function keepCopy({ source, title, body, at }: ArrivedText): KeptCopy {
  return {
    text: foldText(title, body),
    source,
    at,
    isRoundUp: announcesSeveral(title),
    isCorrection: correctsEarlier(title, body),
  }
}

/** An item that arrives, ready to be compared with many that are kept. */
export class Arrival {
  readonly copy: KeptCopy
  readonly #side: Comparable
  readonly #indexed: IndexedWords

  constructor(copy: KeptCopy) {
    this.copy = copy
    this.#side = new Comparable(copy.text)
    this.#indexed = indexWords(this.#side.words)
  }

  /** Whether the arriving item tells the same story as a kept one, in the same words. */
  judge(kept: KeptCopy, keptSide = new Comparable(kept.text)): Judgement {
    const apartMs = kept.at === null || this.copy.at === null ? 0 : Math.abs(this.copy.at - kept.at)
    if (apartMs > copiedWithinMs) return { ...refused('too-far-apart', 0), covered: new Uint8Array(0) }
    const found = compareTexts(keptSide, this.#side, this.#indexed)
    const judged = judge({ kept, arrived: this.copy, apartMs, keptSide, arrivedSide: this.#side, found })
    return { ...judged, covered: found.coveredOfOther }
  }
}

interface Pair {
  kept: KeptCopy
  arrived: KeptCopy
  apartMs: number
  keptSide: Comparable
  arrivedSide: Comparable
  found: Comparison
}

type Verdict = Omit<Judgement, 'covered'>

function refused(reason: Judgement['reason'], likeness: number): Verdict {
  return { isSameStory: false, reason, likeness, isMutual: false }
}

function judge(pair: Pair): Verdict {
  const { found, apartMs } = pair
  const part = Math.max(found.shareOfOne, found.shareOfOther)
  const both = Math.min(found.shareOfOne, found.shareOfOther)
  const likeness = (part + both) / 2
  if (!sharesEnough(pair, part, both)) return refused('little-shared', likeness)
  if (apartMs > slowCopyMs && both < slowLikeness) return refused('too-far-apart', likeness)
  if (hasOtherFacts(pair)) return refused('other-facts', likeness)
  const isMutual = both >= limits.mutual
  if (pair.kept.isRoundUp !== pair.arrived.isRoundUp && both < limits.mutualRoundUp)
    return refused('round-up', likeness)
  const beyond = beyondShared(pair)
  if (beyond.ownShare >= limits.ownShare) {
    if (isGathered(beyond)) return refused('round-up', likeness)
    if (apartMs > sameDayMs && beyond.isLaterLonger && beginsAnew(beyond)) return refused('follow-up', likeness)
  }
  return { isSameStory: true, reason: isMutual ? 'copy' : 'part', likeness, isMutual }
}

function sharesEnough({ keptSide, arrivedSide }: Pair, part: number, both: number): boolean {
  const shorter = Math.min(bodyWords(keptSide), bodyWords(arrivedSide))
  if (shorter < limits.shortWords) return part >= limits.shortPart
  return part >= limits.part || both >= limits.both
}

function bodyWords({ words }: Comparable): number {
  return words.count - words.bodyFrom
}

/** One frame, filled with other numbers, days or names: news of the same kind, not the same news. */
function hasOtherFacts(pair: Pair): boolean {
  const { found, kept, arrived, keptSide, arrivedSide } = pair
  const { factsShared, factsReplaced, wordsReplaced, contentShared } = found
  const headlines = compareHeadlines(keptSide, arrivedSide)
  const inHeadline = headlines.shared >= limits.headlineFrame ? headlines.factsReplaced : 0
  const facts = factsReplaced + inHeadline
  if (kept.isCorrection !== arrived.isCorrection && corrects(pair.found, headlines.shared, facts)) return false
  const strictness = kept.source === arrived.source ? 0.5 : 1
  if (facts > 1 && facts > limits.factsReplaced * strictness * (facts + factsShared)) return true
  const replaced = wordsReplaced + 2 * facts
  return replaced > 1 + limits.wordsReplaced * strictness * contentShared
}

/** What a correction replaces is a figure or a name; all around it stays as it was, the headline too. */
function corrects(found: Comparison, headlineShared: number, facts: number): boolean {
  const both = Math.min(found.shareOfOne, found.shareOfOther)
  if (headlineShared < limits.headlineFrame && both < limits.mutual) return false
  return facts <= limits.factsCorrected && found.wordsReplaced <= limits.wordsCorrected * found.contentShared
}

interface Beyond {
  longer: Comparable
  shorter: Comparable
  /** Of the longer one's words. */
  covered: Uint8Array
  /** Share of the longer one's words that the shorter has not. */
  ownShare: number
  /** The longer one is the later of the two. */
  isLaterLonger: boolean
}

function beyondShared({ keptSide, arrivedSide, found, kept, arrived }: Pair): Beyond {
  const isKeptLater = kept.at !== null && arrived.at !== null && kept.at > arrived.at
  if (found.shareOfOne < found.shareOfOther) {
    const ownShare = 1 - found.shareOfOne
    return { longer: keptSide, shorter: arrivedSide, covered: found.coveredOfOne, ownShare, isLaterLonger: isKeptLater }
  }
  const ownShare = 1 - found.shareOfOther
  return {
    longer: arrivedSide,
    shorter: keptSide,
    covered: found.coveredOfOther,
    ownShare,
    isLaterLonger: !isKeptLater,
  }
}

function isGathered({ longer, covered, shorter }: Beyond): boolean {
  const related = relatedShare(longer, covered, shorter)
  if (related < limits.unrelated && headlineNamesMore(longer, covered, shorter)) return true
  return related < limits.related && looksGathered(longer, covered)
}

/** The longer text begins with something of its own: the news is that, and what is shared is how it came about. */
function beginsAnew({ longer: { words }, covered }: Beyond): boolean {
  const head = Math.min(words.count, words.bodyFrom + Math.ceil((words.count - words.bodyFrom) / 4))
  let own = 0
  for (let at = words.bodyFrom; at < head; at += 1) own += 1 - covered[at]!
  return own > (head - words.bodyFrom) / 2
}
