import { firstEdition } from '#article'
import type { PublishedReader } from '#store'
import { type Edition, editionOf } from './edition/edition.ts'

/** What one newsroom decides about an edition of its site. Everything shown to readers that is not news comes from here. */
export interface SiteSettings {
  /** Of the newsroom, as printed in the masthead. */
  name: string
  /** The line under the name on the front page. */
  tagline: string
  /** Public origin, no trailing slash: `https://sanad.example`. */
  url: string
  /** What an edition calls sections, by slug, where that is not their own name. */
  sectionNames?: Readonly<Record<string, string>>
  /** Where its pages stand, how it names days, what it says. */
  edition: Edition
  /** A sentence for the foot of every page, or null. */
  notice?: string | null
  /** Whether readers can have the newsletter by mail. */
  hasNewsletter?: boolean
  /** Links for the foot of every page. */
  links?: readonly { name: string; href: string }[]
}

/** What one edition is made from. */
export interface EditionParts {
  settings: SiteSettings
  published: PublishedReader
}

export const defaultSettings: SiteSettings = {
  name: 'سند',
  tagline: 'خبر، با زنجیرهٔ منبعش',
  url: 'http://localhost:3000',
  edition: editionOf(firstEdition),
}
