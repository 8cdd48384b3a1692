import type { EditionCode, FrontPlan, FrontTitles } from '#article'
import type { EndpointRequest } from '#server'
import type { Account, Database, FrontCards, Section } from '#store'
import type { Actor } from '../../policy.ts'

/**
 * The front page of an edition and the pages of its sections as the site shows them, handed to the desk by whoever builds
 * both.
 */
export interface FrontOfSite {
  /** What its boxes are filled from now. */
  cards: FrontCards
  /** What stands over the boxes of a page that lays itself out, in the language of the edition. */
  titles: FrontTitles
  /** The page of a plan (null: it lays itself out), now or as of an instant, and what it may load. */
  page(wish: FrontWish): Promise<{ body: string; policy: string }>
}

export interface FrontWish {
  /** Slug of the section whose page it is; null for the front page. */
  section: string | null
  plan: FrontPlan | null
  at: Date | null
}

export interface FrontDesk {
  database: Database
  publicUrl: string
  newsroom: string
  now(): Date
  /** The editions that are on; the first alone, unless it is said. */
  editions?: readonly EditionCode[]
  front?(edition: EditionCode): FrontOfSite
}

/** What a page or form of the front page was asked, and by whom. */
export interface Asked {
  /** Whose front page it is, or in which the section's page stands. */
  edition: EditionCode
  /** Whose page it is; null for the front page. */
  section: Section | null
  /** Where its own pages and forms are: `/desk/front`, `/desk/front/section/society`, `/desk/front/edition/en`. */
  base: string
  desk: FrontDesk
  front: FrontOfSite
  account: Account
  actor: Actor
  request: EndpointRequest
}
