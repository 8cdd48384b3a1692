/** Everything a page's story is read from, found once: headline, zones, body, facts, structured data. */
import type { PageOrigin, Problem } from '../../page-article.ts'
import { type HtmlElement, readHtmlTree } from '../html/html-tree.ts'
import { selectFirst } from '../html/select.ts'
import { instantOf } from '../words/moments.ts'
import { wordKey } from '../words/plain-line.ts'
import { adapterFor, type LayoutAdapter } from './layout-adapter.ts'
import { type PageFact, pageFacts } from './page-facts.ts'
import { metaOf, type PageHead, readPageHead } from './page-head.ts'
import { SEGMENTS_MAX, type Segment, segmentsOf } from './page-segments.ts'
import { mapPage, type PageMap } from './page-zones.ts'
import { storyUrl } from './story-address.ts'
import { findStoryRoot } from './story-root.ts'
import { findTitle, nameOnHomeLink, type StoryTitle, siteNameOf } from './story-title.ts'
import { readStructuredPage, type StructuredPage, type StructuredStory, storyOfPage } from './structured-data.ts'

export interface StorySurvey {
  root: HtmlElement
  head: PageHead
  adapter: LayoutAdapter | null
  map: PageMap
  title: StoryTitle | null
  titleSegment: Segment | null
  body: HtmlElement | null
  facts: PageFact[]
  structured: StructuredPage
  /** The structured data of this very story; null when there are none or they tell of another. */
  story: StructuredStory | null
  siteName: string | null
  url: string | null
  /** What relative addresses are resolved against. */
  base: string | null
  problems: Problem[]
}

/** All that is to be read of a page before its script runs. */
const SHELL_CHARS_MAX = 200

export function surveyPage(html: string, origin: PageOrigin, adapters: readonly LayoutAdapter[]): StorySurvey {
  const { root, problems } = readHtmlTree(html)
  const head = readPageHead(root)
  const structured = readStructuredPage(head.jsonLd)
  const adapter = adapterFor(root, adapters)
  const segments = segmentsOf(root)
  if (segments.length >= SEGMENTS_MAX)
    problems.push({ kind: 'too-many-lines', detail: `only the first ${SEGMENTS_MAX} lines of text were read` })
  const title =
    adaptedTitle(root, segments, adapter) ?? findTitle(segments, head, promisedHeadlines(structured, head, segments))
  const titleSegment = title?.segment ?? null
  const map = mapPage(root, segments, titleSegment?.element ?? null)
  const adapted = adapter?.body === undefined ? null : selectFirst(root, adapter.body)
  const url = storyUrl(head, origin.url)
  const titles = [title?.text, metaOf(head, ['og:title'])].filter((text) => text !== undefined && text !== null)
  const story = storyOfPage(
    structured,
    titles,
    [url, origin.url].filter((address) => address !== null),
  )
  return {
    root,
    head,
    adapter,
    map,
    title,
    titleSegment,
    body: adapted ?? findStoryRoot(root, map, titleSegment),
    facts: pageFacts(map, instantOf(origin.fetchedAt)),
    structured,
    story,
    siteName:
      siteNameOf(head, story?.publisher ?? structured.siteName ?? publisherOf(structured), title?.text ?? null) ??
      nameOnHomeLink(segments),
    url,
    base: baseOf(head, origin.url ?? url),
    problems,
  }
}

/** Whoever published the other stories that a page has data of published it too. */
function publisherOf({ stories }: StructuredPage): string | null {
  return stories.find(({ publisher }) => publisher !== null)?.publisher ?? null
}

/** A page that shows nothing of itself until a script runs holds its one story in its data. */
function promisedHeadlines(structured: StructuredPage, head: PageHead, segments: readonly Segment[]): string[] {
  const [only, ...others] = structured.stories
  const isPromised = others.length === 0 && only?.headline && only.articleBody !== null && isEmpty(segments)
  return isPromised ? [only.headline!] : headlinesInTitle(structured, head)
}

/** Whether a page shows nothing of itself before its script runs, and no structured data have its text. */
export function isShell({ map, structured }: StorySurvey): boolean {
  return isEmpty(map.segments) && structured.stories.every(({ articleBody }) => articleBody === null)
}

function isEmpty(segments: readonly Segment[]): boolean {
  return segments.reduce((sum, { text }) => sum + text.length, 0) <= SHELL_CHARS_MAX
}

/** Structured headlines count as promises only when the page's title repeats them: some pages carry another story's. */
function headlinesInTitle(structured: StructuredPage, head: PageHead): string[] {
  const page = wordKey(head.title ?? '')
  return structured.stories
    .map((story) => story.headline)
    .filter(
      (headline): headline is string =>
        headline !== null && wordKey(headline).length > 7 && page.includes(wordKey(headline)),
    )
}

function adaptedTitle(
  root: HtmlElement,
  segments: readonly Segment[],
  adapter: LayoutAdapter | null,
): StoryTitle | null {
  const element = adapter?.title === undefined ? null : selectFirst(root, adapter.title)
  if (element === null) return null
  const segment = segments.find((candidate) => isUnder(candidate.element, element))
  return segment === undefined ? null : { text: segment.text, kicker: null, segment }
}

function isUnder(element: HtmlElement, ancestor: HtmlElement): boolean {
  for (let up: HtmlElement | null = element; up !== null; up = up.parent) if (up === ancestor) return true
  return false
}

function baseOf(head: PageHead, url: string | null): string | null {
  if (head.base === null) return url
  if (url === null) return URL.canParse(head.base) ? head.base : null
  return URL.canParse(head.base, url) ? new URL(head.base, url).href : url
}
