/** A surveyed page as an article: each fact read by its own rules, then put into the spelling asked for. */
import { type ArticleDocument, type Block, blockTexts } from '#article'
import type { PageArticle, PageOrigin, PageReading } from '../../page-article.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { selectFirst } from '../html/select.ts'
import { adaptedText } from '../survey/layout-adapter.ts'
import type { PageFact } from '../survey/page-facts.ts'
import { metaOf } from '../survey/page-head.ts'
import type { Segment } from '../survey/page-segments.ts'
import { isProseSegment } from '../survey/page-zones.ts'
import type { StorySurvey } from '../survey/story-survey.ts'
import { boundedDocument } from '../words/bounded-document.ts'
import type { Credits } from '../words/credits.ts'
import { plainInline, spelledParagraph } from '../words/document-blocks.ts'
import { labelOf } from '../words/labels.ts'
import { dateLine, instantOf, isoInstant, type Moment, momentIn } from '../words/moments.ts'
import { kindByWords } from '../words/page-kind.ts'
import { personName } from '../words/person-name.ts'
import { collapsed } from '../words/plain-line.ts'
import type { Speller } from '../words/spelling.ts'
import type { StoryDates } from './dates-input.ts'
import { machineDates } from './machine-dates.ts'
import { type StoryBody, storyBody } from './story-body.ts'
import { commentsCount } from './story-counts.ts'
import { storyDates } from './story-dates.ts'
import { authorOf, codeOf, creditsOf, tagsOf, toldWriters } from './story-facts.ts'
import { storyHeadlines } from './story-lead.ts'
import { storyPath, type ToldSections } from './story-path.ts'
import { type StoryPictures, storyPictures } from './story-pictures.ts'
import { type Piece, storyPieces } from './story-pieces.ts'

const DESCRIPTION_META = ['og:description', 'description', 'twitter:description', 'dc.description']
const SECTION_META = [
  'article:section',
  'og:section',
  'og:article:section',
  'articlesection',
  'dc.type',
  'section',
  'category',
  'news_category',
  'parsely-section',
]

/** A line of facts between headline and first paragraph is no longer. */
const HEAD_FACTS_CHARS_MAX = 120
/** Lines below a headline among which the text begins. */
const HEAD_LINES = 40

/** Words around the story, as found. */
interface Headlines {
  title: string
  kicker: string | null
  subtitle: string | null
  lead: string | null
  path: string[]
}

export function storyPage(survey: StorySurvey, origin: PageOrigin, spell: Speller): PageReading {
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
    headlines: [headlines.title, headlines.lead ?? ''],
  })
  const body = storyBody({
    pieces,
    titleElement: survey.titleSegment?.element ?? null,
    headlines: [headlines.title, headlines.kicker ?? '', headlines.subtitle ?? '', headlines.lead ?? ''],
    captions: pictures.all.map((picture) => picture.caption ?? ''),
    factLines: factLines(survey),
    factElements: headFacts(survey),
    writers: toldWriters(survey),
    isOpinion: kindByWords(headlines) === 'opinion',
    spell: spell.text,
  })
  const blocks = body.blocks.length > 0 ? body.blocks : toldBlocks(survey, spell)
  const document = boundedDocument(blocks, survey.problems)
  const dates = datesOf(survey, origin)
  const credits = creditsOf(survey, body, headlines.lead)
  const chain = credits.chain.map((hop) => ({ ...hop, name: spell.text(hop.name) }))
  return {
    page: pageOf({ survey, headlines, pieces, pictures, body, document, dates, credits }, spell),
    document,
    chain,
  }
}

/** Lines with two facts and more, of code, date and author, and such that a labelled one takes up. */
function factLines({ map, facts }: StorySurvey): string[] {
  const counts = new Map<number, number>()
  for (const fact of facts) if (isStanding(fact)) counts.set(fact.place, (counts.get(fact.place) ?? 0) + 1)
  const whole = facts.filter(({ kind, text, place }) => WHOLE_KINDS.has(kind) && text === map.segments[place]!.text)
  const several = [...counts].filter(([, count]) => count > 1).map(([place]) => map.segments[place]!.text)
  return [...several, ...whole.map(({ text }) => text), ...map.segments.filter(isLineOfFacts).map(({ text }) => text)]
}

const FACTS_LINE_MAX = 160

/** «مینا رستگار»«۱۲ آبان ۱۴۰۳»«۴ عکس», side by side and parted by style alone: names, days and counts, and a day among them. */
function isLineOfFacts({ text, parts }: Segment): boolean {
  if (parts.length < 2 || text.length > FACTS_LINE_MAX || /[.؟!]$/.test(text)) return false
  const isDay = (part: string) => {
    const kind = labelOf(part)?.kind
    return dateLine(part) !== null || (DIGIT.test(part) && (kind === 'published' || kind === 'updated'))
  }
  const isFact = (part: string) =>
    isDay(part) || COUNT.test(part) || labelOf(part) !== null || personName(part) !== null
  return parts.some((part) => isDay(part.text)) && parts.every((part) => isFact(part.text))
}

const DIGIT = /[\d۰-۹]/
const COUNT = /^[\d۰-۹]{1,4} \p{L}{2,8}$/u

const WHOLE_KINDS: ReadonlySet<PageFact['kind']> = new Set(['code', 'published', 'updated', 'section'])

