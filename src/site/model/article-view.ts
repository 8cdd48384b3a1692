/** A published article as its page prints it: every text chosen, every address made, nothing left to decide. */
import { countContentWords, type HtmlOptions, readAddress, toHtml } from '#article'
import { readingMinutes, toPersianDigits } from '#persian'
import type { Html } from '#server'
import type { CorrectionWithChange, DossierPlace, Named, PublishedArticle } from '#store'
import {
  articlePath,
  authorPath,
  commentsPath,
  photoPagePath,
  printPath,
  replyPath,
  sectionPath,
  shortPath,
  sourcePath,
  tagPath,
} from '../addresses.ts'
import { relatedLine, type TimedLine } from '../parts/boxes.ts'
import type { Link } from '../parts/links.ts'
import { bodyMarkup } from '../parts/trusted.ts'
import { isGallery, photoPaths, photosOf } from '../photos/photos.ts'
import { type TranscriptView, transcriptViews } from '../photos/transcripts.ts'
import type { SiteSettings } from '../settings.ts'
import { absentPicture, bodyPictures } from './body.ts'
import { bareView, type CorrectionView, correctionView } from './corrections.ts'
import { isHeld, type PictureView, pictureView } from './pictures.ts'
import { shareLinks } from './share.ts'
import { shareCardOf } from './share-card.ts'
import { leadMarkup, statementOptions, withStatements } from './statements.ts'
import { fullMoment, type Moment } from './times.ts'
import { treat } from './treatments.ts'

export interface ArticleView {
  code: number
  /** In Persian digits, as printed. */
  codeText: string
  path: string
  /** Absolute. */
  canonical: string
  /** Absolute, and as a reader copies it. */
  shortAddress: string
  printPath: string
  section: Link | null
  kicker: string | null
  headline: string
  subheadline: string | null
  lead: Html | null
  authors: Link[]
  published: Moment
  updated: Moment | null
  /** Of the lead and the body. */
  wordCount: number
  readingTime: string | null
  chain: ChainLink[]
  /** Articles that tell the same differently. */
  differing: DifferingView[]
  /** Answers to it. */
  replies: DifferingView[]
  /** What it answers. */
  answers: (DifferingView & { by: string; hash: string }) | null
  /** Where whoever it speaks of may answer; null for an answer itself. */
  replyHref: string | null
  /** Articles about the same. */
  related: TimedLine[]
  /** Dossiers it stands in. */
  dossiers: DossierPlace[]
  corrections: CorrectionView[]
  hero: PictureView | null
  /** For messengers and networks: the path of the card that stands for the story. */
  shareCard: string
  /** What is said of a picture at the top of which we hold no copy. */
  absentHero: Html | null
  /** Where its photographs are turned over one by one, and how many they are; null where there is no gallery. */
  gallery: { path: string; count: string; rest: Link | null } | null
  /** What is said in its films. */
  transcripts: TranscriptView[]
  body: Html
  tags: Link[]
  share: Link[]
  /** Where readers say what they think of it. */
  comments: Link
  /** For search engines and messengers: the lead, or the sub-headline, or the headline. */
  description: string
}

/** A carrier of the story; without an address when we know only its name. */
export interface ChainLink {
  name: string
  href: string | null
}

export interface DifferingView extends Link {
  at: Moment
}

const bodyOptions = bodyPictures('')

/** What is known of an article besides what it says. */
export interface Beside {
  /** Its corrections with what they changed; left out, their notes alone are shown. */
  corrections?: readonly CorrectionWithChange[]
  /** What is said in its films, by their addresses. */
  transcripts?: ReadonlyMap<string, string>
}

export function articleView(
  published: PublishedArticle,
  settings: SiteSettings,
  { corrections = [], transcripts = new Map() }: Beside = {},
): ArticleView {
  const marked = withStatements(published)
  const article = treat(marked.article)
  const options = { ...bodyOptions, ...galleryOptions(published), ...statementOptions(published.statements) }
  const { lead } = marked
  return {
    ...addresses(article, settings),
    ...headlineBlock(article),
    lead: leadMarkup(lead, options),
    ...times(article),
    ...length(article),
    chain: chainLinks(article),
    differing: differingViews(article),
    ...replyViews(article),
    related: relatedLines(article),
    dossiers: article.dossiers,
    corrections: correctionViews(article, corrections),
    ...filing(article),
    ...pictures(article),
    gallery: galleryOf(published, article),
    transcripts: transcriptViews(published, transcripts),
    shareCard: shareCardOf(published, settings).path,
    body: bodyMarkup(toHtml(article.document, options)),
    comments: commentsLink(article),
    share: shareLinks(article.headline, settings.url + shortPath(article.code)),
  }
}

