import { fold } from '#persian'
import { type Comparable, stemHash } from './comparison.ts'
import { point } from './folded-text.ts'
import { kinds } from './words.ts'

/** Headlines of texts that gather several stories, as newsrooms write them; in folded letters. */
const gathering = new RegExp(
  [
    '^مرور |مرور(ی بر)? (اخبار|خبرها|رویداد|روزنامه|مهم)',
    'مهم ?ترین ?(های)? (خبر|اخبار|رویداد|عناوین|تیتر|تحولات|عنوان)',
    '(خلاصه|گزیده|چکیده|بسته|سرخط|عناوین|گلچین) ?(ی|های)? ?(مهم ?ترین )?(خبر|اخبار|رویداد|روزنامه)',
    '(خبرهای|اخبار) (کوتاه|مهم|امروز|دیروز|برگزیده|ویژه|داغ|پراکنده)',
    'لحظه به لحظه|پوشش زنده|گزارش زنده|روایت زنده|در یک نگاه|(صفحه|تیتر) (نخست|اول|یک) روزنامه',
    'چند خبر|خبر کوتاه|خبر در یک|کوتاه از|رویدادهای (امروز|دیروز|هفته|روز)|انچه (امروز|دیروز|دیشب|این هفته)|هفته ?ای که گذشت|24 ساعت گذشته',
  ].join('|'),
)

/** Uncovered words of a paragraph, from which on it is looked at by itself. */
const paragraphWordsLeast = 8
/** Words that say something which a paragraph must share with the story to belong to it. */
const tiesLeast = 2
/** Ties of a very short paragraph. */
const shortParagraphWords = 16

/** A line that heads what follows it, in words. */
const headlineWordsLeast = 3
const headlineWordsMax = 14
const hoursLeast = 2
/** Words of a headline that speak of what stands beside the shared text. */
const ownNamesLeast = 1

/** Whether a headline announces several stories. */
export function announcesSeveral(title: string): boolean {
  return gathering.test(fold(title))
}

/**
 * Of the words by which the longer text goes beyond what it shares, the share that stands in paragraphs which speak of
 * the shorter one's story too: near 1 for an extended version, near 0 where other stories were put beside it.
 */
export function relatedShare(longer: Comparable, covered: Uint8Array, shorter: Comparable): number {
  const story = contentStems(shorter)
  let [own, related] = [0, 0]
  for (const paragraph of uncoveredParagraphs(longer, covered)) {
    const ties = new Set<number>()
    for (const at of paragraph) {
      const stem = stemHash(longer, at)
      if (longer.words.kinds[at] === kinds.content && story.has(stem)) ties.add(stem)
    }
    own += paragraph.length
    const needed = paragraph.length < shortParagraphWords ? tiesLeast - 1 : tiesLeast
    if (ties.size >= needed + Math.floor(paragraph.length / 60)) related += paragraph.length
  }
  return own === 0 ? 1 : related / own
}

/**
 * Whether a text looks put together from several: what it shares with another begins under a headline of its own, or
 * its paragraphs begin with the hours of the day.
 */
export function looksGathered(longer: Comparable, covered: Uint8Array): boolean {
  const paragraphs = paragraphsOf(longer)
  const hours = paragraphs.filter((places) => beginsWithHour(longer, places))
  if (hours.length >= hoursLeast) return true
  const firstShared = paragraphs.findIndex((places) => places.length > headlineWordsMax && isCovered(places, covered))
  const above = paragraphs[firstShared - 1]
  if (above === undefined || isCovered(above, covered)) return false
  return above.length >= headlineWordsLeast && above.length <= headlineWordsMax
}

/**
 * Whether a headline names both what is shared and, in words that the shorter text has not, what stands beside it:
 * «از سد سپیدرود تا معوقات معلمان».
 */
export function headlineNamesMore(longer: Comparable, covered: Uint8Array, shorter: Comparable): boolean {
  const story = contentStems(shorter)
  const beside = new Set(
    uncoveredParagraphs(longer, covered).flatMap((places) => places.map((at) => stemHash(longer, at))),
  )
  let [shared, own] = [0, 0]
  for (let at = 0; at < longer.words.titleCount; at += 1) {
    if (longer.words.kinds[at] !== kinds.content || !isTelling(longer, at)) continue
    const stem = stemHash(longer, at)
    if (story.has(stem)) shared += 1
    else if (beside.has(stem)) own += 1
  }
  return shared > 0 && own >= ownNamesLeast
}

function paragraphsOf({ words }: Comparable): number[][] {
  const paragraphs: number[][] = []
  for (let at = words.titleCount; at < words.count; at += 1) {
    if (at === words.titleCount || words.paragraphs[at] !== words.paragraphs[at - 1]) paragraphs.push([])
    paragraphs.at(-1)!.push(at)
  }
  return paragraphs
}

function isCovered(places: readonly number[], covered: Uint8Array): boolean {
  return places.filter((at) => covered[at] === 1).length * 2 > places.length
}

/** «ساعت ۱۴:۳۰ - …» */
function beginsWithHour({ text: { bytes }, words }: Comparable, places: readonly number[]): boolean {
  return places.slice(0, 2).some((at) => {
    const letters = bytes.subarray(words.starts[at]!, words.ends[at]!)
    return words.kinds[at] === kinds.number && letters.length >= 4 && letters.length <= 5 && letters.includes(point)
  })
}

function contentStems(text: Comparable): Set<number> {
  const stems = new Set<number>()
  for (let at = 0; at < text.words.count; at += 1) {
    if (text.words.kinds[at] === kinds.content && isTelling(text, at)) stems.add(stemHash(text, at))
  }
  return stems
}

/** Words of four letters and more: of the shorter ones many stand everywhere. */
function isTelling({ words: { starts, ends } }: Comparable, at: number): boolean {
  return ends[at]! - starts[at]! >= 4
}

function uncoveredParagraphs({ words }: Comparable, covered: Uint8Array): number[][] {
  const paragraphs = new Map<number, number[]>()
  for (let at = words.bodyFrom; at < words.count; at += 1) {
    if (covered[at] === 1) continue
    const paragraph = words.paragraphs[at]!
    const places = paragraphs.get(paragraph)
    if (places === undefined) paragraphs.set(paragraph, [at])
    else places.push(at)
  }
  return [...paragraphs.values()].filter((places) => places.length >= paragraphWordsLeast)
}
