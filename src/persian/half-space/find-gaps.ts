import { Letters, listedGap, typeOf } from './features.ts'
import { extended, hashOf, WORD_LENGTH_MAX } from './hash.ts'
import { codesOf, joinsNext } from './letters.ts'
import { INTACT, KNOWN, type Lexicon } from './lexicon.ts'
import { droppedOdds, type GapModel, pairWeight, spacedOdds } from './model.ts'
import { type Pair, PairMemory } from './pair-memory.ts'
import { LINK, type Piece, type Pieces } from './pieces.ts'
import { places, WordMemory } from './word-memory.ts'

/** Below this nothing is worth remembering: no context makes it likely. */
const ODDS_MIN = -1

/** Two vowel marks in a word are Arabic as it is recited. */
const MARKS_MAX = 2

/**
 * Added where no word stands whole like this and a list has it with this very half-space: of 908 such words in sound text
 * of the treebank 901 had lost it.
 */
const LISTED_ODDS = 2.5

/**
 * The same of two words written apart that edited text, or a list alone, has as one, and edited text never as two: of 412
 * such pairs in sentences held back 404 were one, and of 179 that lists alone have 137.
 */
const BOUND_EDITED_ODDS = 1.5
const BOUND_LISTED_ODDS = 0.5
/** It takes a damaged line to bind them: who writes «برنامه ریزی» alone may mean it so. */
const BOUND_ODDS_MAX = 5

/** As good papers bind these or not, they follow a line that is damaged and are no sign of damage themselves. */
const UNDECIDED = 0.2

/** Pairs that news Persian binds and older edited text leaves apart, and those that nobody means apart. */
const HOUSE_PAIRS: ReadonlyMap<number, number> = new Map(
  [
    ...['هیچ‌کس', 'هیچ‌یک', 'همه‌چیز', 'ثبت‌نام', 'به‌ویژه', 'تخم‌مرغ', 'رئیس‌جمهور', 'رئیس‌جمهوری', 'ریاست‌جمهوری'].map(
      (word) => [word, UNDECIDED] as const,
    ),
    ...['دست‌کم', 'راه‌حل', 'هیچ‌گونه', 'گفت‌وگو'].map((word) => [word, 3] as const),
    ...[
      'سه‌شنبه',
      'آن‌ها',
      'این‌ها',
      'بین‌المللی',
      'بین‌الملل',
      'جام‌جم',
      'وال‌استریت',
      'استریت‌ژورنال',
      'فاکس‌نیوز',
      'فرانس‌پرس',
    ].map((word) => [word, 8] as const),
  ].map(([word, odds]) => [hashOf(codesOf(word)), odds]),
)

/** «سه ماهه», «یک طرفه»: numbers that measure bind to what they measure. */
const MEASURED_ODDS = 2
/** «جست وجو», «ساخت وساز»: «و» tied to what is no word with it, where a list has the whole as one; nobody means that apart. */
const TIED_ODDS = 8
/** The odds that some pairs have at least. */
const FLOORS = [Number.NEGATIVE_INFINITY, ...new Set([...HOUSE_PAIRS.values(), MEASURED_ODDS, TIED_ODDS])]
const hashesOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map((word) => hashOf(codesOf(word))))
const NUMBERS = hashesOf('یک شش هفت هشت سه بیست سی پنج ده نه شصت پنجاه یازده دوازده پانزده هجده نوزده')
const MEASURES = hashesOf('ماهه ساله روزه نفره طرفه جانبه گانه ساعته باره پنجم ششم هفتم هشتم نهم دهم')

/** «خانه ی ما»: a lone ی after ه is its ezafe. */
const EZAFE_ODDS = 8
const [HEH, YEH, WAW] = codesOf('هیو') as [number, number, number]

const letters = new Letters()
const judged = places()
const words = new WordMemory()
const pairs = new PairMemory()

