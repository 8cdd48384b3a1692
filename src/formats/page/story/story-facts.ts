/** Code, tags, author and sources of a surveyed page: described places first, then what is shown, then what is told. */
import { adaptedNumber, adaptedText, adaptedTexts } from '../survey/layout-adapter.ts'
import { metaOf } from '../survey/page-head.ts'
import type { Segment } from '../survey/page-segments.ts'
import { isProseSegment } from '../survey/page-zones.ts'
import { codeInAddress } from '../survey/story-address.ts'
import type { StorySurvey } from '../survey/story-survey.ts'
import { type Credits, readCredits, sourceName } from '../words/credits.ts'
import { personName } from '../words/person-name.ts'
import { plainLine, sameLetters, wordKey } from '../words/plain-line.ts'
import type { StoryBody } from './story-body.ts'
import { storyAuthor } from './story-people.ts'
import { storyTags } from './story-tags.ts'

const KEYWORDS_META = ['keywords', 'news_keywords', 'article:tag', 'dc.subject', 'topics']

/** «خبر», «شهرستان»: what a site says of itself on each of its pages. */
const OF_EVERY_PAGE = /^(?:اخبار|خبر|خبرها|خبری|خبرگزاری|سایتخبری|پایگاهخبری|روزنامه|شهرستان|استان|news)$/

/** Fewer keywords may well say what a story does not. */
const SITE_KEYWORDS_MIN = 3

export function codeOf(survey: StorySurvey): string | null {
  const described = adaptedNumber(survey.root, survey.adapter?.code)
  if (described !== null) return described
  const codes = survey.facts.filter(
    (fact) => fact.kind === 'code' && fact.zone !== 'related' && fact.zone !== 'comments',
  )
  const shown = codes.find(({ zone }) => zone !== 'side') ?? codes[0]
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

export function tagsOf(survey: StorySurvey): string[] {
  const { head, story } = survey
  const told =
    head.articleTags.length > 0
      ? head.articleTags
      : story !== null && story.keywords.length > 0
        ? story.keywords
        : ownKeywords(survey)
  return storyTags(survey, told, adaptedTexts(survey.root, survey.adapter?.tags))
}

/** Keywords of the head, unless they are those of every page: none of them is in the story. */
function ownKeywords({ head, siteName, title, map }: StorySurvey): string[] {
  const keywords = metaOf(head, KEYWORDS_META)?.split(/[,،;؛]/) ?? []
  const site = wordKey(siteName ?? '')
  const own = keywords.filter((keyword) => wordKey(keyword) !== site)
  const general = own.filter((keyword) => OF_EVERY_PAGE.test(wordKey(keyword)) || site.includes(wordKey(keyword)))
  if (general.length * 2 >= Math.max(own.length, SITE_KEYWORDS_MIN)) return []
  if (own.length === keywords.length && keywords.length < SITE_KEYWORDS_MIN) return keywords
  const lines = [title?.text ?? '', ...map.segments.filter(isProseSegment).map(({ text }) => text)]
  const words = new Set(lines.flatMap(wordsOf))
  return own.flatMap(wordsOf).some((word) => word.length > 2 && words.has(word)) ? own : []
}

function wordsOf(line: string): string[] {
  return sameLetters(plainLine(line)).split(/[^\p{L}\p{N}]+/u)
}

/** Where heads name who wrote a story. */
const AUTHOR_META = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'byl',
  'byline',
  'creator',
  'writer',
  'reporter',
]
const WRITTEN_BY = /نوشته|نویسنده|written|author/i

/** Names the page's data and its lines give as its writers'. */
export function toldWriters({ head, story, facts }: StorySurvey): string[] {
  const { meta } = head
  // Publishing software labels it for those who share the page.
  const shared = WRITTEN_BY.test(meta.get('twitter:label1') ?? '') ? [meta.get('twitter:data1') ?? ''] : []
  const labelled = facts.filter(({ kind }) => kind === 'author').map(({ value }) => value)
  const names = [...(story?.people ?? []), metaOf(head, AUTHOR_META) ?? '', ...shared]
  return [...names, ...labelled.slice(0, LABELLED_MAX)].filter((name) => name !== '')
}

const LABELLED_MAX = 20

export function authorOf(survey: StorySurvey, body: StoryBody): string | null {
  const told = toldWriters({ ...survey, facts: [] })
  const described = personName(adaptedText(survey.root, survey.adapter?.author) ?? '')
  if (described !== null) return described
  return storyAuthor({
    root: survey.root,
    map: survey.map,
    facts: survey.facts,
    told,
    siteName: survey.siteName,
    title: survey.titleSegment,
    signed: body.author,
  })
}

export function creditsOf(survey: StorySurvey, body: StoryBody, lead: string | null): Credits {
  const shown = survey.facts
    .filter((fact) => fact.kind === 'source' && fact.zone !== 'related' && fact.zone !== 'side')
    .map((fact) => sourceName(fact.value))
    .filter((name) => name !== null)
  return readCredits({
    title: survey.title?.text ?? null,
    lead,
    texts: body.opening,
    ownName: survey.siteName,
    lines: [...body.sources, ...shown],
  })
}
