/** A surveyed page as an article: each fact read by its own rules, then put into the spelling asked for. */
import { blockTexts } from '#article'
import type { PageArticle, PageOrigin } from '../page-article.ts'
import type { PageReading } from '../read-text-dump.ts'
import { creditSources, sourceName } from './credits.ts'
import type { HtmlElement } from './html-tree.ts'
import { adaptedNumber, adaptedText, adaptedTexts } from './layout-adapter.ts'
import { instantOf, isoInstant, type Moment, momentIn } from './moments.ts'
import type { PageFact } from './page-facts.ts'
import { metaOf } from './page-head.ts'
import { kindByWords } from './page-kind.ts'
import type { Segment } from './page-segments.ts'
import { personName } from './person-name.ts'
import { wordKey } from './plain-line.ts'
import { selectFirst } from './select.ts'
import type { Spell } from './spelling.ts'
import { codeInAddress } from './story-address.ts'
import { type StoryBody, storyBody } from './story-body.ts'
import { commentsCount } from './story-counts.ts'
import { type StoryDates, storyDates } from './story-dates.ts'
import { storyHeadlines } from './story-lead.ts'
import { storyPath } from './story-path.ts'
import { storyAuthor } from './story-people.ts'
import { type StoryPictures, storyPictures } from './story-pictures.ts'
import { type Piece, storyPieces } from './story-pieces.ts'
import type { StorySurvey } from './story-survey.ts'
import { storyTags } from './story-tags.ts'

const PUBLISHED_META = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'publish_date',
  'pubdate',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'sailthru.date',
  'parsely-pub-date',
  'itemprop:datepublished',
]
const UPDATED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dc.date.modified',
  'last-modified',
  'revised',
]
const DESCRIPTION_META = ['og:description', 'description', 'twitter:description', 'dc.description']
const KEYWORDS_META = ['keywords', 'news_keywords', 'article:tag', 'dc.subject']
const SECTION_META = ['article:section', 'og:section', 'dc.type', 'section']

/** Words around the story, as found. */
interface Headlines {
  title: string
  kicker: string | null
  subtitle: string | null
  lead: string | null
  path: string[]
}

export function storyPage(survey: StorySurvey, origin: PageOrigin, spell: Spell): PageReading {
  const headlines = headlinesOf(survey)
  const pieces = survey.body === null ? [] : storyPieces(survey.body, { map: survey.map, base: survey.base })
  const inPieces = pieces.flatMap((piece) => (piece.kind === 'pictures' ? piece.pictures : []))
  const pictures = storyPictures({
    root: survey.root,
    map: survey.map,
    title: survey.titleSegment,
    body: survey.body,
    inBody: inPieces,
    told: metaOf(survey.head, ['og:image', 'og:image:url', 'twitter:image']) ?? survey.story?.image ?? null,
    base: survey.base,
  })
  const body = storyBody({
    pieces,
    titleElement: survey.titleSegment?.element ?? null,
    headlines: [headlines.title, headlines.kicker ?? '', headlines.subtitle ?? '', headlines.lead ?? ''],
    captions: pictures.all.map((picture) => picture.caption ?? ''),
    spell,
  })
  const dates = datesOf(survey, origin)
  return { page: pageOf({ survey, headlines, pieces, pictures, body, dates }, spell), document: body.document }
}