/** Splits pieces where a half-space was probably lost; the new pieces are tied by `LINK.dropped` with their odds. */
export function findDropped(pieces: Pieces, model: GapModel): Piece[] {
  const list: Piece[] = []
  for (const piece of pieces.list) {
    look(piece, pieces.codes, model)
    piece.type = judged.type
    if (judged.count === 0 || piece.marks >= MARKS_MAX) list.push(piece)
    else split(piece, { pieces, list, lexicon: model.words })
  }
  return list
}

/** Fills `judged` with what is known of a word: from memory, where it was met lately. */
function look(piece: Piece, codes: Uint8Array, model: GapModel): void {
  const length = piece.to - piece.from
  const isLong = length > WORD_LENGTH_MAX
  if (!isLong && words.recall(piece.hash, length, judged)) return
  judged.count = 0
  if (length >= 3 && !isLong) judge(piece, codes, model)
  judged.type = typeOf(model.words.known(piece.hash))
  if (!isLong) words.remember(piece.hash, length, judged)
}

/** Fills `judged` with the places where a word may have lost a half-space. */
function judge(piece: Piece, codes: Uint8Array, model: GapModel): void {
  letters.clear()
  for (let at = piece.from; at < piece.to; at++) letters.push(codes[at]!)
  const whole = letters.prefixes[letters.length]!
  const listed = standsWhole(model.words.known(whole)) ? 0 : model.words.gaps(whole)
  let count = 0
  for (let gap = 1; gap < letters.length; gap++) {
    if (!joinsNext(letters.codes[gap - 1]!)) continue
    let odds = droppedOdds(model, letters, gap)
    if (((listed >>> gap) & 1) === 1) odds = Math.max(odds, 0) + LISTED_ODDS
    if (odds < ODDS_MIN) continue
    // One letter is no part of a word: of «گوش‌هایم» and «گوشه‌ایم» the likelier stands.
    const isNextToLast = count > 0 && judged.gaps[count - 1] === gap - 1
    if (isNextToLast && judged.odds[count - 1]! >= odds) continue
    if (!isNextToLast) count++
    judged.gaps[count - 1] = gap
    judged.odds[count - 1] = odds
  }
  judged.count = count
}

interface Splitting {
  pieces: Pieces
  list: Piece[]
  lexicon: Lexicon
}

function split(piece: Piece, splitting: Splitting): void {
  const { list } = splitting
  let from = piece.from
  for (let at = 0; at < judged.count; at++) {
    const to = piece.from + judged.gaps[at]!
    list.push(part(piece, { from, to, link: LINK.dropped, odds: judged.odds[at]! }, splitting))
    from = to
  }
  list.push(part(piece, { from, to: piece.to, link: piece.link, odds: piece.odds }, splitting))
}

/** The letters of `piece` between two places, as a piece of its own. */
function part(
  piece: Piece,
  { from, to, link, odds }: Pick<Piece, 'from' | 'to' | 'link' | 'odds'>,
  { pieces, lexicon }: Splitting,
): Piece {
  let hash = 0
  for (let at = from; at < to; at++) hash = extended(hash, pieces.codes[at]!)
  const start = from === piece.from ? piece.start : pieces.places[from]!
  const end = to === piece.to ? piece.end : pieces.places[to]!
  const type = typeOf(lexicon.known(hash))
  return { start, end, from, to, hash, marks: piece.marks, link, odds, type }
}

/** Names of Latin letters; three or more in a row are an abbreviation: «سی‌ان‌ان», «اف‌بی‌آی». */
const LETTER_NAMES: ReadonlySet<number> = new Set(
  'ای بی سی دی اف جی اچ آی کی ال ام ان پی آر اس تی یو وی ایکس زد'.split(' ').map((name) => hashOf(codesOf(name))),
)
const ABBREVIATION_ODDS = 7
const ABBREVIATION_MIN = 3

/** Ties the letters of abbreviations that are spelled by their names. */
export function findAbbreviations(list: readonly Piece[]): void {
  let first = 0
  for (let index = 0; index < list.length; index++) {
    if (!LETTER_NAMES.has(list[index]!.hash)) first = index + 1
    else if (list[index]!.link !== LINK.space || !LETTER_NAMES.has(list[index + 1]?.hash ?? 0)) {
      if (index + 1 - first >= ABBREVIATION_MIN) {
        for (let at = first; at < index; at++) list[at]!.odds = Math.max(list[at]!.odds, ABBREVIATION_ODDS)
      }
      first = index + 1
    }
  }
}

