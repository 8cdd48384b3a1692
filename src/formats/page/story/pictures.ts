/** Pictures of a story: their real addresses behind lazy loading, their captions, and which of them are decoration. */
import { readAddress } from '#article'
import { descendants, hintOf, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { hasHint } from '../survey/page-segments.ts'
import { labelOf } from '../words/labels.ts'
import { collapsed, wordKey } from '../words/plain-line.ts'

export interface FoundPicture {
  src: string
  alt: string
  caption: string | null
  width: number | null
  height: number | null
  element: HtmlElement
}

/** Where lazy loaders keep the real address, most telling first. */
const LAZY_SOURCES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-image',
  'data-full',
  'data-srcset',
  'data-lazy-srcset',
]
const PICTURE_PIXELS_MIN = 100
const CAPTION_CHARS_MAX = 400
/** Longer words are no caption, and are not searched for a credit. */
const CREDITED_CHARS_MAX = 1_000
const CAPTION_ALONE_CHARS_MIN = 5
const CAPTION_ALONE_CHARS_MAX = 140
/** Elements around a picture that are searched for its caption. */
const CAPTION_SEARCH_MAX = 80
/** Parts of one element among which the line behind a picture is looked for. */
const CAPTION_SIBLINGS_MAX = 300
const CAPTION_HINT =
  /-(?:cap|caption|captions?-text|vcap|picdesc|pic-desc|img-desc|image-desc|desc|sharh|zirnevis|wp-caption-text|image-field-caption|img-cap|album-cap|photo-desc|credit|(?:img|image|pic|picture|photo|aks|tasvir)-?(?:desc\w*|caption|cap|title|text|info))-/
const CREDIT_HINT = /-(?:credit|credits|copyright|photo-?credit|photographer|rights)-/
const DECORATION =
  /(?:^|[/_-])(?:logo|icon|sprite|blank|spacer|pixel|avatar|flag|flags|arrow|bullet|button|btn|separator|ads?|banner|default|placeholder|loading|noimage|no-image)(?:[/_.-]|$)/i

/** The page of a newspaper that the story was printed on: «صفحهٔ ۱۲». */
const PAPER_PAGE = /^صفحه[\u0654ٔ]?(?:ی| ی|\u200cی)? ?[\d۰-۹]{1,3}$/

/** A small face beside a byline or a remark. */
const PORTRAIT_HINT =
  /-(?:avatar|gravatar|author-?(?:img|image|pic|photo|avatar|thumb)|(?:meta|post|entry|article|news)-author|writer-?(?:img|pic|photo))-/

/** The picture of an `img` or `picture` element with an absolute address, or null when it has none. Caption not yet looked for. */
export function pictureOf(element: HtmlElement, base: string | null): FoundPicture | null {
  const img = element.tag === 'img' ? element : firstImage(element)
  if (img === null) return null
  const small = sourceAddress(img, base)
  const src = small !== null && THUMBNAIL.test(small) ? (linkedPicture(img, base) ?? small) : small
  if (src === null) return null
  return {
    src,
    alt: collapsed(wordsFor(img)).slice(0, CAPTION_CHARS_MAX),
    caption: null,
    width: pixels(img.attributes.get('width')),
    height: pixels(img.attributes.get('height')),
    element: img,
  }
}

/** What it is called, by itself or by the link that opens it. */
function wordsFor({ attributes, parent }: HtmlElement): string {
  const own = attributes.get('alt')?.trim() || attributes.get('title')?.trim()
  return own || (parent?.tag === 'a' ? (parent.attributes.get('title') ?? '') : '')
}

