/** The picture that stands for an article where its address is passed on: drawn by us, with its own words. */
import { type CardFacts, cardIdentity, type MediaFile } from '#media'
import { formatDate } from '#persian'
import type { PublishedArticle } from '#store'
import { shareCardPath } from '../addresses.ts'
import type { SiteSettings } from '../settings.ts'
import { isHeld } from './pictures.ts'

/** What the card of an article shows, and the address that names exactly that. */
export interface ShareCard {
  path: string
  identity: string
  facts: CardFacts
  /** Hash of the original beside the words, or null. */
  picture: string | null
}

/** The parts of an article that its card depends on. */
export type CardArticle = Pick<
  PublishedArticle,
  'code' | 'kind' | 'kicker' | 'headline' | 'hero' | 'section' | 'authors' | 'corrections' | 'publishedAt'
>

const kindWords: Partial<Record<PublishedArticle['kind'], string>> = {
  note: 'یادداشت',
  report: 'گزارش',
  live: 'گزارش زنده',
  photo: 'عکس',
  video: 'فیلم',
}

export function shareCardOf(article: CardArticle, { name, direction }: SiteSettings): ShareCard {
  const picture = isHeld(article.hero) ? article.hero.media : null
  const facts: CardFacts = {
    name,
    over: overOf(article),
    title: article.headline,
    foot: [footOf(article), formatDate(article.publishedAt, 'long')],
    direction,
  }
  const identity = cardIdentity(facts, picture)
  return { path: shareCardPath(article.code, identity), identity, facts, picture }
}

/** Wherever the headline goes alone, its retraction goes with it. */
function overOf({ corrections, kicker, kind }: CardArticle): string | null {
  if (corrections.some((correction) => correction.kind === 'retraction')) return 'این خبر پس گرفته شد'
  return kicker ?? kindWords[kind] ?? null
}

/** Whose opinion it is; otherwise the section. */
function footOf({ kind, authors, section }: CardArticle): string | null {
  return (kind === 'note' ? authors[0]?.name : null) ?? section?.name ?? null
}

/** What is asked of the media. */
export interface CardMedia {
  card(facts: CardFacts, picture: string | null): Promise<MediaFile>
  heldCard(identity: string): Promise<MediaFile | null>
}
