/** WordPress keeps bodies half written: empty lines for paragraphs, and short codes in brackets. */
import { escaped } from '../xml/xml-parts.ts'
import type { WxrFile } from './wxr-files.ts'

/** Short codes longer than this are no short codes. */
const SHORT_CODE = /\[(\/?)([a-z][\w-]{0,40})((?:\s[^\][<>]{0,1200})?)\/?\]/gi
/** What may stand in brackets in a text: a word of an editor, a number of a note. Only known names are taken for codes. */
const KNOWN =
  /^(?:caption|wp_caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|fusion_\w+|elementor[\w-]*|contact-form(?:-7)?|su_\w+|button|row|column|one_half|one_third|two_third|spacer|divider|toc|ads?|banner|adrotate|related_?posts?|rev_slider|shortcode|dropcap|tabs?|accordion|toggle|aparat|youtube|vimeo|tweet|twitter|instagram|download|quote)$/i
/** A name alone is a word in brackets; with a value in quotes, or closed further on, it is a code of some plug-in. */
const WITH_VALUE = /\s[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|«|”|“|\d)/
/** A caption and its picture, the words after the picture being the caption where it stands in no attribute. */
const CAPTION =
  /\[(?:wp_)?caption((?:\s[^\][]{0,1200})?)\]\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)([^[]{0,2000})\[\/(?:wp_)?caption\]/gi
/** An address alone on its line is shown as what it leads to, where it leads to a player or to a post of a network. */
const PLAYED =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|aparat\.com|telewebion\.(?:com|ir)|namasha\.com|soundcloud\.com|spotify\.com|castbox\.fm|shenoto\.com|twitter\.com|x\.com|instagram\.com|facebook\.com|tiktok\.com|t\.me)\/\S{1,500}$/i
const LINE_ALONE = /(^|\n|<p>|<div[^<>]*>)[ \t]*(https?:\/\/[^\s<>"'[\]]{5,600})[ \t]*(?=\r?\n|<\/p>|<\/div>|$)/gi
/** Pictures of one gallery. */
const GALLERY_MAX = 200
/**
 * Tables, films and sound in a frame with words under it; a file to be taken along. What a tag must hold is looked for
 * ahead of it, where nothing is tried twice: else a long tag without an end takes the square of its length.
 */
const BLOCK_FIGURE =
  /<figure\b(?=[^<>]*?\bwp-block-(?:audio|video|table|embed)\b)[^<>]*>((?:(?!<figure\b)[\s\S]){0,200000}?)<\/figure>/gi
const BLOCK_FILE =
  /<div\b(?=[^<>]*?\bwp-block-file\b)[^<>]*>\s*(?:<object\b[^<>]*>\s*<\/object>\s*)?<a\b(?=[^<>]*?\shref="(https?:[^"<>]{1,600})")[^<>]*>([^<>]{0,300})<\/a>[\s\S]{0,1000}?<\/div>/gi
const PAGE_BREAK = /<!--nextpage-->|<!-- wp:nextpage -->/g
/** Tags around which a line break says nothing. */
const BLOCK_TAG =
  'p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|blockquote|figure|figcaption|pre|hr|br|iframe|video|audio|section|article|script|style|form|center'
const BREAK_IN_TEXT = new RegExp(
  `(?<!</?(?:${BLOCK_TAG})\\b[^<>\\n]{0,300}>[ \\t]*)\\r?\\n(?![ \\t]*</?(?:${BLOCK_TAG})\\b)(?![^<>]{0,400}>)`,
  'gi',
)

/** What a body refers to by number. */
export interface MarkupFiles {
  /** Of these numbers, those that are known. */
  named(numbers: readonly number[]): WxrFile[]
  /** Those that were sent up with this post. */
  own(): WxrFile[]
}

export const NO_FILES: MarkupFiles = { named: () => [], own: () => [] }

/**
 * A body as HTML: captions become figures, galleries their pictures, films and addresses of players links to them; of
 * other short codes what they enclose stays, and their names are told to `onLost`. Empty lines part paragraphs.
 */
export function wordPressMarkup(
  markup: string,
  files: MarkupFiles = NO_FILES,
  onLost: (name: string) => void = () => {},
): string {
  const whole = markup.replace(PAGE_BREAK, '\n\n')
  const coded = whole.includes('[') ? withoutCodes(whole.replace(CAPTION, captioned), files, onLost) : whole
  const played = coded.replace(LINE_ALONE, (line, before: string, address: string) =>
    PLAYED.test(address) ? `${before}${film(address)}` : line,
  )
  if (isBlockMarkup(played)) return played.replace(BLOCK_FIGURE, unframed).replace(BLOCK_FILE, linkedFile)
  return played.replace(/\r?\n[ \t]*\r?\n\s*/g, '\n<p>').replace(BREAK_IN_TEXT, '<br>\n')
}

/** What stood in a frame, the words under it a paragraph of their own. */
function unframed(_: string, inside: string): string {
  return `<div>${inside.replace(/<(\/?)figcaption\b[^<>]*>/gi, '<$1p>')}</div>`
}

function linkedFile(_: string, address: string, title: string): string {
  return `<video src="${address}" title="${title.replaceAll('"', '&quot;')}"></video>`
}

function captioned(_: string, attributes: string, picture: string, words: string): string {
  const caption = captionIn(attributes) ?? words.trim()
  return `<figure>${picture}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`
}

function withoutCodes(markup: string, files: MarkupFiles, onLost: (name: string) => void): string {
  const closed = new Set([...markup.matchAll(/\[\/([a-z][\w-]{0,40})\]/gi)].map(([, name]) => name!.toLowerCase()))
  const joined = markup.replace(
    /\[(embed|youtube|aparat|vimeo)(?:\s[^\][<>]{0,300})?\]\s*(https?:\/\/[^\s[\]<>"]{5,600})\s*\[\/\1\]/gi,
    (_, __, address: string) => film(address),
  )
  return joined.replace(SHORT_CODE, (written, slash: string, name: string, attributes: string) => {
    const kind = name.toLowerCase()
    const isCode = KNOWN.test(name) || WITH_VALUE.test(attributes) || closed.has(kind)
    if (!isCode) return written
    if (slash !== '') return kind === 'caption' || kind === 'wp_caption' ? '</figure>' : ' '
    const shown = shownAs(kind, attributes, files)
    if (shown === null && !LAYOUT.test(kind)) onLost(kind)
    return shown ?? ' '
  })
}

/** Codes that only lay the page out lose nothing. */
const LAYOUT =
  /^(?:vc_\w+|et_pb_\w+|fusion_\w+|su_\w+|row|column|one_half|one_third|two_third|spacer|divider|toc|ads?|banner|adrotate|related_?posts?|dropcap|tabs?|accordion|toggle|button|quote|embed)$/

function shownAs(kind: string, attributes: string, files: MarkupFiles): string | null {
  if (kind === 'caption' || kind === 'wp_caption') return figureStart(attributes)
  if (kind === 'gallery' || kind === 'playlist') return gallery(kind, attributes, files)
  const address =
    /(?:(?:src|url|mp4|m4v|webm|mp3|m4a|ogg|wav|href)\s*=\s*["']?|^\s+["']?)(https?:\/\/[^\s"'\]]+)/i.exec(
      attributes,
    )?.[1]
  if (address !== undefined && /^(?:video|audio|embed|youtube|vimeo|aparat|tweet|twitter|instagram)$/.test(kind))
    return film(address)
  const id = /(?:\bid\s*=\s*["']?|^\s+["']?)([\w-]{4,20})/i.exec(attributes)?.[1]
  if (id === undefined) return null
  if (kind === 'aparat') return film(`https://www.aparat.com/v/${id}`)
  if (kind === 'youtube') return film(`https://www.youtube.com/watch?v=${id}`)
  return null
}

/** `address` as it stands in markup: with «&amp;» where somebody wrote it so. */
function film(address: string): string {
  return `<video src="${address}"></video>`
}

/** The pictures (or films) a code names, else those that were sent up with the post. */
function gallery(kind: 'gallery' | 'playlist', attributes: string, files: MarkupFiles): string | null {
  const written = /\b(?:ids|include)\s*=\s*["']?([\d\s,]+)/i.exec(attributes)?.[1]
  const numbers = written
    ?.split(/[\s,]+/)
    .filter((number) => number !== '')
    .slice(0, GALLERY_MAX)
    .map(Number)
  const found = numbers === undefined ? files.own().slice(0, GALLERY_MAX) : files.named(numbers)
  const shown = found.filter(({ isPicture }) => isPicture === (kind === 'gallery'))
  if (shown.length === 0) return null
  if (kind === 'playlist') return shown.map(({ url }) => film(escaped(url))).join('')
  return `<div>${shown.map(pictureOf).join('')}</div>`
}

function pictureOf({ url, alt, caption }: WxrFile): string {
  const words = caption === null ? '' : `<figcaption>${escaped(caption)}</figcaption>`
  return `<figure><img src="${escaped(url)}" alt="${escaped(alt ?? '')}">${words}</figure>`
}

/** Old captions stand in an attribute, newer ones after the picture; then the words after it are the caption. */
function figureStart(attributes: string): string {
  const caption = captionIn(attributes)
  return caption === null ? '<figure>' : `<figure><figcaption>${caption}</figcaption>`
}

function captionIn(attributes: string): string | null {
  return /caption\s*=\s*"([^"]*)"/i.exec(attributes)?.[1] ?? null
}

/** Bodies of the block editor are whole HTML. */
function isBlockMarkup(markup: string): boolean {
  return markup.includes('<!-- wp:')
}
