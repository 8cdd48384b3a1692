import { isStopWord, stem, type Token, tokens } from '#persian'

/** Longer words are no words; they are found by their beginning. */
const wordLengthMax = 40
/** Shorter words are seldom taken for what they are not. */
const doubtfulMin = 6
const ZWNJ = '\u200c'

/** A word of a text as search sees it: the ways in which it may be met, and where it stands. */
export interface SearchWord {
  /** Folded, half-spaces gone. */
  folded: string
  /** Ways to meet the whole word: its stem first, then other spellings. */
  ways: readonly string[]
  /** Stems of a compound's parts, common ones left out. */
  partWays: readonly string[]
  /** True for a word too common to be searched for on its own. */
  isCommon: boolean
  start: number
  end: number
  /** Folded parts of a compound; empty for a word of one piece. */
  parts: readonly string[]
  /** As written. */
  written: string
}

/** The words of a text in order. */
export function wordsOf(text: string): SearchWord[] {
  const words: SearchWord[] = []
  eachWord(text, ({ folded, ways, partWays, isCommon, parts }, start, end) => {
    words.push({ folded, ways, partWays, isCommon, parts, start, end, written: text.slice(start, end) })
  })
  return words
}

/** What a word means, wherever it stands. */
export type Meaning = Omit<SearchWord, 'start' | 'end' | 'written'>
type Visit = (meaning: Meaning, start: number, end: number) => void

/** Meets the words of a text in order, where they need not be kept: bodies are looked through by the dozen. */
export function eachWord(text: string, visit: Visit): void {
  if (ADDRESS.test(text)) {
    meet(meaningsIn(text), 0, visit)
    return
  }
  let start = 0
  let end = endOfRun(text, start)
  let run = runOf(text.slice(start, end))
  while (end < text.length) {
    const nextEnd = endOfRun(text, end + 1)
    const next = runOf(text.slice(end + 1, nextEnd))
    if (run.leansOn || next.leansBack) {
      // «می» and «شود» with a space between them are one word: such runs are read together.
      end = nextEnd - start > runLengthMax ? text.length : nextEnd
      run = runOf(text.slice(start, end))
    } else {
      meet(run.placed, start, visit)
      start = end + 1
      end = nextEnd
      run = next
    }
  }
  meet(run.placed, start, visit)
}

function meet(placed: readonly Placed[], at: number, visit: Visit): void {
  for (const { meaning, start, end } of placed) visit(meaning, at + start, at + end)
}

/** Signs of an address or a tag, which may take in more than a run: such texts are read whole. */
const ADDRESS = /[@#]|:\/\/|www\./
/** A longer run of letters without a space is read, but not remembered; nor are more runs put together than this. */
const runLengthMax = 48

/** What stands between two spaces of a text: its words, and whether they may belong to what stands before or after. */
interface Run {
  placed: readonly Placed[]
  leansBack: boolean
  leansOn: boolean
}

interface Placed {
  meaning: Meaning
  start: number
  end: number
}

/** Runs met lately. Nearly all of a newspaper's are known, so that its words need not be read letter by letter again. */
const runsMax = 40_000
const runs = new Map<string, Run>()

function runOf(slice: string): Run {
  const known = runs.get(slice)
  if (known !== undefined) return known
  // A copy: what is remembered must not keep the article alive that it was cut from.
  const text = ` ${slice}`.slice(1)
  const placed = meaningsIn(text)
  const [first, last] = [placed[0], placed.at(-1)]
  const run = {
    placed,
    leansBack: first !== undefined && first.start === 0 && /^(?:ها(?:ی.*)?|تر(?:ین)?)$/.test(first.meaning.folded),
    leansOn: last !== undefined && last.end === text.length && /^ن?می$/.test(last.meaning.folded),
  }
  if (runs.size >= runsMax) runs.clear()
  if (text.length <= runLengthMax) runs.set(text, run)
  return run
}

function endOfRun(text: string, start: number): number {
  const end = text.indexOf(' ', start)
  return end < 0 ? text.length : end
}

function meaningsIn(text: string): Placed[] {
  return tokens(text).flatMap((token) => {
    const meaning = remembered.get(token.word) ?? remember(token)
    return meaning.folded === '' ? [] : [{ meaning, start: token.start, end: token.end }]
  })
}

/** Words met lately: a newspaper's working vocabulary fits, and all but one word in fifty is known. */
const rememberedMax = 40_000
const remembered = new Map<string, Meaning>()

function remember({ text, parts: tokenParts, word }: Token): Meaning {
  const folded = plain(text)
  const parts = tokenParts.map(plain).filter((part) => part !== '')
  const partWays = parts.filter((part) => part.length > 1 && !isStopWord(part)).map((part) => plain(stem(part)))
  const meaning = { folded, ways: waysTo(word, folded), partWays, isCommon: isStopWord(word), parts }
  if (remembered.size >= rememberedMax) remembered.clear()
  if (word.length <= wordLengthMax) remembered.set(word, meaning)
  return meaning
}

/**
 * A word with a half-space is met as it is typed without one too: endings are told from stems by the half-space, so the
 * stem of the joined spelling may be longer.
 */
function waysTo(word: string, folded: string): string[] {
  const stemmed = plain(stem(word))
  const ways = new Set([stemmed])
  if (word.includes(ZWNJ)) {
    ways.add(folded)
    const joined = plain(stem(folded))
    if (joined.startsWith(stemmed)) ways.add(joined)
  }
  // «پیشبینی» read as a verb is «پیشدید»: a long word that does not begin with its stem is kept as it stands, too.
  if (folded.length >= doubtfulMin && !folded.startsWith(stemmed)) ways.add(folded)
  ways.delete('')
  return [...ways]
}

/** Latin without its accents; nothing that is no letter or digit at the ends; no spaces; not longer than a word. */
export function plain(folded: string): string {
  const bare = ACCENTED.test(folded) ? folded.normalize('NFD').replace(/\p{M}/gu, '') : folded
  return bare.replace(/\s/g, '').slice(0, wordLengthMax)
}

const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/
