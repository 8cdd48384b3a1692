/** The expectations of feedparser's own tests, told in the words of our readers. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type ArticleDocument, escapeHtml, toHtml } from '#article'
import { decodeText, type FeedItemReading, type FeedPerson, type FeedReading, type Problem, readFeed } from '#formats'
import { readFeedDate } from '../../src/formats/feed/feed-dates.ts'
import { lineOf, looksLikeHtml } from '../../src/formats/feed/feed-text.ts'
import { readFragment } from '../../src/formats/feed/fragment.ts'

type PathStep = string | number
export interface Assertion {
  op: string
  path?: PathStep[]
  other?: PathStep[]
  key?: string
  value?: unknown
  args?: Assertion[]
  arg?: Assertion
}

export interface FeedparserCase {
  file: string
  description: string
  headers: Record<string, string> | null
  assert: Assertion | null
}

/** What became of one case. `core` when it is about a field that our item has; null when it is about none. */
export interface Verdict {
  file: string
  isCore: boolean
  isRight: boolean
  why: string
}

export interface CaseReading {
  value: FeedReading | null
  problems: Problem[]
  bytes: Uint8Array
  charset: string
}

/** Where feedparser's tests are served from. */
const SERVED_FROM = 'http://127.0.0.1:8097/'
/** Problems that feedparser calls «bozo»: the document is not well-formed, or its charset contradicts its header. */
const BOZO = new Set([
  'cut-off',
  'broken-markup',
  'unclosed-elements',
  'undeclared-namespace',
  'control-characters',
  'broken-characters',
  'wrong-charset',
  'hostile-markup',
  'entity-definitions',
  'no-feed',
])

export function readCase(folder: string, { file, headers }: FeedparserCase): CaseReading {
  const bytes = readFileSync(path.join(folder, 'tests', file))
  const header = (name: string): string | null =>
    Object.entries(headers ?? {})
      .find(([key]) => key.toLowerCase() === name)?.[1]
      ?.trim() ?? null
  const location = header('content-location')
  const served = new URL(`tests/${file}`, SERVED_FROM).href
  const told = location === null ? served : new URL(location, served).href
  const url = told.startsWith('http') ? told : served
  const origin = { url, fetchedAt: null, contentType: header('content-type') }
  const { value, problems } = readFeed(bytes, origin, { spelling: 'raw', naive: 'utc' })
  return { value, problems, bytes, charset: decodeText(bytes, origin.contentType).charset }
}

/** Judges one case by what its assertion says of fields; «bozo» counts only where nothing else is said. */
export function judge(one: FeedparserCase, reading: CaseReading): Verdict {
  const leaves = leavesOf(one.assert)
  const fields = leaves.filter(({ assertion }) => assertion.path?.[0] !== 'bozo')
  const told = fields.length > 0 ? fields : leaves
  const found = told.map(({ assertion, isNegated }) => {
    const { isCore, isRight, why } = judgeLeaf(assertion, reading)
    return { isCore, isRight: isRight !== isNegated, why }
  })
  return {
    file: one.file,
    isCore: found.length > 0 && found.every(({ isCore }) => isCore),
    isRight: found.every(({ isRight }) => isRight),
    why: found
      .filter(({ isRight }) => !isRight)
      .map(({ why }) => why)
      .join('; '),
  }
}

function leavesOf(assertion: Assertion | null, isNegated = false): { assertion: Assertion; isNegated: boolean }[] {
  if (assertion === null) return []
  if (assertion.op === 'not') return leavesOf(assertion.arg!, !isNegated)
  if (assertion.op === 'and') return assertion.args!.flatMap((one) => leavesOf(one, isNegated))
  return [{ assertion, isNegated }]
}

