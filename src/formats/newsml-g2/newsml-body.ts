/** The content of a NewsML-G2 item: NITF, XHTML, HTML or plain text inside it, and files beside it. */
import type { FeedContext } from '../feed/feed-context.ts'
import type { FeedMedia } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { mediaOf, wholeNumber } from '../feed/feed-media.ts'
import { type FeedText, looksLikeHtml } from '../feed/feed-text.ts'
import { attributeOf, hasElements, innerHtml, textIn } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import { deepWordOf, nameOf, wordOf, wordsOf } from './newsml-words.ts'

/** Elements of NITF (IPTC NITF 3.6) by what they are in HTML. */
const NITF_ELEMENTS: Record<string, string> = {
  hl2: 'h2',
  hl1: 'h2',
  bq: 'blockquote',
  block: 'div',
  media: 'figure',
  'media-caption': 'figcaption',
  'media-reference': 'img',
  note: 'aside',
}

/** The text of an item: of several forms of it, the richest. */
export function newsBody(item: XmlElement): FeedText | null {
  const contents = wordsOf(wordOf(item, 'contentset') ?? item, 'inlinexml', 'inlinedata')
  let plain: FeedText | null = null
  for (const content of contents) {
    const text = inlineText(content)
    if (text?.isHtml) return text
    plain ??= text
  }
  if (plain !== null) return plain
  const nitf = deepWordOf(item, 'body.content')
  return nitf === null ? packageText(item) : markupOf(nitf)
}

function inlineText(content: XmlElement): FeedText | null {
  const inside = deepWordOf(content, 'body.content', 'body') ?? (hasElements(content) ? content : null)
  if (inside !== null) return markupOf(inside)
  const words = textIn(content)
  const isHtml = /html/i.test(attributeOf(content, 'contenttype') ?? '') || looksLikeHtml(words)
  return words === '' ? null : { markup: words, isHtml, base: content.base }
}

/** An element's content as HTML; NITF's own elements become those that mean the same. */
export function markupOf(element: XmlElement): FeedText | null {
  const markup = innerHtml(element)
    .replace(/<(\/?)([a-z][\w.-]*)/g, (tag, slash: string, name: string) => {
      const html = NITF_ELEMENTS[name]
      return html === undefined ? tag : `<${slash}${html}`
    })
    .replace(/(<img[^>]*?) source=/g, '$1 src=')
  return markup.trim() === '' ? null : { markup, isHtml: true, base: element.base }
}

/** A package has no text of its own: the items it puts together are its body. */
function packageText(item: XmlElement): FeedText | null {
  const lines: string[] = []
  const visit = (element: XmlElement): void => {
    for (const reference of wordsOf(element, 'itemref', 'group')) {
      if (reference.name.endsWith('group')) visit(reference)
      else lines.push(referenceLine(reference))
    }
  }
  const sets = wordsOf(item, 'groupset')
  for (const set of sets.length > 0 ? sets : [item]) visit(set)
  const listed = lines.filter((line) => line !== '')
  return listed.length === 0 ? null : { markup: `<ul>${listed.join('')}</ul>`, isHtml: true, base: item.base }
}

function referenceLine(reference: XmlElement): string {
  const words = wordOf(reference, 'headline', 'title', 'description', 'slugline')
  return words === null ? '' : `<li>${innerHtml({ ...words, children: [textIn(words)] })}</li>`
}

/** Files that the item consists of, the largest picture first. */
export function newsMedia(item: XmlElement, context: FeedContext): FeedMedia[] {
  const contents = wordsOf(wordOf(item, 'contentset') ?? item, 'remotecontent')
  const media = contents.flatMap((content) => remoteMedia(content, item, context))
  const icons = wordsOf(wordOf(item, 'contentmeta'), 'icon').flatMap((icon) => remoteMedia(icon, item, context))
  return [...media.sort((one, other) => (other.width ?? 0) - (one.width ?? 0)), ...icons]
}

function remoteMedia(content: XmlElement, item: XmlElement, context: FeedContext): FeedMedia[] {
  const url = webAddress(attributeOf(content, 'href'), content.base ?? context.base)
  if (url === null) return []
  const meta = wordOf(item, 'contentmeta')
  const credit = wordOf(meta, 'creditline')
  const author = wordOf(meta, 'creator')
  return [
    mediaOf({
      url,
      type: attributeOf(content, 'contenttype'),
      credit: credit === null ? (author === null ? null : nameOf(author)) : textIn(credit) || null,
      width: wholeNumber(attributeOf(content, 'width')),
      height: wholeNumber(attributeOf(content, 'height')),
      size_bytes: wholeNumber(attributeOf(content, 'size')),
    }),
  ]
}