function headlinesOf(survey: StorySurvey): Headlines {
  const { root, adapter, head, titleSegment } = survey
  const told =
    survey.structured.breadcrumb.length > 0
      ? survey.structured.breadcrumb
      : [survey.story?.section ?? metaOf(head, SECTION_META)].filter((name) => name !== null)
  const described = adapter?.path === undefined ? null : selectFirst(root, adapter.path)
  const path = storyPath({ root, map: survey.map, title: titleSegment, told, described })
  const near =
    titleSegment === null
      ? null
      : storyHeadlines({
          map: survey.map,
          title: titleSegment,
          body: survey.body,
          description: survey.story?.description ?? metaOf(head, DESCRIPTION_META),
          others: [...path, survey.siteName ?? ''],
          factPlaces: new Set(survey.facts.filter(isStanding).map((fact) => fact.place)),
        })
  return {
    title: survey.title!.text,
    kicker: adaptedText(root, adapter?.kicker) ?? near?.kicker ?? null,
    subtitle: adaptedText(root, adapter?.subtitle) ?? near?.subtitle ?? null,
    lead: adaptedText(root, adapter?.lead) ?? near?.lead ?? null,
    path,
  }
}

/** Facts that take up their line: a lead may well begin with a date, but not hold code or author. */
function isStanding(fact: PageFact): boolean {
  return (
    fact.kind === 'date' ||
    fact.kind === 'published' ||
    fact.kind === 'updated' ||
    fact.kind === 'code' ||
    fact.kind === 'author'
  )
}

function datesOf(survey: StorySurvey, origin: PageOrigin): StoryDates {
  const { head, story } = survey
  const bodyEnd =
    survey.body === null
      ? Number.POSITIVE_INFINITY
      : (survey.map.extents.get(survey.body)?.last ?? Number.POSITIVE_INFINITY)
  return storyDates({
    facts: survey.facts,
    machine: {
      published: [metaOf(head, PUBLISHED_META), story?.datePublished ?? null, ...timeElements(survey)].filter(
        (date) => date !== null,
      ),
      updated: [metaOf(head, UPDATED_META), story?.dateModified ?? null].filter((date) => date !== null),
    },
    titlePlace: survey.titleSegment?.place ?? null,
    bodyEnd,
    now: instantOf(origin.fetchedAt),
    described: {
      published: momentOf(adaptedText(survey.root, survey.adapter?.published)),
      updated: momentOf(adaptedText(survey.root, survey.adapter?.updated)),
    },
  })
}

function momentOf(text: string | null): Moment | null {
  return text === null ? null : momentIn(text)
}

/** `<time datetime>` beside the headline. */
function timeElements(survey: StorySurvey): string[] {
  const title = survey.titleSegment
  if (title === null) return []
  const found: string[] = []
  for (const segment of survey.map.segments.slice(Math.max(0, title.place - 8), title.place + 10)) {
    for (const part of segment.parts) {
      for (
        let up: HtmlElement | null = part.element ?? segment.element, steps = 0;
        up !== null && steps < 4;
        up = up.parent, steps++
      ) {
        const date = up.tag === 'time' ? up.attributes.get('datetime') : undefined
        if (date !== undefined && !found.includes(date)) found.push(date)
      }
    }
  }
  return found
}

interface StoryParts {
  survey: StorySurvey
  headlines: Headlines
  pieces: readonly Piece[]
  pictures: StoryPictures
  body: StoryBody
  dates: StoryDates
}

function pageOf({ survey, headlines, pictures, body, dates }: StoryParts, spell: Spell): PageArticle {
  const spelled = (text: string | null): string | null => (text === null ? null : spell(text) || null)
  const texts = blockTexts(body.document)
  const path = headlines.path.map(spell)
  const page: PageArticle = {
    kind: kindOf(survey, headlines, pictures, texts),
    url: survey.url,
    code: codeOf(survey),
    kicker: spelled(headlines.kicker),
    title: spelled(headlines.title),
    subtitle: spelled(headlines.subtitle),
    lead: spelled(headlines.lead),
    body: texts,
    published: dates.published === null ? null : isoInstant(dates.published.at),
    updated: dates.updated === null ? null : isoInstant(dates.updated.at),
    section: path.at(-1) ?? null,
    section_path: path,
    tags: tagsOf(survey).map(spell),
    author: spelled(authorOf(survey, body)),
    sources: sourcesOf(survey, texts, body.sources).map(spell),
    comments_count: commentsCount(survey.root, survey.map, survey.facts) ?? survey.story?.commentCount ?? null,
    image: pictures.main === null ? null : { src: pictures.main.src, caption: spelled(pictures.main.caption) },
    images: pictures.all.map(({ src, caption }) => ({ src, caption: spelled(caption) })),
  }
  if (dates.published?.precision === 'day') page.published_precision = 'day'
  return page
}

