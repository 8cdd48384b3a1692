import { type ArticleContent, type FrontPlan, type Numbered, sourcedText } from '#article'
import { slug } from '#persian'
import { bodyText } from '#server'
import type { Hop } from '#sourcing'
import type { Poll, PublishedArticle, PublishedReader } from '#store'
import { frontWithSectionNames, withSectionNames } from '../edition/section-names.ts'
import { articleView } from '../model/article-view.ts'
import { articlePage } from '../pages/article.ts'
import { transcriptsOf } from '../photos/transcripts.ts'
import type { SiteSettings } from '../settings.ts'
import { firstLevel } from '../shelf.ts'
import { contentSecurityPolicy } from '../styles.ts'
import type { FrontSource } from './arranged.ts'
import { renderFront } from './front.ts'
import { renderList, sectionList } from './lists.ts'

export interface PreviewWish {
  source: FrontSource
  /** Slug of the section whose page it is; null for the front page. */
  section: string | null
  /** Null: it lays itself out. */
  plan: FrontPlan | null
  instant: Date
  /** The question that stands on the front page. */
  poll: Poll | null
  settings: SiteSettings
}

/** The front page of a plan, or a section's page, as readers would see it: for the desk to look at, with what it may load. */
export async function pagePreview(wish: PreviewWish): Promise<{ body: string; policy: string }> {
  const { section, plan, instant, settings, poll } = wish
  const source = frontWithSectionNames(wish.source, settings)
  const { direction } = settings.edition
  const sections = await source.sections()
  const frame = { settings, sections: firstLevel(sections), breaking: null }
  const list = section === null ? null : sectionList(sections, section, settings.edition)
  if (list === null) {
    const body = await renderFront({ source, sections, plan, instant, frame, poll })
    return { body: bodyText(body), policy: contentSecurityPolicy('front', direction) }
  }
  const { body, style } = await renderList({
    source,
    list,
    arrangement: plan && { plan, sections },
    before: null,
    frame,
    instant,
  })
  return { body: bodyText(body), policy: contentSecurityPolicy(style, direction) }
}

/** An article as it is being written, to be shown as its page would be. */
export interface WrittenArticle extends Numbered {
  content: ArticleContent
  chain: readonly Hop[]
}

export interface StoryPreviewWish {
  published: PublishedReader
  article: WrittenArticle
  instant: Date
  settings: SiteSettings
}

/**
 * The page of an article as readers would see it if it were published now: for the desk to look at, with what it may load.
 * What only publishing finds out (statements in words that have changed, related articles) it does not show.
 */
export async function storyPreview(wish: StoryPreviewWish): Promise<{ body: string; policy: string }> {
  const { settings } = wish
  const published = withSectionNames(wish.published, settings)
  const sections = await published.sections()
  const article = await asPublished({ ...wish, published }, sections)
  const [transcripts, corrections] = await Promise.all([
    transcriptsOf(published, article),
    article.corrections.length > 0 ? published.correctionsOf(article.code) : [],
  ])
  const view = articleView(article, settings, { corrections, transcripts })
  const frame = { settings, sections: firstLevel(sections), breaking: null }
  const boxes = { newest: [], ofSection: [], codes: new Set<number>() }
  const body = articlePage(view, frame, { boxes, poll: null, jsonLd: [] })
  return { body: bodyText(body), policy: contentSecurityPolicy('article', settings.edition.direction) }
}

/** What is live of it stays around what is written of it now. */
async function asPublished(
  { published, article, instant }: StoryPreviewWish,
  sections: Awaited<ReturnType<PublishedReader['sections']>>,
): Promise<PublishedArticle> {
  const { content, chain, ...numbered } = article
  const live = await published.article(article.code)
  const known = live === null || 'withdrawnAt' in live ? null : live
  const named = (names: readonly string[]) => names.map((name) => ({ slug: slug(name), name }))
  const isSaidAlike = known !== null && sourcedText(known) === sourcedText(content)
  return {
    ...(known ?? neverPublished(instant)),
    ...numbered,
    ...content,
    section: sections.find((section) => section.slug === content.section) ?? null,
    tags: named(content.tags),
    authors: named(content.authors),
    chain: chain.map((hop) => ({ ...hop, source: known?.chain.find(({ name }) => name === hop.name)?.source ?? null })),
    statements: isSaidAlike ? known.statements : [],
    mentions: isSaidAlike ? known.mentions : [],
  }
}

function neverPublished(instant: Date) {
  return {
    ...{ slug: 'preview', revision: 1, differing: [], replies: [], answers: null, hasPoll: false, related: [] },
    ...{ dossiers: [], commentCount: 0, corrections: [], publishedAt: instant, updatedAt: null },
  }
}