function judgeLeaf(assertion: Assertion, reading: CaseReading): { isCore: boolean; isRight: boolean; why: string } {
  const named = (assertion.path ?? []).join('.')
  if (assertion.op === 'const') return { isCore: true, isRight: reading.value !== null, why: 'nothing was read' }
  if (named === 'bozo')
    return { isCore: true, isRight: reading.problems.some(({ kind }) => BOZO.has(kind)), why: 'bozo' }
  if (assertion.op !== 'eq') return { isCore: false, isRight: false, why: `${assertion.op} ${named}` }
  const found = fieldAt(assertion.path!, reading)
  if (found === null) return { isCore: false, isRight: false, why: named }
  return {
    isCore: true,
    isRight: found.equals(assertion.value),
    why: `${named}: ${found.shown} ≠ ${JSON.stringify(assertion.value)}`,
  }
}

interface Field {
  shown: string
  equals(expected: unknown): boolean
}

/** A field of ours for a path of feedparser's; null when our model has none. */
function fieldAt([root, ...steps]: PathStep[], reading: CaseReading): Field | null {
  if (root === 'encoding') return encodingField(reading)
  if (root === 'entries' && typeof steps[0] === 'number')
    return entryField(reading.value?.items[steps[0]] ?? null, steps.slice(1))
  return root === 'feed' ? feedField(reading.value, steps) : null
}

function entryField(entry: FeedItemReading | null, steps: PathStep[]): Field | null {
  const item = entry?.item ?? null
  const [name, second, third] = steps
  switch (name) {
    case 'title':
      return textField(item?.title ?? null)
    case 'title_detail':
      return second === 'value' ? textField(item?.title ?? null) : null
    case 'link':
      return addressField(item?.link ?? null)
    case 'id':
    case 'guid':
      return plainField(item?.id ?? null)
    case 'summary':
    case 'description':
      return bodyField(item?.summary_text ?? item?.content_text ?? null, entry?.document ?? null)
    case 'summary_detail':
      return second === 'value'
        ? bodyField(item?.summary_text ?? item?.content_text ?? null, entry?.document ?? null)
        : null
    case 'content':
      return third === 'value' ? bodyField(item?.content_text ?? null, entry?.document ?? null) : null
    case 'published':
    case 'published_parsed':
      return instantField(item?.published ?? null)
    case 'updated':
    case 'updated_parsed':
      return instantField(item?.updated ?? item?.published ?? null)
    case 'category':
      return plainField(item?.categories[0] ?? null)
    case 'tags':
      return third === 'term' || third === 'label' ? plainField(item?.categories[Number(second)] ?? null) : null
    case 'enclosures':
      return enclosureField(item?.media[Number(second)] ?? null, third)
    default:
      return peopleField(item?.authors ?? [], item?.contributors ?? [], steps)
  }
}

function feedField(value: FeedReading | null, steps: PathStep[]): Field | null {
  const feed = value?.feed ?? null
  const [name, second, third] = steps
  switch (name) {
    case 'title':
      return textField(feed?.title ?? null)
    case 'title_detail':
      return second === 'value' ? textField(feed?.title ?? null) : null
    case 'link':
      return addressField(feed?.link ?? null)
    case 'id':
    case 'guid':
      return plainField(feed?.id ?? null)
    case 'description':
    case 'subtitle':
    case 'tagline':
    case 'info':
      return textField(feed?.description ?? null)
    case 'tagline_detail':
    case 'subtitle_detail':
    case 'info_detail':
      return second === 'value' ? textField(feed?.description ?? null) : null
    case 'copyright':
    case 'rights':
      return textField(feed?.rights ?? null)
    case 'language':
      return plainField(feed?.language ?? null)
    case 'updated':
    case 'updated_parsed':
    case 'published_parsed':
      return instantField(feed?.updated ?? null)
    case 'category':
      return plainField(feed?.categories[0] ?? null)
    case 'tags':
      return third === 'term' || third === 'label' ? plainField(feed?.categories[Number(second)] ?? null) : null
    default:
      return peopleField(feed?.authors ?? [], feed?.contributors ?? [], steps)
  }
}

