/** A published article as its page prints it: every text chosen, every address made, nothing left to decide. */
import { countContentWords, type HtmlOptions, readAddress, toHtml } from '#article'
import { readingMinutes } from '#persian'
import type { Html } from '#server'
import type { CorrectionWithChange, DossierPlace, Named, PublishedArticle, RepliedArticle } from '#store'
import { articlePath, replyPath, shortPath } from '../addresses.ts'
import type { Moment } from '../edition/dates.ts'
import { type Edition, editionOf } from '../edition/edition.ts'
import type { Words } from '../edition/words/words.ts'
import { relatedLine, type TimedLine } from '../parts/boxes.ts'
import type { Link } from '../parts/links.ts'
import { bodyMarkup } from '../parts/trusted.ts'
import { isGallery, photoPaths, photosOf } from '../photos/photos.ts'
import { type TranscriptView, transcriptViews } from '../photos/transcripts.ts'
import type { SiteSettings } from '../settings.ts'
import { absentPicture, bodyPictures } from './body.ts'
import { bareView, type CorrectionView, correctionView } from './corrections.ts'
import { hopName } from './names.ts'
import { isHeld, type PictureView, pictureView } from './pictures.ts'
import { shareLinks } from './share.ts'
import { shareCardOf } from './share-card.ts'
import { leadMarkup, statementOptions, withStatements } from './statements.ts'
import { treat } from './treatments.ts'

