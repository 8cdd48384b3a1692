/** feedsmith's reference feeds: what of its JSON our items hold, must say the same. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type FeedItem, type FeedReading, readFeed } from '#formats'
import { readFeedDate } from '../../src/formats/feed/feed-dates.ts'
import { personOf } from '../../src/formats/feed/feed-people.ts'
import { lineOf, looksLikeHtml } from '../../src/formats/feed/feed-text.ts'
import { readFragment } from '../../src/formats/feed/fragment.ts'

type Json = Record<string, unknown>

export interface SuiteResult {
  file: string
  wrong: string[]
}

/** One result a file; it is right when nothing in it is wrong. */
export function feedsmithResults(folder: string): SuiteResult[] {
  return globSync('**/*.{xml,opml}', { cwd: folder })
    .sort()
    .map((file) => {
      const bytes = readFileSync(path.join(folder, file))
      const expected = JSON.parse(readFileSync(path.join(folder, file.replace(/\.\w+$/, '.json')), 'utf8')) as Json
      const origin = { url: 'http://example.org/feed', fetchedAt: null, contentType: null }
      const { value } = readFeed(bytes, origin, { spelling: 'raw', naive: 'utc' })
      if (value === null) return { file, wrong: ['nothing was read'] }
      return { file, wrong: expected.body === undefined ? feedWrong(expected, value) : outlinesWrong(expected, value) }
    })
}

function feedWrong(expected: Json, { feed, items }: FeedReading): string[] {
  const listed = (expected.items ?? expected.entries ?? []) as Json[]
  const wrong = [
    ...different('feed.title', lineFrom(expected.title), feed.title),
    ...different('feed.link', linkFrom(expected), feed.link),
    ...different('feed.description', lineFrom(expected.description ?? expected.subtitle), feed.description),
    ...different('items', String(listed.length), String(items.length)),
  ]
  for (const [place, one] of listed.entries()) {
    const item = items[place]?.item
    if (item !== undefined) wrong.push(...itemWrong(one, item).map((told) => `${place}: ${told}`))
  }
  return wrong
}

function itemWrong(expected: Json, item: FeedItem): string[] {
  const guid = expected.guid as Json | undefined
  const id = expected.id ?? guid?.value ?? (expected.rdf as Json | undefined)?.about
  const content = textFrom(expected.content ?? (expected.content as Json | undefined)?.encoded)
  return [
    ...different('id', id, item.id),
    ...different('title', lineFrom(expected.title), item.title),
    ...different('link', linkFrom(expected), item.link),
    ...different('published', instantFrom(expected.pubDate ?? expected.published), item.published),
    ...different('updated', instantFrom(expected.updated), item.updated),
    ...different('summary', textFrom(expected.description ?? expected.summary), item.summary_text),
    ...different('content', content, item.content_text),
    ...different('authors', peopleFrom(expected.authors), item.authors.map(({ name, email }) => name ?? email).join()),
    ...different('categories', categoriesFrom(expected.categories), ours(expected.categories, item.categories)),
    ...different('media', (expected.enclosures as Json[] | undefined)?.[0]?.url, mediaOf(expected, item)),
  ]
}

function different(field: string, expected: unknown, found: string | null): string[] {
  if (expected === undefined || expected === null || expected === '') return []
  return expected === found ? [] : [`${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(expected)}`]
}

function lineFrom(value: unknown): string | null {
  const markup = typeof value === 'string' ? value : ''
  return lineOf({ markup, isHtml: looksLikeHtml(markup), base: null }, (text) => text)
}

function textFrom(value: unknown): string | null {
  const markup =
    typeof value === 'string' ? value : typeof value === 'object' ? String((value as Json).encoded ?? '') : ''
  return readFragment(
    { markup, isHtml: looksLikeHtml(markup), base: null },
    { spell: (text) => text, title: null, problems: [] },
  ).text
}

function linkFrom(expected: Json): string | undefined {
  const links = (expected.links ?? []) as Json[]
  const alternate = links.find(({ rel }) => rel === undefined || rel === 'alternate')
  const address = expected.link ?? alternate?.href
  return typeof address === 'string' ? new URL(address, 'http://example.org/feed').href : undefined
}

function instantFrom(value: unknown): string | null {
  return typeof value === 'string' ? (readFeedDate(value, { now: null, naive: 'utc' })?.at ?? null) : null
}

function peopleFrom(value: unknown): string | null {
  if (!Array.isArray(value)) return null
  const people = value.map((one: Json | string) => (typeof one === 'string' ? personOf(one, (name) => name) : one))
  return people.map((person) => person?.name ?? person?.email).join()
}

function categoriesFrom(value: unknown): string | null {
  if (!Array.isArray(value)) return null
  return value.map((one: Json) => one.label ?? one.term ?? one.name).join()
}

/** Modules add categories of their own behind the feed's. */
function ours(expected: unknown, categories: readonly string[]): string {
  return categories.slice(0, Array.isArray(expected) ? expected.length : 0).join()
}

function mediaOf(expected: Json, item: FeedItem): string | null {
  const url = (expected.enclosures as Json[] | undefined)?.[0]?.url
  return item.media.find((media) => media.url === url)?.url ?? item.media[0]?.url ?? null
}

function outlinesWrong(expected: Json, { feed, items }: FeedReading): string[] {
  const wrong = different('head.title', lineFrom((expected.head as Json | undefined)?.title), feed.title)
  const wanted: string[] = []
  const visit = (outlines: Json[]): void => {
    for (const outline of outlines) {
      wanted.push(`${lineFrom(outline.text) ?? ''} ${outline.xmlUrl ?? outline.url ?? outline.htmlUrl ?? ''}`.trim())
      visit((outline.outlines ?? []) as Json[])
    }
  }
  visit(((expected.body as Json).outlines ?? []) as Json[])
  const found = items.map(({ item }) => `${item.title ?? ''} ${item.link ?? ''}`.trim())
  for (const [place, line] of wanted.entries()) wrong.push(...different(`outline ${place}`, line, found[place] ?? null))
  return [...wrong, ...different('outlines', String(wanted.length), String(found.length))]
}
