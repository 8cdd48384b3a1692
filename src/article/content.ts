import type { ArticleDocument, Picture } from './document.ts'

/** What an article is. `live` is a running account of an event; `note` a signed opinion; `report` a longer piece. */
export type ArticleKind = 'news' | 'report' | 'interview' | 'note' | 'photo' | 'video' | 'live'

export const articleKinds: readonly ArticleKind[] = ['news', 'report', 'interview', 'note', 'photo', 'video', 'live']

/**
 * All that a revision says, as an editor writes it: the parts of the headline block, the body and how it is filed.
 * Every text is plain, in house spelling. A revision is this, plus who saved it and when.
 */
export interface ArticleContent {
  kind: ArticleKind
  /** روتیتر: the short line above the headline. */
  kicker: string | null
  /** تیتر */
  headline: string
  /** زیرتیتر: the line under the headline. */
  subheadline: string | null
  /** لید: the opening summary, set apart from the body and not repeated in it. */
  lead: string | null
  document: ArticleDocument
  /** The picture at the top of the page and on cards. */
  hero: Picture | null
  /** Slug of the section it is filed under. */
  section: string | null
  /** Names, as shown. */
  tags: string[]
  /** Names of the people who wrote it, as shown. */
  authors: string[]
}