export interface ArticleView {
  /** What its page says around it. */
  words: Words
  code: number
  /** In the digits of its edition, as printed. */
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
  /** The same in other editions. */
  translations: TranslationView[]
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

/** Named in its own language. */
export interface TranslationView extends Link {
  language: string
}

/** What is known of an article besides what it says. */
export interface Beside {
  /** Its corrections with what they changed; left out, their notes alone are shown. */
  corrections?: readonly CorrectionWithChange[]
  /** What is said in its films, by their addresses. */
  transcripts?: ReadonlyMap<string, string>
}

/** All that the page of a story shows, made of its publication. */
export function articleView(
  published: PublishedArticle,
  settings: SiteSettings,
  { corrections = [], transcripts = new Map() }: Beside = {},
): ArticleView {
  const marked = withStatements(published)
  const article = treat(marked.article)
  const { edition } = settings
  const { paths, words } = edition
  const options = {
    ...bodyPictures('', words),
    ...galleryOptions(published, edition),
    ...statementOptions(published.statements, paths),
  }
  const { lead } = marked
  return {
    words,
    ...addresses(article, settings),
    ...headlineBlock(article),
    lead: leadMarkup(lead, options),
    ...times(article, edition),
    ...length(article, edition),
    chain: chainLinks(article, edition),
    translations: translationViews(article),
    differing: differingViews(article, edition),
    ...replyViews(article, edition),
    related: article.related.map((other) => relatedLine(other, edition)),
    dossiers: article.dossiers,
    corrections: correctionViews(article, corrections, edition),
    ...filing(article, edition),
    ...pictures(article, edition),
    gallery: galleryOf(published, article, edition),
    transcripts: transcriptViews(published, transcripts),
    shareCard: shareCardOf(published, settings).path,
    body: bodyMarkup(toHtml(article.document, options)),
    comments: { name: words.article.commentCount(article.commentCount), href: paths.comments(article.code) },
    share: shareLinks(article.headline, settings.url + shortPath(article.code), words.article.shareWays),
  }
}

function addresses(article: PublishedArticle, { url, edition }: SiteSettings) {
  const path = articlePath(article)
  return {
    code: article.code,
    codeText: edition.dates.number(article.code),
    path,
    canonical: url + path,
    shortAddress: url + shortPath(article.code),
    printPath: edition.paths.print(article.code),
  }
}

function headlineBlock({ kicker, headline, subheadline, lead }: PublishedArticle) {
  return { kicker, headline, subheadline, description: lead ?? subheadline ?? headline }
}

function times({ publishedAt, updatedAt }: PublishedArticle, { dates }: Edition) {
  return { published: dates.full(publishedAt), updated: updatedAt && dates.full(updatedAt) }
}

/** «۳ دقیقه» for the lead and the body; null when there is nothing to read. */
function length(article: PublishedArticle, { words }: Edition) {
  const wordCount = countContentWords(article)
  const readingTime = wordCount === 0 ? null : words.article.minutes(readingMinutes(wordCount))
  return { wordCount, readingTime }
}

/** Who carried it, nearest us first. */
function chainLinks({ chain }: PublishedArticle, edition: Edition): ChainLink[] {
  return chain.map(({ name, source, url }) => ({
    name: hopName(edition, { name, source }),
    href: source ? edition.paths.source(source.slug) : url ? readAddress(url, ['web']) : null,
  }))
}

function translationViews({ translations = [] }: PublishedArticle): TranslationView[] {
  return translations.map((other) => {
    const { name, language } = editionOf(other.edition)
    return { name, language, href: articlePath(other) }
  })
}

/** Who tells the same differently. */
function differingViews({ differing }: PublishedArticle, { dates }: Edition): DifferingView[] {
  return differing.map((other) => ({
    name: other.headline,
    href: articlePath(other),
    at: dates.full(other.publishedAt),
  }))
}

/** Answers on both sides. */
function replyViews(
  { code, replies, answers }: PublishedArticle,
  { dates }: Edition,
): Pick<ArticleView, 'replies' | 'answers' | 'replyHref'> {
  const view = (other: RepliedArticle) => ({
    name: other.headline,
    href: articlePath(other),
    at: dates.full(other.publishedAt),
  })
  return {
    replies: replies.map(view),
    answers: answers === null ? null : { ...view(answers), by: answers.name, hash: answers.hash },
    replyHref: answers === null ? replyPath(code) : null,
  }
}

/** What was put right since, newest first. */
function correctionViews(
  { corrections: known }: PublishedArticle,
  withChanges: readonly CorrectionWithChange[],
  edition: Edition,
): CorrectionView[] {
  if (withChanges.length > 0) return withChanges.map((one) => correctionView(one, edition))
  return known.toSorted((one, other) => other.at.getTime() - one.at.getTime()).map((one) => bareView(one, edition))
}

function filing({ section, tags, authors }: PublishedArticle, { paths }: Edition) {
  return {
    section: section && named(section, paths.section),
    tags: tags.map((tag) => named(tag, paths.tag)),
    authors: authors.map((author) => named(author, paths.author)),
  }
}

function named({ slug, name }: Named, path: (slug: string) => string): Link {
  return { name, href: path(slug) }
}

/** Pictures of a gallery lead to their own pages. */
function galleryOptions(article: PublishedArticle, { paths }: Edition): Pick<HtmlOptions, 'pictureAddress'> {
  if (!isGallery(article)) return {}
  return { pictureAddress: (picture) => (isHeld(picture) ? paths.photoPage(article.code, picture.media) : null) }
}

/** `shown` is the article as its page shows it, which may have room for some of the photographs only. */
function galleryOf(
  article: PublishedArticle,
  shown: PublishedArticle,
  { dates, words, paths: { photoPage } }: Edition,
): ArticleView['gallery'] {
  const paths = photoPaths(article)
  if (paths[0] === undefined) return null
  const here = new Set(photosOf(shown).map(({ media }) => photoPage(article.code, media)))
  const further = paths.filter((path) => !here.has(path))
  const left = dates.number(further.length)
  const rest = further[0] === undefined ? null : { name: words.photos.more(left), href: further[0] }
  return { path: paths[0], count: dates.number(paths.length), rest }
}

function pictures({ hero }: PublishedArticle, { words }: Edition) {
  const held = pictureView(hero)
  return { hero: held, absentHero: hero && !held ? absentPicture(hero, words) : null }
}
