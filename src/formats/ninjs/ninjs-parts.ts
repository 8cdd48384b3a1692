/**
 * Parts of a ninjs item. Generation 1 puts the role of a text into its member's name (`body_xhtml`), generations 2 and 3
 * into a list of objects (`bodies: [{role, contenttype, value}]`).
 */
import type { FeedContext } from '../feed/feed-context.ts'
import type { FeedMedia, FeedPerson } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { mediaOf } from '../feed/feed-media.ts'
import { personOf } from '../feed/feed-people.ts'
import { type FeedText, lineOf, looksLikeHtml, sniffedText } from '../feed/feed-text.ts'
import { countOf, isObject, type JsonObject, memberOf, objectsOf, stringOf } from '../feed/json-document.ts'

export interface RoledText {
  role: string
  value: string
  isHtml: boolean
}

/** Texts of one kind, with their roles in lower case; '' for the text without one. */
export function ninjsTexts(item: JsonObject, member: string, list: string): RoledText[] {
  const listed = objectsOf(item, list).flatMap((one) => {
    const value = stringOf(one, 'value')
    const role = stringOf(one, 'role')?.toLowerCase() ?? ''
    return value === null ? [] : [roled(role, value, stringOf(one, 'contenttype') ?? '')]
  })
  const named = Object.keys(item)
    .filter((name) => name === member || name.startsWith(`${member}_`))
    .flatMap((name) => {
      const value = stringOf(item, name)
      return value === null ? [] : [roled(name.slice(member.length + 1).toLowerCase(), value, '')]
    })
  return [...listed, ...named]
}

function roled(role: string, value: string, contentType: string): RoledText {
  return { role, value, isHtml: /html|xml/.test(role) || /html|xml/i.test(contentType) || looksLikeHtml(value) }
}

export function ninjsHeadline(item: JsonObject): FeedText | null {
  const texts = ninjsTexts(item, 'headline', 'headlines')
  const main = texts.find(({ role }) => role === 'main' || role === '') ?? texts[0]
  const value = main?.value ?? stringOf(item, 'title', 'slugline')
  return value === null ? null : sniffedText(value, null)
}

export function ninjsSummary(item: JsonObject, base: string | null): FeedText | null {
  const texts = ninjsTexts(item, 'description', 'descriptions')
  return textOf(texts.find(({ role }) => /summary|^text$|caption|^$/.test(role)) ?? texts[0], base)
}

/** Of several forms of the body, the one with markup. */
export function ninjsBody(item: JsonObject, base: string | null): FeedText | null {
  const texts = ninjsTexts(item, 'body', 'bodies')
  return textOf(texts.find(({ isHtml }) => isHtml) ?? texts[0], base)
}

/** A plain body may give each paragraph one line. */
function textOf(text: RoledText | undefined, base: string | null): FeedText | null {
  if (text === undefined) return null
  const markup = text.isHtml || /\n\s*\n/.test(text.value) ? text.value : text.value.replace(/\n/g, '\n\n')
  return { markup, isHtml: text.isHtml, base }
}

/** The byline as it is printed, else those whose role is to have written it. */
export function ninjsPeople(item: JsonObject, context: FeedContext): FeedPerson[] {
  const printed = stringOf(item, 'byline', 'by', 'byline_text')
  const named =
    printed === null
      ? [...objectsOf(item, 'authors'), ...objectsOf(item, 'creators')].map((one) => stringOf(one, 'name'))
      : [printed]
  return named.flatMap((name) => {
    const person = name === null ? null : personOf(name, context.spell.name)
    return person === null ? [] : [person]
  })
}

/** Files of the item, then the items associated with it; of each the widest rendition. */
export function ninjsMedia(item: JsonObject, context: FeedContext): FeedMedia[] {
  const own = widest(item, item, context)
  const associated = membersOf(item, 'associations').flatMap((one) => widest(one, one, context))
  return [...own, ...associated]
}

function widest(holder: JsonObject, described: JsonObject, context: FeedContext): FeedMedia[] {
  const media = membersOf(holder, 'renditions').flatMap((rendition) => renditionMedia(rendition, described, context))
  const kinds = new Map<string, FeedMedia>()
  for (const one of media) {
    const before = kinds.get(one.medium ?? '')
    if (before === undefined || (one.width ?? 0) > (before.width ?? 0)) kinds.set(one.medium ?? '', one)
  }
  return [...kinds.values()]
}

/** Generation 1 names its renditions and associations; later ones list them. */
function membersOf(item: JsonObject, name: string): JsonObject[] {
  const value = memberOf(item, name)
  return isObject(value) ? Object.values(value).filter(isObject) : objectsOf(item, name)
}

function renditionMedia(rendition: JsonObject, item: JsonObject, context: FeedContext): FeedMedia[] {
  const url = webAddress(stringOf(rendition, 'href'), context.base)
  if (url === null) return []
  const caption = ninjsSummary(item, null)
  const headline = ninjsHeadline(item)
  const credit = stringOf(item, 'byline', 'by', 'copyrightholder')
  return [
    mediaOf({
      url,
      type: stringOf(rendition, 'contenttype', 'mimetype'),
      medium: stringOf(item, 'type') === 'picture' ? 'image' : undefined,
      title: lineOf(headline, context.spell.text),
      caption: lineOf(caption, context.spell.text),
      credit: lineOf(sniffedText(credit ?? '', null), context.spell.name),
      width: countOf(rendition, 'width'),
      height: countOf(rendition, 'height'),
      size_bytes: countOf(rendition, 'sizeinbytes'),
    }),
  ]
}
