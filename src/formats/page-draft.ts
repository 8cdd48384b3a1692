import {
  type ArticleContent,
  type ArticleKind,
  mendContent,
  type Picture,
  readContentSourcing,
  revisionText,
} from '#article'
import { slug } from '#persian'
import type { Hop, PlacedSourcing } from '#sourcing'
import type { PageArticle, PageImage, PageReading, Problem, Reading } from './page-article.ts'

/** What a page that came is known by. */
export interface PageToImport {
  /** Where it came from, the same at every import: an address, or the absolute path of the file. */
  origin: string
  /** SHA-256 (hex) of the bytes as they came. */
  bytesHash: string
}

/** A page that was read, ready to become an article. */
export interface PageDraft {
  origin: string
  /** SHA-256 (hex) of the bytes as they came. */
  bytesHash: string
  /** SHA-256 (hex) of the revision that `content` and `chain` become ({@link revisionText}). */
  fingerprint: string
  /** News code it had, when it can be one of ours. */
  code: number | null
  /** Address it had. */
  address: string | null
  content: ArticleContent
  sectionName: string | null
  chain: Hop[]
  /** Who said what, read where the page was; or `later`, by a job. */
  reading: SaidIn | 'later'
  publishedAt: Date | null
  updatedAt: Date | null
  problems: Problem[]
  /** Other addresses it had. */
  alsoAt?: readonly string[]
  /** Why it is not to be made live, whatever its date. */
  waits?: Problem
  /** What its readers said of it, in the order it was sent. */
  comments?: readonly DraftComment[]
}

/** A comment that came with an article: already published where it comes from, or waiting there. */
export interface DraftComment {
  /** Its number there, and that of the comment it answers. */
  number: number | null
  parent: number | null
  name: string
  /** Paragraphs with an empty line between them. */
  body: string
  /** ISO-8601 UTC. */
  at: string | null
  state: 'published' | 'waiting'
}

/** Who said what in an article, and whom it mentions. */
type SaidIn = Pick<PlacedSourcing, 'statements' | 'mentions'>

/** Codes of all known systems fit in 15 digits; a longer one would not survive as a number. */
const codePattern = /^[1-9]\d{0,14}$/

const kinds: Record<PageArticle['kind'], ArticleKind> = {
  article: 'news',
  opinion: 'note',
  interview: 'interview',
  gallery: 'photo',
  video: 'video',
  live: 'live',
  deleted: 'news',
}

/** When the words of a page are read for who said what. */
export type SourcingTime = 'now' | 'later'

export interface DraftOptions {
  sourcing: SourcingTime
  /** SHA-256 of a text or of bytes, in hex. */
  digest: (said: string | Uint8Array) => string
}

/** What an article would be made of, or null (with the reasons) where the page holds none. */
export function draftFromPage(
  page: PageToImport,
  reading: Reading<PageReading>,
  { sourcing, digest }: DraftOptions,
): Reading<PageDraft> {
  const { value } = reading
  if (value === null) return { value: null, problems: reading.problems }
  const { page: read, document, chain } = value
  if (read.kind === 'deleted')
    return refuse(reading.problems, 'deleted-page', 'The page says that its article was removed.')
  if (read.title === null)
    return refuse(reading.problems, 'no-headline', 'No headline was found, so no article was made.')
  const isGallery = read.kind === 'gallery'
  if (document.content.length === 0 && !isGallery && read.lead === null) {
    return refuse(reading.problems, 'no-text', 'A headline was found but no text, so no article was made.')
  }
  const problems = [...reading.problems]
  const sectionName = read.section
  // What a page says is held to the same schema as what an editor writes; what does not fit is left out, and told.
  const { value: content, problems: losses } = mendContent({
    kind: kinds[read.kind],
    kicker: read.kicker,
    headline: read.title,
    subheadline: read.subtitle,
    lead: read.lead,
    document,
    hero: read.image === null ? null : pictureFrom(read.image),
    section: sectionName === null ? null : slug(sectionName) || null,
    tags: read.tags,
    authors: read.authors ?? (read.author === null ? [] : [read.author]),
  } satisfies ArticleContent)
  problems.push(...losses.map(({ path, detail }) => ({ kind: 'left-out', detail: `${path}: ${detail}` })))
  if (content === null) return refuse(problems, 'no-text', 'Nothing of the page could be kept, so no article was made.')
  const draft: PageDraft = {
    ...page,
    fingerprint: digest(revisionText({ content, chain })),
    code: codeFrom(read.code, problems),
    address: read.url,
    content,
    sectionName,
    chain,
    reading: sourcing === 'later' ? 'later' : saidIn(content),
    publishedAt: read.published === null ? null : new Date(read.published),
    updatedAt: read.updated === null ? null : new Date(read.updated),
    problems,
  }
  return { value: draft, problems }
}

function saidIn(content: ArticleContent): SaidIn {
  const { statements, mentions } = readContentSourcing(content)
  return { statements, mentions }
}

function refuse(problems: readonly Problem[], kind: string, detail: string): Reading<PageDraft> {
  return { value: null, problems: [...problems, { kind, detail }] }
}

function codeFrom(code: string | null, problems: Problem[]): number | null {
  if (code === null) return null
  if (codePattern.test(code)) return Number(code)
  problems.push({ kind: 'unusable-code', detail: `«${code}» cannot be a news code here; the next free one was given.` })
  return null
}

function pictureFrom({ src, caption, alt, credit = null }: PageImage): Picture {
  return { media: null, src, width: null, height: null, alt: alt ?? caption ?? '', caption, credit }
}