/** Gives every single space between two words its odds of standing for a half-space. */
export function findSpaced(list: readonly Piece[], codes: Uint8Array, model: GapModel): void {
  for (let index = 0; index + 1 < list.length; index++) {
    const piece = list[index]!
    const next = list[index + 1]!
    if (piece.link !== LINK.space || !joinsNext(codes[piece.to - 1]!)) continue
    // «خانهٔ» has its ezafe: nothing more is tied to it.
    if (piece.marks > 0 && codes[piece.to - 1] === HEH) continue
    const leftLength = piece.to - piece.from
    const rightLength = next.to - next.from
    if (leftLength > WORD_LENGTH_MAX || rightLength > WORD_LENGTH_MAX) continue
    const pair = pairs.get(piece.hash, next.hash) ?? judgedPair({ piece, next, codes }, model)
    const previous = index > 0 ? list[index - 1]! : null
    const isFollowed = next.link !== LINK.none
    piece.odds = spacedOdds(model, pair, {
      before: previous && previous.link !== LINK.none ? previous.hash : 0,
      after: isFollowed ? list[index + 2]!.hash : 0,
      leftType: piece.type,
      rightType: next.type,
      afterType: isFollowed ? list[index + 2]!.type : 0,
    })
    if (piece.odds < BOUND_ODDS_MAX && piece.hash !== next.hash)
      piece.odds = Math.min(BOUND_ODDS_MAX, boundOdds(piece.odds, pair.listed))
    if (rightLength === 1 && codes[next.from] === YEH && codes[piece.to - 1] === HEH && leftLength > 2)
      piece.odds = EZAFE_ODDS
    if (pair.floor > 0) piece.odds = Math.max(piece.odds, FLOORS[pair.floor]!)
  }
}

/** Looks at two words written apart, run together, whatever stands around them. */
function judgedPair(
  { piece, next, codes }: { piece: Piece; next: Piece; codes: Uint8Array },
  model: GapModel,
): Readonly<Pair> {
  const gap = piece.to - piece.from
  letters.clear()
  for (let at = piece.from; at < piece.to; at++) letters.push(codes[at]!)
  for (let at = next.from; at < next.to; at++) letters.push(codes[at]!)
  const whole = letters.prefixes[letters.length]!
  const listed = standsWhole(model.words.known(whole)) ? 0 : listedGap(letters, gap, model.words)
  const isTied =
    listed > 1 &&
    codes[next.from] === WAW &&
    letters.length > gap + 2 &&
    (model.words.known(next.hash) & INTACT & ~KNOWN.wikipedia) === 0
  return pairs.remember({
    left: piece.hash,
    right: next.hash,
    weight: pairWeight(model, letters, gap),
    listed,
    floor: isTied ? FLOORS.indexOf(TIED_ODDS) : floorOf(piece.hash, next.hash, whole),
  })
}

/** Which of the `FLOORS` the odds of two words stand on, whatever stands around them; 0 for none. */
function floorOf(left: number, right: number, whole: number): number {
  const measured = NUMBERS.has(left) && MEASURES.has(right) ? MEASURED_ODDS : Number.NEGATIVE_INFINITY
  return FLOORS.indexOf(Math.max(measured, HOUSE_PAIRS.get(whole) ?? Number.NEGATIVE_INFINITY))
}

/** The odds of two words that make a listed compound, which nobody is known to write apart. */
function boundOdds(odds: number, listed: number): number {
  if (listed === 5 || listed === 3) return odds + BOUND_EDITED_ODDS
  return listed === 4 || listed === 2 ? odds + BOUND_LISTED_ODDS : odds
}

/** An encyclopedia's vocabulary has words that lost their half-spaces, too: edited text knows better. */
function standsWhole(known: number): boolean {
  const doubted = (known & KNOWN.gappedEdited) !== 0 ? KNOWN.wikipedia : 0
  return (known & INTACT & ~doubted) !== 0
}
