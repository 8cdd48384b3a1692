import type { Hop, Mention } from '#sourcing'
import { type CorrectionNote, isRetracted } from '../write-corrections.ts'
import { isoInstant } from '../write-instants.ts'
import { fits, writeJsonLd } from './write-json-ld.ts'

/** What a page may spend on it; what does not fit is shed, the least needed first. */
export const JSON_LD_SIZE_BYTES_MAX = 4_096

/** A published article as search engines are told of it. Addresses are absolute; texts plain. */
export interface NewsArticleView {
  /** News code: the identifier. */
  code: number
  url: string
  headline: string
  /** Kicker or sub-headline: what else could stand over it. */
  alternativeHeadline: string | null
  description: string | null
  /** BCP 47: `fa`. */
  language: string
  section: string | null
  tags: readonly string[]
  authors: readonly { name: string; url: string | null }[]
  publisher: { name: string; url: string; logoUrl: string | null }
  /** The largest first. */
  pictureUrls: readonly string[]
  publishedAt: Date
  updatedAt: Date | null
  wordCount: number
  /** The source chain, nearest us first. */
  chain: readonly Pick<Hop, 'name' | 'kind' | 'url'>[]
  /** Sources of parts of the story. */
  mentions: readonly (Pick<Mention, 'name'> & { url: string | null })[]
  /** Words quoted as they were said. */
  quotations: readonly QuotationView[]
  /** Addresses of articles that tell the same differently, as a human confirmed. */
  differing: readonly string[]
  corrections: readonly CorrectionNote[]
  /** Opinion notes are OpinionNewsArticle, reports ReportageNewsArticle. */
  type?: 'NewsArticle' | 'OpinionNewsArticle' | 'ReportageNewsArticle' | 'LiveBlogPosting'
}

/** Words as they were said, and who said them; `url` is their place in the article. */
export interface QuotationView {
  words: string
  url: string
  speaker: { name: string; url: string | null; kind: 'person' | 'organisation'; title: string | null }
}

/** A quotation is told up to here, in characters. */
const quotationLengthMax = 160

/**
 * What is shed, in this order, until the rest fits: none of it is needed for the article to be shown in search.
 * A retraction outlasts everything but the headline.
 */
const shedding: readonly ((article: NewsArticleView) => NewsArticleView)[] = [
  (article) => ({ ...article, quotations: article.quotations.slice(0, 2) }),
  (article) => ({ ...article, description: shortened(article.description, 200), quotations: [] }),
  (article) => ({ ...article, tags: article.tags.slice(0, 8), pictureUrls: article.pictureUrls.slice(0, 1) }),
  (article) => ({ ...article, mentions: [], differing: [] }),
  (article) => ({ ...article, corrections: weightiest(article.corrections).map(shortCorrection) }),
  (article) => ({ ...article, alternativeHeadline: null, tags: [] }),
  (article) => ({ ...article, authors: article.authors.slice(0, 3), chain: article.chain.slice(0, 3) }),
  (article) => ({ ...article, headline: shortened(article.headline, 150)!, description: null }),
  (article) => ({
    ...article,
    corrections: article.corrections.filter(({ kind }) => kind === 'retraction'),
    chain: article.chain.map(withoutUrl),
  }),
  (article) => ({ ...article, pictureUrls: [], authors: article.authors.map((author) => ({ ...author, url: null })) }),
  (article) => ({ ...article, chain: [], authors: [], section: null }),
]

/** NewsArticle, at most {@link JSON_LD_SIZE_BYTES_MAX} bytes, safe inside a script element. */
export function writeNewsArticleJsonLd(article: NewsArticleView): string {
  let left = article
  let json = writeJsonLd(newsArticle(left))
  for (const shed of shedding) {
    if (fits(json, JSON_LD_SIZE_BYTES_MAX)) break
    left = shed(left)
    json = writeJsonLd(newsArticle(left))
  }
  return json
}

function newsArticle(article: NewsArticleView): Record<string, unknown> {
  const { publisher } = article
  return {
    '@type': article.type ?? 'NewsArticle',
    url: article.url,
    identifier: String(article.code),
    headline: article.headline,
    alternativeHeadline: article.alternativeHeadline,
    description: article.description,
    inLanguage: article.language,
    articleSection: article.section,
    keywords: article.tags,
    image: article.pictureUrls,
    datePublished: isoInstant(article.publishedAt),
    dateModified: isoInstant(article.updatedAt ?? article.publishedAt),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    author: article.authors.length > 0 ? article.authors.map(person) : organisation(publisher.name, publisher.url),
    publisher: {
      ...organisation(publisher.name, publisher.url),
      '@type': 'NewsMediaOrganization',
      logo: publisher.logoUrl,
    },
    isBasedOn: sourceOf(article.chain),
    citation: [
      ...article.mentions.map(({ name, url }) => ({ '@type': 'CreativeWork', publisher: organisation(name, url) })),
      ...article.differing.map((url) => ({ '@type': 'NewsArticle', url })),
    ],
    hasPart: article.quotations.map(quotation),
    correction: article.corrections.map(correction),
    creativeWorkStatus: isRetracted(article.corrections) ? 'Retracted' : null,
  }
}

/** Whoever said the words is their creator, and the one to whom this article gives them. */
function quotation({ words, url, speaker: { name, url: about, kind, title } }: QuotationView): object {
  const speaker = kind === 'person' ? { ...person({ name, url: about }), jobTitle: title } : organisation(name, about)
  return {
    '@type': 'Quotation',
    url,
    text: shortened(words, quotationLengthMax),
    creator: speaker,
    spokenByCharacter: { '@type': speaker['@type'], name },
  }
}

/** The chain as works based on one another: ours on the nearest carrier's, that on the next one's. */
function sourceOf([nearest, ...further]: NewsArticleView['chain']): object | undefined {
  return nearest && { ...carriedBy(nearest), isBasedOn: sourceOf(further) }
}

function carriedBy({ name, kind, url }: Pick<Hop, 'name' | 'kind' | 'url'>): object {
  const carrier = kind === 'person' ? { author: person({ name, url: null }) } : { publisher: organisation(name, null) }
  return { '@type': 'CreativeWork', url, ...carrier }
}

function person({ name, url }: { name: string; url: string | null }) {
  return { '@type': 'Person', name, url }
}

function organisation(name: string, url: string | null) {
  return { '@type': 'Organization', name, url }
}

function correction({ note, at }: CorrectionNote): object {
  return { '@type': 'CorrectionComment', text: note, datePublished: isoInstant(at) }
}

/** A retraction, if there is one, and the last of the others. */
function weightiest(corrections: readonly CorrectionNote[]): CorrectionNote[] {
  const retraction = corrections.findLast(({ kind }) => kind === 'retraction')
  const other = corrections.findLast(({ kind }) => kind !== 'retraction')
  return [retraction, other].filter((note) => note !== undefined)
}

function shortCorrection(correction: CorrectionNote): CorrectionNote {
  return { ...correction, note: shortened(correction.note, 120)! }
}

function withoutUrl({ name, kind }: NewsArticleView['chain'][number]): NewsArticleView['chain'][number] {
  return { name, kind }
}

/** Cut at a word, with an ellipsis. */
function shortened(text: string | null, lengthMax: number): string | null {
  if (text === null || text.length <= lengthMax) return text
  const end = text.lastIndexOf(' ', lengthMax - 1)
  return `${text.slice(0, end > lengthMax / 2 ? end : lengthMax - 1).toWellFormed()}…`
}
