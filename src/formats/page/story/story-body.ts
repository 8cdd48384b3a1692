/** From pieces to the document: noise inside the body goes, what repeats the headlines goes, the rest becomes blocks. */
import type { Block } from '#article'
import { isWithin, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { opensStory, sourceName } from '../words/credits.ts'
import { type LabelKind, labelOf, tellsOwnTale } from '../words/labels.ts'
import { dateLine } from '../words/moments.ts'
import { hasGivenName, personName } from '../words/person-name.ts'
import { bylineParts, plainLine, sameLetters, wordKey } from '../words/plain-line.ts'
import type { Spell } from '../words/spelling.ts'
import { isHashtags } from '../words/split-tags.ts'
import { blocksOf } from './piece-blocks.ts'
import { isLinked, type Piece } from './story-pieces.ts'

export interface StoryBody {
  blocks: Block[]
  /** The first paragraphs as found, where sources are credited. */
  opening: string[]
  /** Names on «منبع:» lines inside the body. */
  sources: string[]
  author: string | null
}

export interface BodyInput {
  pieces: readonly Piece[]
  /** The headline's element: what stands before it, when it lies in the body's element, is not the body. */
  titleElement: HtmlElement | null
  /** Headline, kicker, sub-headline and lead, which pages repeat in the body. */
  headlines: readonly string[]
  /** Captions and alternative texts, which are not body text. */
  captions: readonly string[]
  /** Lines that hold facts and nothing else, as they stand on the page. */
  factLines: readonly string[]
  /** Elements over the first paragraph that hold such facts and little else. */
  factElements: ReadonlySet<HtmlElement>
  /** Who the page says elsewhere wrote it: such a name on the last line signs it, however it is set. */
  writers: readonly string[]
  /** Under an opinion the last line alone is its writer's name. */
  isOpinion: boolean
  spell: Spell
}

/** Labels whose line is no story text. */
const DROPPED: ReadonlySet<LabelKind> = new Set([
  'code',
  'published',
  'updated',
  'views',
  'reading-time',
  'comment-count',
  'share',
  'tags',
  'related',
  'comments',
  'read-more',
  'end-mark',
  'promotion',
  'video',
  'contents',
  'rights',
  'picture-credit',
  'printed',
])
/** Labels after which other headlines may be listed. */
const LISTING: ReadonlySet<LabelKind> = new Set(['related', 'read-more', 'contents', 'tags'])
const REPEATS_WITHIN = 4
const OPENING_TEXTS = 3
/** A part set into the text is no longer than this, and its name is short. */
const INSERT_PIECES_MAX = 12
const INSERT_NAME_CHARS_MAX = 50
/** Letters of kicker, day and code on the line of a headline. */
const BESIDE_TITLE_LETTERS_MAX = 120
/** «نوشتهٔ مینا رستگار» */
const SIGNED_BY = /^(?:نوشته(?:\u0654|\u200cی| ی)?|به قلم|گزارش(?: از)?|نویسنده)[:：]? /
/** The share of a name that is bold. */
const SIGNATURE_BOLD_MIN = 0.8
/** A box of links set into the text holds no more letters. */
const BOX_CHARS_MAX = 400
/** An element with more words than this holds the text besides the headline. */
const HEAD_CHARS_MAX = 400
/** More quotations than this are a text of quotations. */
const PULLED_MAX = 20
const PULLED_LETTERS_MIN = 20
/** A list of facts stands before the first paragraph of this length. */
const PROSE_CHARS_MIN = 60
/** «شغل، خبرنگار»: what an author is. */
const ROLE_LINE =
  /^(?:(?:شغل|سمت|عنوان شغلی)[،,:] ?.{2,60}|(?:خبرنگار|نویسنده|روزنامه\u200c?نگار|گزارشگر|سردبیر|عکاس|تحلیلگر)(?: .{2,40})?)$/

export function storyBody(input: BodyInput): StoryBody {
  const body: StoryBody = {
    blocks: [],
    opening: [],
    sources: [],
    author: null,
  }
  const kept = keptPieces(input, body)
  return { ...body, blocks: blocksOf(kept, input.spell) }
}

function keptPieces(input: BodyInput, body: StoryBody): Piece[] {
  const repeated = new Set(input.headlines.map(wordKey).filter((key) => key !== ''))
  const captions = new Set(input.captions.map(wordKey).filter((key) => key.length > 3))
  const facts = new Set(input.factLines.map(wordKey))
  const pieces = withoutInserts(afterTitle(input.pieces, input.titleElement))
  const kept: Piece[] = []
  let listing = false
  let texts = 0
  let hasProse = false
  for (const piece of pieces) {
    const text = textOfPiece(piece)
    if (!hasProse && isListOfFacts(piece)) continue
    if (text === null) {
      if (!(listing && isLinked(piece))) kept.push(piece)
      continue
    }
    if (!hasProse && input.factElements.has(piece.element)) continue
    if (isHashtags(text) || isLineOfTags(piece, text)) continue
    const key = wordKey(text)
    if (texts === 0 && !hasProse && !isSentence(text) && holdsTitle(key, input.headlines[0])) continue
    const label = piece.kind === 'quote' ? null : labelOf(text)
    if (label !== null && note(body, label.kind, label.value)) {
      listing =
        LISTING.has(label.kind) && label.value === '' ? true : LISTING.has(label.kind) && label.kind !== 'read-more'
      continue
    }
    if (isLinked(piece) && (listing || !/[.؟]$/.test(text))) {
      if (isNameOfBox(kept.at(-1), piece)) kept.pop()
      continue
    }
    listing = false
    if (isByline(text) || isClock(text) || captions.has(key) || facts.has(key) || tellsOwnTale(text)) continue
    if (texts < REPEATS_WITHIN && repeated.has(key)) continue
    texts++
    hasProse ||= text.length >= PROSE_CHARS_MIN
    if (texts <= OPENING_TEXTS) body.opening.push(text)
    kept.push(piece)
  }
  return withoutClosing(withoutSignature(withoutPulled(kept), input, body))
}

/** «برچسب‌ها نهال باغداری»: a label, then links. */
function isLineOfTags(piece: Piece, text: string): boolean {
  const linkChars = 'linkChars' in piece ? piece.linkChars : 0
  return linkChars * 5 > text.length * 2 && /^(?:برچسب|کلید ?\u200c?واژه|واژه|تگ|هشتگ|کلمات)/.test(sameLetters(text))
}

/** The headline with its kicker and facts on one line: old pages part them by single breaks. */
function holdsTitle(key: string, title: string | undefined): boolean {
  const titleKey = wordKey(title ?? '')
  return titleKey !== '' && key.includes(titleKey) && key.length <= titleKey.length + BESIDE_TITLE_LETTERS_MAX
}

/** «به گزارش ایسنا، …» may say a short headline again, and is the story. */
function isSentence(text: string): boolean {
  return /[.؟!][»"”)]*$/.test(text) || opensStory(text)
}

/** «پیشنهاد پگاه» over links in a box of its own: the only words there that lead nowhere. */
function isNameOfBox(before: Piece | undefined, linked: Piece): boolean {
  if (before?.kind !== 'paragraph' && before?.kind !== 'heading') return false
  const { text } = before.inline
  const box = before.element.parent
  const isShort = text.length <= INSERT_NAME_CHARS_MAX && !/[.؟!:»]$/.test(text)
  const isTogether = box !== null && (box === linked.element || box === linked.element.parent)
  return isShort && isTogether && textOf(box).length <= BOX_CHARS_MAX
}

/** «پادکست … پایان پادکست»: what is announced and closed by its name is set into the text and none of it. */
function withoutInserts(pieces: readonly Piece[]): readonly Piece[] {
  const lines = pieces.map((piece) => textOfPiece(piece) ?? '')
  const dropped = new Set<number>()
  for (const [end, line] of lines.entries()) {
    const name = line.length <= INSERT_NAME_CHARS_MAX ? /^پایان (.{3,})$/.exec(line)?.[1] : undefined
    if (name === undefined) continue
    const from = lines.findIndex((text, at) => at < end && at >= end - INSERT_PIECES_MAX && text.startsWith(name))
    for (let at = from; from >= 0 && at <= end; at++) dropped.add(at)
  }
  return dropped.size === 0 ? pieces : pieces.filter((_, at) => !dropped.has(at))
}

type Paragraph = Extract<Piece, { kind: 'paragraph' }>

/** A name alone on the last line is that of the author when it is set apart, told elsewhere too, or under an opinion. */
function withoutSignature(pieces: Piece[], input: BodyInput, body: StoryBody): Piece[] {
  const last = pieces.at(-1)
  if (last?.kind !== 'paragraph' || pieces.length < 2) return pieces
  const before = pieces.at(-2)!
  const name = personName(last.inline.text.replace(SIGNED_BY, ''))
  const isTold = name !== null && input.writers.some((writer) => wordKey(writer) === wordKey(name))
  // A verse of five words is none.
  const isSigned = input.isOpinion && name !== null && name.split(' ').length <= SIGNED_WORDS_MAX
  if (!isTold && !isSigned && !isSetApart(last, before)) return pieces
  const isAmongNames = before.kind === 'paragraph' && personName(before.inline.text) !== null
  if (name === null || (!isTold && !hasGivenName(name)) || isAmongNames) return pieces
  body.author ??= name
  return pieces.slice(0, -1)
}

const SIGNED_WORDS_MAX = 3

/** In bold, called so, or in no paragraph like the others: who signs a statement that is printed wrote nothing else. */
function isSetApart({ inline: { text }, strongChars, element }: Paragraph, before: Piece): boolean {
  if (strongChars >= text.replace(/\s/g, '').length * SIGNATURE_BOLD_MIN || SIGNED_BY.test(text)) return true
  return before.kind === 'paragraph' && before.element.tag !== element.tag
}

/** A quotation that repeats words of the text beside it is set there to be seen. */
function withoutPulled(pieces: readonly Piece[]): Piece[] {
  const quotes = pieces.filter((piece) => piece.kind === 'quote')
  if (quotes.length === 0 || quotes.length > PULLED_MAX) return [...pieces]
  const texts = pieces.map((piece) => (piece.kind === 'paragraph' ? wordKey(piece.inline.text) : ''))
  const isPulled = (piece: Piece): boolean => {
    const key = piece.kind === 'quote' ? wordKey(piece.inline.text) : ''
    return key.length >= PULLED_LETTERS_MIN && texts.some((text) => text.includes(key))
  }
  return pieces.filter((piece) => !isPulled(piece))
}

/** Author, day and the like in a list under the headline. Names alone are no such list: a text may name people. */
function isListOfFacts(piece: Piece): boolean {
  if (piece.kind !== 'list') return false
  const isFact = (text: string) =>
    labelOf(text) !== null || dateLine(text) !== null || isClock(text) || ROLE_LINE.test(text)
  return (
    piece.items.some(({ text }) => isFact(text)) &&
    piece.items.every(({ text }) => isFact(text) || personName(text) !== null)
  )
}

/** Pieces after the headline, when it stands among them. */
function afterTitle(pieces: readonly Piece[], title: HtmlElement | null): readonly Piece[] {
  if (title === null) return pieces
  // Old pages set the headline and the lines between a text's parts in one cell: what follows the text's beginning is no head.
  const begins = pieces.findIndex((piece) => beginsText(piece, title))
  const head = begins < 0 ? pieces : pieces.slice(0, begins)
  const own = head.filter(({ element }) => element === title).map((piece) => textOfPiece(piece) ?? '')
  const isHeadOnly = own.join('').length <= HEAD_CHARS_MAX
  const isBefore = ({ element }: Piece) =>
    element.order <= title.order && (element === title ? isHeadOnly : !isWithin(title, element))
  const last = head.findLastIndex(isBefore)
  if (last >= 0) return pieces.slice(last + 1)
  const from = pieces.findIndex((piece) => piece.element.order > title.order)
  return from > 0 && pieces[0]!.element.order <= title.order ? pieces.slice(from) : pieces
}

function beginsText(piece: Piece, title: HtmlElement): boolean {
  const { element } = piece
  return element !== title && element.order > title.order && (textOfPiece(piece)?.length ?? 0) >= PROSE_CHARS_MIN
}

/** Takes what a labelled line tells; false when it is story text after all. */
function note(body: StoryBody, kind: LabelKind, value: string): boolean {
  if (kind === 'source') {
    const name = sourceName(value)
    if (name !== null) body.sources.push(name)
    return name !== null
  }
  if (kind === 'author') {
    const name = personName(value)
    body.author ??= name
    return name !== null
  }
  return DROPPED.has(kind)
}

function textOfPiece(piece: Piece): string | null {
  switch (piece.kind) {
    case 'paragraph':
    case 'quote':
    case 'heading':
      return plainLine(piece.inline.text)
    case 'list':
      return null
    default:
      return null
  }
}

/** «مینا رستگار | ۱۲ آبان ۱۴۰۳»: who and when, in whatever order, and nothing else. */
function isByline(text: string): boolean {
  if (dateLine(text) !== null) return true
  const parts = bylineParts(text)
  return (
    parts.some((part) => dateLine(part) !== null) &&
    parts.every((part) => dateLine(part) !== null || labelOf(part) !== null || personName(part) !== null)
  )
}

/** A clock alone, as live pages print before each update; «۲ از ۱۲» over a picture. */
function isClock(text: string): boolean {
  return /^(?:\d{1,3}(?:\+\d{1,2})?['′’]|دقیقه \d{1,3}(?:\+\d{1,2})?|\d{1,3}|(?:ساعت )?\d{1,2}[:٫.]\d{2}(?:[:٫.]\d{2})?(?: ?[قب]\.? ?ظ)?|\d{1,3} (?:از|\/) \d{1,3})$/.test(
    sameLetters(text),
  )
}

/** A short bold or linked line, a heading or a bare number at the very end introduces what was cut away. */
function withoutClosing(pieces: Piece[]): Piece[] {
  let end = pieces.length
  while (end > 1) {
    const last = pieces[end - 1]!
    const isDangling =
      last.kind === 'heading' || (last.kind === 'paragraph' && /^[\d۰-۹/\s.-]{1,12}$/.test(last.inline.text))
    const isLinks = last.kind === 'list' && isLinked(last)
    if (!isDangling && !isLinks) break
    end--
  }
  return pieces.slice(0, end)
}
