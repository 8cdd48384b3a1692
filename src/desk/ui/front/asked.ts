import type { FrontPlan } from '#article'
import type { EndpointRequest } from '#server'
import type { Account, Database, FrontCards } from '#store'
import type { Actor } from '../../policy.ts'

/** The front page as the site shows it, handed to the desk by whoever builds both. */
export interface FrontOfSite {
  /** What its boxes are filled from now. */
  cards: FrontCards
  /** The page of a plan (null: it lays itself out), now or as of an instant, and what it may load. */
  page(wish: { plan: FrontPlan | null; at: Date | null }): Promise<{ body: string; policy: string }>
}

export interface FrontDesk {
  database: Database
  publicUrl: string
  newsroom: string
  now(): Date
  front?: FrontOfSite
}

/** What a page or form of the front page was asked, and by whom. */
export interface Asked {
  desk: FrontDesk
  front: FrontOfSite
  account: Account
  actor: Actor
  request: EndpointRequest
}