/** Little prose and many pictures is a gallery, whatever it is called. */
function kindOf(
  survey: StorySurvey,
  headlines: Headlines,
  pictures: StoryPictures,
  texts: readonly string[],
): PageArticle['kind'] {
  const types = survey.story?.types ?? []
  if (types.includes('LiveBlogPosting')) return 'live'
  const byWords = kindByWords(headlines)
  const chars = texts.reduce((sum, text) => sum + text.length, 0)
  if (byWords === 'article' && pictures.all.length >= 4 && chars < pictures.all.length * 80) return 'gallery'
  if (types.includes('OpinionNewsArticle') && byWords === 'article') return 'opinion'
  return byWords
}

function codeOf(survey: StorySurvey): string | null {
  const described = adaptedNumber(survey.root, survey.adapter?.code)
  if (described !== null) return described
  const shown = survey.facts.find((fact) => fact.kind === 'code' && fact.zone !== 'related' && fact.zone !== 'comments')
  return shown?.value ?? labelledCode(survey.map.segments) ?? codeInAddress(survey.url, survey.head)
}

/** «کد خبر:» in one box, the number in the next. */
function labelledCode(segments: readonly Segment[]): string | null {
  for (let at = 0; at + 1 < segments.length; at++) {
    const label = wordKey(segments[at]!.text)
    if (!/^(?:کدخبر|کدمطلب|شناسهخبر|شناسهمطلب|شناسه|کد)$/.test(label)) continue
    const value = wordKey(segments[at + 1]!.text)
    if (/^\d{2,14}$/.test(value)) return value
  }
  return null
}

function tagsOf(survey: StorySurvey): string[] {
  const { head, story } = survey
  const keywords = metaOf(head, KEYWORDS_META)?.split(/[,،;؛]/) ?? []
  const told =
    head.articleTags.length > 0
      ? head.articleTags
      : story !== null && story.keywords.length > 0
        ? story.keywords
        : keywords
  return storyTags(survey, told, adaptedTexts(survey.root, survey.adapter?.tags))
}

function authorOf(survey: StorySurvey, body: StoryBody): string | null {
  const told = [...(survey.story?.people ?? []), metaOf(survey.head, ['author', 'article:author', 'dc.creator']) ?? '']
  const described = personName(adaptedText(survey.root, survey.adapter?.author) ?? '')
  if (described !== null) return described
  return (
    storyAuthor({ root: survey.root, map: survey.map, facts: survey.facts, told, siteName: survey.siteName }) ??
    body.author
  )
}

function sourcesOf(survey: StorySurvey, texts: readonly string[], lines: readonly string[]): string[] {
  const shown = survey.facts
    .filter((fact) => fact.kind === 'source' && fact.zone !== 'related' && fact.zone !== 'side')
    .map((fact) => sourceName(fact.value))
    .filter((name) => name !== null)
  return creditSources({
    title: survey.title?.text ?? null,
    texts,
    ownName: survey.siteName,
    lines: [...lines, ...shown],
  })
}

/** What is left of a story that was taken down: its address. */
export function deletedPage(survey: StorySurvey): PageReading {
  const page: PageArticle = {
    kind: 'deleted',
    url: survey.url,
    code: null,
    kicker: null,
    title: null,
    subtitle: null,
    lead: null,
    body: [],
    published: null,
    updated: null,
    section: null,
    section_path: [],
    tags: [],
    author: null,
    sources: [],
    comments_count: null,
    image: null,
    images: [],
  }
  return { page, document: { type: 'doc', content: [] } }
}