/** «۱۲ دیدگاه»; without any, an invitation. */
function commentsLink({ code, commentCount }: PublishedArticle): Link {
  const name = commentCount === 0 ? 'نوشتن دیدگاه' : `${toPersianDigits(commentCount)} دیدگاه`
  return { name, href: commentsPath(code) }
}

function addresses(article: PublishedArticle, { url }: SiteSettings) {
  const path = articlePath(article)
  return {
    code: article.code,
    codeText: toPersianDigits(article.code),
    path,
    canonical: url + path,
    shortAddress: url + shortPath(article.code),
    printPath: printPath(article.code),
  }
}

function headlineBlock({ kicker, headline, subheadline, lead }: PublishedArticle) {
  return { kicker, headline, subheadline, description: lead ?? subheadline ?? headline }
}

function times({ publishedAt, updatedAt }: PublishedArticle) {
  return { published: fullMoment(publishedAt), updated: updatedAt && fullMoment(updatedAt) }
}

/** «۳ دقیقه» for the lead and the body; null when there is nothing to read. */
function length(article: PublishedArticle) {
  const wordCount = countContentWords(article)
  const readingTime = wordCount === 0 ? null : `${toPersianDigits(readingMinutes(wordCount))} دقیقه`
  return { wordCount, readingTime }
}

/** Who carried it, nearest us first. */
function chainLinks({ chain }: PublishedArticle): ChainLink[] {
  return chain.map(({ name, source, url }) => ({
    name,
    href: source ? sourcePath(source.slug) : url ? readAddress(url, ['web']) : null,
  }))
}

/** Who tells the same differently. */
function differingViews({ differing }: PublishedArticle): DifferingView[] {
  return differing.map((other) => ({
    name: other.headline,
    href: articlePath(other),
    at: fullMoment(other.publishedAt),
  }))
}

/** Answers on both sides. */
function replyViews({
  code,
  replies,
  answers,
}: PublishedArticle): Pick<ArticleView, 'replies' | 'answers' | 'replyHref'> {
  const view = (other: { code: number; slug: string; headline: string; publishedAt: Date }) => ({
    name: other.headline,
    href: articlePath(other),
    at: fullMoment(other.publishedAt),
  })
  return {
    replies: replies.map(view),
    answers: answers === null ? null : { ...view(answers), by: answers.name, hash: answers.hash },
    replyHref: answers === null ? replyPath(code) : null,
  }
}

/** What is told of the same, each with its day. */
function relatedLines({ related }: PublishedArticle): TimedLine[] {
  return related.map(relatedLine)
}

/** What was put right since, newest first. */
function correctionViews(
  { corrections: known }: PublishedArticle,
  withChanges: readonly CorrectionWithChange[],
): CorrectionView[] {
  if (withChanges.length > 0) return withChanges.map(correctionView)
  return known.toSorted((one, other) => other.at.getTime() - one.at.getTime()).map(bareView)
}

function filing({ section, tags, authors }: PublishedArticle) {
  return {
    section: section && named(section, sectionPath),
    tags: tags.map((tag) => named(tag, tagPath)),
    authors: authors.map((author) => named(author, authorPath)),
  }
}

function named({ slug, name }: Named, path: (slug: string) => string): Link {
  return { name, href: path(slug) }
}

/** Pictures of a gallery lead to their own pages. */
function galleryOptions(article: PublishedArticle): Pick<HtmlOptions, 'pictureAddress'> {
  if (!isGallery(article)) return {}
  return { pictureAddress: (picture) => (isHeld(picture) ? photoPagePath(article.code, picture.media) : null) }
}

/** `shown` is the article as its page shows it, which may have room for some of the photographs only. */
function galleryOf(article: PublishedArticle, shown: PublishedArticle): ArticleView['gallery'] {
  const paths = photoPaths(article)
  if (paths[0] === undefined) return null
  const here = new Set(photosOf(shown).map(({ media }) => photoPagePath(article.code, media)))
  const further = paths.filter((path) => !here.has(path))
  const left = toPersianDigits(further.length)
  const rest = further[0] === undefined ? null : { name: `دیدن ${left} عکس دیگر`, href: further[0] }
  return { path: paths[0], count: toPersianDigits(paths.length), rest }
}

function pictures({ hero }: PublishedArticle) {
  const held = pictureView(hero)
  return { hero: held, absentHero: hero && !held ? absentPicture(hero) : null }
}
