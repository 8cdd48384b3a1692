import type { EditionCode } from '#article'
import type { Card, Named } from '../model.ts'

/** A card as questions to the store answer it. */
export interface CardRow {
  code: number
  edition: EditionCode
  slug: string
  kind: Card['kind']
  kicker: string | null
  headline: string
  lead: string | null
  hero: Card['hero']
  focus: Card['focus']
  section_slug: string | null
  section_name: string | null
  author: string | null
  retracted: boolean
  published_at: Date
  updated_at: Date | null
}

/** The card of an article from its row of `live`. */
export function cardOf(row: CardRow): Card {
  return {
    code: row.code,
    slug: row.slug,
    edition: row.edition,
    kind: row.kind,
    kicker: row.kicker,
    headline: row.headline,
    lead: row.lead,
    hero: row.hero,
    focus: row.focus,
    section: namedOrNull(row.section_slug, row.section_name),
    author: row.author,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    isRetracted: row.retracted,
  }
}

/** Slug and name as one; null where either is missing. */
export function namedOrNull(slug: string | null, name: string | null): Named | null {
  return slug === null || name === null ? null : { slug, name }
}