function peopleField(
  authors: FeedPerson[],
  contributors: FeedPerson[],
  [name, second, third]: PathStep[],
): Field | null {
  const people = name === 'contributors' ? contributors : authors
  if (name === 'author') return plainField(nameAndMail(authors[0] ?? null))
  if (name === 'author_detail') return partField(authors[0] ?? null, second)
  if (name === 'authors' || name === 'contributors') return partField(people[Number(second)] ?? null, third)
  return null
}

function nameAndMail(person: FeedPerson | null): string | null {
  if (person === null) return null
  return person.name !== null && person.email !== null
    ? `${person.name} (${person.email})`
    : (person.name ?? person.email)
}

function partField(person: FeedPerson | null, part: PathStep | undefined): Field | null {
  if (part === 'url' || part === 'href') return addressField(person?.url ?? null)
  return part === 'name' || part === 'email' ? plainField(person?.[part] ?? null) : null
}

function enclosureField(
  media: FeedItemReading['item']['media'][number] | null,
  part: PathStep | undefined,
): Field | null {
  if (part === 'href' || part === 'url') return addressField(media?.url ?? null)
  if (part === 'type') return plainField(media?.type ?? null)
  return part === 'length' ? plainField(media?.size_bytes?.toString() ?? null) : null
}

function plainField(value: string | null): Field {
  return { shown: JSON.stringify(value), equals: (expected) => oneLine(String(expected)) === (value ?? '') }
}

/** Headlines and the like are plain text with us: the words of what feedparser leaves as markup. */
function textField(value: string | null): Field {
  return {
    shown: JSON.stringify(value),
    equals: (expected) => [words(String(expected)), oneLine(String(expected))].includes(value ?? ''),
  }
}

function words(markup: string): string {
  return lineOf({ markup, isHtml: looksLikeHtml(markup), base: null }, (text) => text) ?? ''
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function addressField(value: string | null): Field {
  const canonical = (address: string): string => (URL.canParse(address) ? new URL(address).href : address)
  return { shown: JSON.stringify(value), equals: (expected) => canonical(String(expected)) === (value ?? '') }
}

/** Bodies are documents with us: what feedparser leaves as markup is read as a document, and both must say the same. */
function bodyField(text: string | null, document: ArticleDocument | null): Field {
  return {
    shown: `${JSON.stringify(text)} ${document === null ? '' : documentHtml(document)}`,
    equals(expected) {
      const markup = String(expected)
      const wanted = readFragment(
        { markup, isHtml: looksLikeHtml(markup), base: null },
        { spell: (words) => words, title: null, problems: [] },
      )
      if ((wanted.text ?? '') !== (text ?? '')) return false
      const isThisDocument = document !== null && wanted.text !== null && plainWords(document) === oneLine(wanted.text)
      return !isThisDocument || documentHtml(document) === documentHtml(wanted.document)
    },
  }
}

export function documentHtml(document: ArticleDocument): string {
  return toHtml(document, {
    picture: ({ src, alt }) => `<img src="${escapeHtml(src ?? '')}" alt="${escapeHtml(alt)}">`,
  })
}

function plainWords(document: ArticleDocument): string {
  return oneLine(words(documentHtml(document)))
}

function instantField(value: string | null): Field {
  return {
    shown: JSON.stringify(value),
    equals(expected) {
      if (Array.isArray(expected)) {
        const [year, month, day, hour, minute, second] = expected as number[]
        return value !== null && Date.parse(value) === Date.UTC(year!, month! - 1, day, hour, minute, second)
      }
      return (readFeedDate(String(expected), { now: null, naive: 'utc' })?.at ?? null) === value
    },
  }
}

/** The charset is right when it gives the same text as the one expected: ASCII is UTF-8. */
function encodingField({ bytes, charset }: CaseReading): Field {
  return {
    shown: charset,
    equals(expected) {
      const label = String(expected).toLowerCase()
      if (label === charset) return true
      if (label.startsWith('utf-32') || charset.startsWith('utf-32'))
        return label.replace(/[-_]/g, '') === charset.replace(/[-_]/g, '')
      try {
        return new TextDecoder(label).decode(bytes) === new TextDecoder(charset).decode(bytes)
      } catch {
        return false
      }
    },
  }
}