/** Elements between headline and text, a lead among them, with one short line, in which some fact stands. */
function headFacts({ map, facts, titleSegment }: StorySurvey): Set<HtmlElement> {
  const start = titleSegment?.place ?? -1
  const [, second] = map.segments.slice(start + 1, start + 1 + HEAD_LINES).filter(isProseSegment)
  const prose = second?.place ?? 0
  const isHead = ({ place, text, element }: Segment) =>
    place > start &&
    place < prose &&
    text.length <= HEAD_FACTS_CHARS_MAX &&
    !isProseSegment(map.segments[place]!) &&
    map.extents.get(element)?.lines === 1
  const told = facts.map(({ place }) => map.segments[place]!).filter(isHead)
  const elements = told.map(({ element }) => element)
  const lists = elements.filter(({ tag }) => tag === 'dd' || tag === 'dt').map(({ parent }) => parent!)
  return new Set([
    ...elements,
    ...lists.flatMap(({ children }) => children.filter((child) => child.kind === 'element')),
  ])
}

/** Pages that scripts draw show no text of their own; their structured data may carry it. */
function toldBlocks(survey: StorySurvey, spell: Speller): Block[] {
  const paragraphs = (survey.story?.articleBody ?? '').split(/\n+|<br ?\/?>|<\/p>/)
  const texts = paragraphs.map((text) => collapsed(text.replace(/<[^<>]{0,500}>/g, ' '))).filter((text) => text !== '')
  return texts.map((text) => spelledParagraph(plainInline(text), spell.text))
}

function headlinesOf(survey: StorySurvey): Headlines {
  const { root, adapter, head, titleSegment } = survey
  const told = toldSections(survey)
  const described = adapter?.path === undefined ? null : selectFirst(root, adapter.path)
  const { map, siteName, url } = survey
  const factPlaces = factPlacesNear(survey)
  const path = storyPath({ root, map, title: titleSegment, told, described, siteName, url, factPlaces })
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
    kicker: adaptedText(root, adapter?.kicker) ?? survey.title!.kicker ?? near?.kicker ?? null,
    subtitle: adaptedText(root, adapter?.subtitle) ?? near?.subtitle ?? null,
    lead:
      adaptedText(root, adapter?.lead) ??
      near?.lead ??
      (survey.body === null ? survey.story?.description : null) ??
      null,
    path,
  }
}

/** Lines of facts within so many of the headline. */
const FACT_LINES = 12

function factPlacesNear({ facts, titleSegment }: StorySurvey): number[] {
  if (titleSegment === null) return []
  const near = facts.filter(
    ({ kind, zone, place }) =>
      zone === 'story' && NEAR_KINDS.has(kind) && Math.abs(place - titleSegment.place) <= FACT_LINES,
  )
  return [...new Set(near.map(({ place }) => place))]
}

const NEAR_KINDS: ReadonlySet<PageFact['kind']> = new Set(['code', 'date', 'published', 'views', 'reading-time'])

/** What data, a line like «گروه: اجتماعی» and the head say of the section. */
function toldSections({ structured, story, head, facts }: StorySurvey): ToldSections {
  const named = facts.filter((fact) => fact.kind === 'section')
  const labelled = (named.find(({ zone }) => zone !== 'side') ?? named[0])?.value.split(/\s*[»›>/|،]\s*|\s+[-–]\s+/)
  const section = story?.section ?? metaOf(head, SECTION_META)
  return {
    breadcrumb: structured.breadcrumb,
    labelled: labelled ?? (section === null ? postedIn(facts) : []),
    section: section === null ? [] : [section],
    headTitle: head.title,
  }
}

/** «ارسال شده در: شهر»: no date, but where a blog files the story. */
function postedIn(facts: readonly PageFact[]): string[] {
  const posted = facts.find(({ kind, moment, text }) => kind === 'published' && moment === null && POSTED_IN.test(text))
  return posted === undefined ? [] : posted.value.split(/[،,]/).filter((name) => name.trim() !== '')
}

const POSTED_IN = /^(?:ارسال|نوشته|منتشر|درج)[ \u200c]?شده در ?[:：]?[^\d۰-۹]{2,40}$/

/** «ارسال شده توسط … در مورخه …» tells of the story and is none of its text. */
const TOLD_WHEN = /^(?:ارسال|نوشته|منتشر|درج|ثبت)[ \u200c]?شده/

/** Facts that take up their line: a lead may well begin with a date, but not hold code or author. */
function isStanding(fact: PageFact): boolean {
  return (
    fact.kind === 'date' ||
    fact.kind === 'published' ||
    fact.kind === 'updated' ||
    fact.kind === 'code' ||
    fact.kind === 'author' ||
    (fact.kind === 'loose-date' && TOLD_WHEN.test(fact.text))
  )
}

function datesOf(survey: StorySurvey, origin: PageOrigin): StoryDates {
  const bodyEnd =
    survey.body === null
      ? Number.POSITIVE_INFINITY
      : (survey.map.extents.get(survey.body)?.last ?? Number.POSITIVE_INFINITY)
  return storyDates({
    facts: survey.facts,
    machine: machineDates(survey),
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

interface StoryParts {
  survey: StorySurvey
  headlines: Headlines
  pieces: readonly Piece[]
  pictures: StoryPictures
  body: StoryBody
  document: ArticleDocument
  dates: StoryDates
  credits: Credits
}

function pageOf(
  { survey, headlines, pictures, body, document, dates, credits }: StoryParts,
  spell: Speller,
): PageArticle {
  const spelled = (text: string | null): string | null => (text === null ? null : spell.text(text) || null)
  const texts = blockTexts(document)
  const path = headlines.path.map(spell.text)
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
    tags: tagsOf(survey).map(spell.text),
    author: spelled(authorOf(survey, body)),
    sources: credits.sources.map(spell.name),
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
