/** The picture that stands for an article where its address is passed on: drawn by us, with its own words. */
import { firstEdition } from '#article'
import { type CardFacts, cardIdentity, type MediaFile } from '#media'
import type { PublishedArticle } from '#store'
import { shareCardPath } from '../addresses.ts'
import { editionOf } from '../edition/edition.ts'
import { sectionName } from '../edition/section-names.ts'
import type { Words } from '../edition/words/words.ts'
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
  'code' | 'edition' | 'kind' | 'kicker' | 'headline' | 'hero' | 'section' | 'authors' | 'corrections' | 'publishedAt'
>

/** Sections are called as the edition does, however the article came. */
export function shareCardOf(article: CardArticle, settings: Pick<SiteSettings, 'name' | 'sectionNames'>): ShareCard {
  const { dates, direction, words } = editionOf(article.edition ?? firstEdition)
  const picture = isHeld(article.hero) ? article.hero.media : null
  const facts: CardFacts = {
    name: settings.name,
    over: overOf(article, words.shareCard),
    title: article.headline,
    foot: [footOf(article, settings), dates.day(article.publishedAt).text],
    direction,
  }
  const identity = cardIdentity(facts, picture)
  return { path: shareCardPath(article.code, identity), identity, facts, picture }
}

/** Wherever the headline goes alone, its retraction goes with it. */
function overOf({ corrections, kicker, kind }: CardArticle, words: Words['shareCard']): string | null {
  if (corrections.some((correction) => correction.kind === 'retraction')) return words.retracted
  return kicker ?? words.kinds[kind] ?? null
}

/** Whose opinion it is; otherwise the section. */
function footOf({ kind, authors, section }: CardArticle, settings: Pick<SiteSettings, 'sectionNames'>): string | null {
  return (kind === 'note' ? authors[0]?.name : null) ?? (section && sectionName(section, settings))
}

/** What is asked of the media. */
export interface CardMedia {
  card(facts: CardFacts, picture: string | null): Promise<MediaFile>
  heldCard(identity: string): Promise<MediaFile | null>
}