/** Not an icon, flag, logo, pixel or banner. */
export function isStoryPicture(picture: FoundPicture): boolean {
  if (picture.width !== null && picture.width < PICTURE_PIXELS_MIN) return false
  if (picture.height !== null && picture.height < PICTURE_PIXELS_MIN / 2) return false
  if (hasHint(picture.element, PORTRAIT_HINT, 3) !== null) return false
  const path = picture.src
    .replace(/^https?:\/\/[^/]+(?:\/sites\/default(?=\/))?/, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
  if (PAPER_PAGE.test(picture.alt)) return false
  return !DECORATION.test(path) && !/\.(?:gif|svg)(?:$|\?)/i.test(path)
}

/**
 * The words printed with a picture: its figcaption, or a near line whose class name or text says it is its caption.
 * `allChars`, the letters of all there is to read: beside a picture in a summary stands the summary, no caption.
 */
export function captionFor(picture: FoundPicture, allChars = Number.POSITIVE_INFINITY): string | null {
  const behind = captionBehind(picture.element)
  if (behind !== null) return behind
  let up: HtmlElement | null = picture.element.parent
  for (let steps = 0; up !== null && steps < 4; up = up.parent, steps++) {
    if (up.tag === 'body' || picturesIn(up) > 1) return null
    const caption = captionIn(up, picture) ?? (steps < 2 ? onlyWords(up, allChars) : null)
    if (caption !== null) return caption
    if (up.tag === 'figure') return null
  }
  return null
}

/** A line called a caption right behind its picture, the two in no box of their own. */
function captionBehind(picture: HtmlElement): string | null {
  const around = picture.parent?.children ?? []
  if (around.length > CAPTION_SIBLINGS_MAX) return null
  const beside = around.filter((child) => child.kind === 'element')
  const next = beside[beside.indexOf(picture) + 1]
  const text = next !== undefined && next.tag !== 'img' && CAPTION_HINT.test(hintOf(next)) ? captionText(next) : ''
  return text === '' || text.length > CAPTION_CHARS_MAX ? null : text
}

function captionIn(holder: HtmlElement, picture: FoundPicture): string | null {
  const alt = wordKey(picture.alt)
  let searched = 0
  for (const inside of descendants(holder)) {
    if (++searched > CAPTION_SEARCH_MAX) return null
    const isNamed = inside.tag === 'figcaption' || (CAPTION_HINT.test(hintOf(inside)) && inside.tag !== 'img')
    if (!isNamed && (/^(?:img|a)$/.test(inside.tag) || alt.length < 8)) continue
    const text = captionText(inside)
    if (text === '' || text.length > CAPTION_CHARS_MAX) continue
    if (isNamed || wordKey(text) === alt) return text
  }
  return null
}

/** «… | عکس: ایسنا» */
const CREDIT_BEHIND = /[\s/|،([–—-]*(?:(?:عکس|تصویر|photo)(?: از)? ?[:：]|حق نشر|copyright|©) ?[^:.،؛]{2,40}$/i

const DESCRIPTION_BEFORE = /^توض[یي]ح (?:تصو[یي]ر|عکس|عكس)[،,:] ?/

/** The words of a caption, without who took the picture and without «توضیح تصویر،» for those who hear the page. */
function captionText(element: HtmlElement): string {
  const whole = textOf(element)
  const credit = [...descendants(element)].find((inside) => CREDIT_HINT.test(hintOf(inside)))
  const words = credit === undefined ? whole : whole.replace(textOf(credit), '')
  if (words.trim() === '' || words.length > CREDITED_CHARS_MAX) return collapsed(whole).replace(DESCRIPTION_BEFORE, '')
  return collapsed(words.replace(CREDIT_BEHIND, '')).replace(DESCRIPTION_BEFORE, '')
}

/** A short text alone in a box with one picture can only be its caption. */
function onlyWords(holder: HtmlElement, allChars: number): string | null {
  const isOfText = holder.tag === 'p' || holder.tag === 'td' || /^h\d$/.test(holder.tag)
  if (isOfText && !isSmall(holder)) return null
  const text = textOf(holder)
  if (text.length * 2 > allChars) return null
  return text.length >= CAPTION_ALONE_CHARS_MIN && text.length <= CAPTION_ALONE_CHARS_MAX && labelOf(text) === null
    ? text
    : null
}

/** All its words are set small or slanted, as captions in a paragraph are. */
function isSmall(holder: HtmlElement): boolean {
  return holder.children.every((child) =>
    child.kind === 'text'
      ? child.text.trim() === ''
      : /^(?:small|i|em|figcaption)$/.test(child.tag) || textOf(child) === '',
  )
}

function picturesIn(element: HtmlElement): number {
  let count = 0
  // What is drawn where scripts do not run is the same picture again.
  for (const { tag, parent } of descendants(element))
    if (tag === 'img' && parent?.tag !== 'noscript' && ++count > 1) return count
  return count
}

function sourceAddress(img: HtmlElement, base: string | null): string | null {
  for (const name of [...LAZY_SOURCES, 'src', 'srcset']) {
    const written = img.attributes.get(name)?.trim() ?? ''
    if (written === '' || /^data:/i.test(written)) continue
    const first = name.endsWith('srcset') ? largestOf(written) : written
    const address = absolute(first, base)
    if (address !== null) return address
  }
  return null
}

const THUMBNAIL = /[/_-](?:thumbs?|thumbnails?|tn|small|preview)(?=[/_.-])/i

/** The large picture that a small one opens. */
function linkedPicture(img: HtmlElement, base: string | null): string | null {
  const href = img.parent?.tag === 'a' ? (img.parent.attributes.get('href')?.trim() ?? '') : ''
  return /\.(?:jpe?g|png|webp|avif)(?:$|\?)/i.test(href) ? absolute(href, base) : null
}

/** The last candidate of a srcset is mostly the widest; the widest declared one is taken. */
function largestOf(srcset: string): string {
  let best = ''
  let width = -1
  for (const candidate of srcset.slice(0, 4_000).split(/,\s+/)) {
    const [address = '', size = '0'] = candidate.trim().split(/\s+/)
    const value = Number.parseFloat(size) || 0
    if (value > width) {
      best = address
      width = value
    }
  }
  return best
}

/** The address as a browser would resolve it; of http and https alone. */
export function absolute(written: string, base: string | null): string | null {
  if (base === null) return readAddress(written.startsWith('//') ? `https:${written}` : written, ['web'])
  return URL.canParse(written, base) ? readAddress(new URL(written, base).href, ['web']) : null
}

function firstImage(element: HtmlElement): HtmlElement | null {
  for (const inside of descendants(element)) if (inside.tag === 'img') return inside
  return null
}

function pixels(written: string | undefined): number | null {
  const value = Number.parseInt(written ?? '', 10)
  return Number.isFinite(value) && value > 0 && value < 100_000 && !/%/.test(written ?? '') ? value : null
}
