/** Who wrote a story: persons only, never desks, agencies or the site itself. */
import { descendants, hintOf, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { BLOCK_ELEMENTS } from '../html/html-vocabulary.ts'
import type { PageFact } from '../survey/page-facts.ts'
import { hasHint, type Segment } from '../survey/page-segments.ts'
import { isProseSegment, type PageMap, type Zone, zoneOf } from '../survey/page-zones.ts'
import { dateLine } from '../words/moments.ts'
import { bylineName, hasGivenName, personName } from '../words/person-name.ts'
import { bylineParts, plainLine, sameLetters, wordKey } from '../words/plain-line.ts'
import { KICKER_HINT } from './story-lead.ts'

const AUTHOR_HINT =
  /-(?:author|authors|author-?name|author-?meta|byline|by-author|writer|reporter|nevisande|username|news-author|item-author|creator|vcard|khabarnegar)-/
const LABEL_BEFORE =
  /^(?:(?:نوشته|ارسال|منتشر|درج)[ \u200c]شده(?: توسط| به قلم)?|نویسنده|نویسندگان|خبرنگار|گزارشگر|عکاس|مترجم|توسط|به قلم|نوشتهٔ?\u200c? ?ی?|درباره ?ی?|گزارش|از|by|author)[\s:：]+/i
const FOREIGN_ZONES: ReadonlySet<Zone> = new Set([
  'comments',
  'related',
  'side',
  'footer',
  'menu',
  'advertisement',
  'masthead',
])
/** No site's own parts have a label over a person's name. */
const ASIDE_ZONES: ReadonlySet<Zone> = new Set(['side', 'masthead', 'footer'])
const AUTHOR_CHARS_MAX = 90
const AUTHOR_ADDRESS = /\/(?:author|authors|writer|writers|reporter|people|nevisande|profile|user)s?\/|\/@/i
/** Lines below a headline where a name may stand alone. */
const BARE_LINES = 8
const LINES_ABOVE = 6
/** A line of so many parts, each a fact, is no sentence. */
const FACTS_MIN = 3

interface PeopleInput {
  root: HtmlElement
  map: PageMap
  facts: readonly PageFact[]
  /** Names the page's data give, persons first. */
  told: readonly string[]
  siteName: string | null
  /** The headline's line, where it is shown. */
  title: Segment | null
  /** A name under the text. */
  signed: string | null
}

interface Named {
  name: string
  weight: number
}

/** What a name weighs by where it stands; sites give their own name for a person's, which a given name tells. */
const WEIGHTS = { labelled: 80, called: 55, told: 40, unsure: 22, bare: 35, aside: 42, signed: 32, photo: 30 }
/** Names under a label that are looked at. */
const LABELLED_MAX = 20
/** The same name elsewhere. */
const AGREEMENT = 0.5
/** Who took the pictures, or turned the text into Persian, is not who wrote it where someone else is named. */
const HELPER = /^(?:عکس|تصویر|عکاس|مترجم|ترجمه|برگردان)/

/** The person most of the page speaks for. */
export function storyAuthor({ root, map, facts, told, siteName, title, signed }: PeopleInput): string | null {
  const site = wordKey(siteName ?? '')
  const isPerson = (name: string | null): name is string => name !== null && wordKey(name) !== site
  const labelled = facts
    .filter(isAuthorFact)
    .slice(0, LABELLED_MAX)
    .map((fact) => ({ name: bylineName(fact.value), weight: weightOfFact(fact) }))
  const isSure = labelled.some(({ name, weight }) => weight === WEIGHTS.labelled && isPerson(name))
  const named: { name: string | null; weight: number }[] = [
    ...labelled,
    { name: namedAuthor(root, map, isPerson), weight: WEIGHTS.called },
    ...[...new Set(told.map(personName))].map((name) => ({
      name,
      weight: name !== null && hasGivenName(name) ? WEIGHTS.told : WEIGHTS.unsure,
    })),
    // Beside a label a name alone decides nothing.
    { name: isSure ? null : bareAuthor(map, title, isPerson), weight: WEIGHTS.bare },
    { name: signed, weight: WEIGHTS.signed },
  ]
  const people = named.filter((found): found is Named => isPerson(found.name))
  let best: Named | null = null
  let most = 0
  for (const person of people) {
    const agreeing = people.filter((other) => other !== person && wordKey(other.name) === wordKey(person.name))
    const weight = person.weight + agreeing.reduce((sum, other) => sum + other.weight * AGREEMENT, 0)
    if (weight > most) {
      best = person
      most = weight
    }
  }
  return best?.name ?? null
}

function isAuthorFact({ kind, zone }: PageFact): boolean {
  return kind === 'author' && (ASIDE_ZONES.has(zone) || !FOREIGN_ZONES.has(zone))
}

function weightOfFact({ text, zone }: PageFact): number {
  if (ASIDE_ZONES.has(zone)) return WEIGHTS.aside
  return HELPER.test(sameLetters(plainLine(text))) ? WEIGHTS.photo : WEIGHTS.labelled
}

/** A name alone on its line, or in its part of one, below the headline: told by a link to its author's page, or by its given name. */
function bareAuthor(
  map: PageMap,
  title: Segment | null,
  isPerson: (name: string | null) => name is string,
): string | null {
  if (title === null) return null
  const above = nameAbove(map, title, isPerson)
  if (above !== null) return above
  let paragraphs = 0
  for (const segment of map.segments.slice(title.place + 1, title.place + 1 + BARE_LINES)) {
    const isProse = isProseSegment(segment)
    if (FOREIGN_ZONES.has(zoneOf(map, segment.element))) continue
    const split = bylineParts(segment.text).map((text) => ({ text, element: null }))
    const isText = isProse && split.length < FACTS_MIN && !segment.parts.some((part) => dateLine(part.text) !== null)
    for (const { text, element } of [...segment.parts, { text: segment.text, element: segment.element }, ...split]) {
      const name = isText ? personName(text) : bylineName(text)
      if (!isPerson(name)) continue
      if (isAuthorLink(element) || (!isText && (hasGivenName(name) || hasWriterSign(element)))) return name
    }
    // The lead may stand between headline and name.
    if (isText && segment.linkChars === 0 && ++paragraphs > 1) return null
  }
  return null
}

/** A name alone right over the headline, as columns have it beside the portrait; it has a given name. */
function nameAbove(map: PageMap, title: Segment, isPerson: (name: string | null) => name is string): string | null {
  for (let at = title.place - 1; at >= Math.max(0, title.place - LINES_ABOVE); at--) {
    const segment = map.segments[at]!
    if (zoneOf(map, segment.element) !== 'story' || hasHint(segment.element, KICKER_HINT, 3) !== null) continue
    // «علی باقری:» is quoted, and «محمد مخبر در بندرعباس» is told of.
    if (/[:：]\s*$/.test(segment.text)) continue
    const [first, second] = segment.parts
    const isApart = first !== undefined && (second === undefined || second.element !== null)
    for (const text of isApart ? [first.text, segment.text] : [segment.text]) {
      const name = personName(text)
      if (isPerson(name) && hasGivenName(name)) return name
    }
  }
  return null
}

/** «<i class="bi-person"></i> هانیه کویری» */
function hasWriterSign(element: HtmlElement | null): boolean {
  if (element === null || BLOCK_ELEMENTS.has(element.tag)) return false
  return element.children.some((child) => child.kind === 'element' && WRITER_SIGN.test(hintOf(child)))
}

const WRITER_SIGN = /-(?:user|person|people|author|writer|pen|pencil|account|profile)-/

function isAuthorLink(element: HtmlElement | null): boolean {
  const link = element?.tag === 'a' ? element : null
  return link !== null && AUTHOR_ADDRESS.test(link.attributes.get('href') ?? '')
}

function namedAuthor(
  root: HtmlElement,
  map: PageMap,
  isPerson: (name: string | null) => name is string,
): string | null {
  for (const element of descendants(root)) {
    const isNamed = AUTHOR_HINT.test(hintOf(element)) || /\bauthor\b/i.test(element.attributes.get('rel') ?? '')
    if (!isNamed || element.tag === 'body' || element.tag === 'meta' || FOREIGN_ZONES.has(zoneOf(map, element)))
      continue
    const chars = map.extents.get(element)?.chars
    if (chars !== undefined && chars > AUTHOR_CHARS_MAX) continue
    const name = nameIn(element)
    if (isPerson(name)) return name
  }
  return null
}

/** The name an element holds: of several texts side by side (name, role, «دنبال کنید») the one that is a name. */
function nameIn(element: HtmlElement): string | null {
  const texts = textsIn(element, []).map((text) => text.replace(LABEL_BEFORE, ''))
  const names = texts.length > 1 ? texts.map(personName).filter((name) => name !== null) : []
  const given = names.find(hasGivenName)
  return given ?? bylineName(plainLine(textOf(element)).replace(LABEL_BEFORE, '')) ?? names[0] ?? null
}

function textsIn(element: HtmlElement, found: string[]): string[] {
  for (const child of element.children) {
    if (child.kind === 'element') textsIn(child, found)
    else if (child.text.trim() !== '') found.push(plainLine(child.text))
  }
  return found
}
