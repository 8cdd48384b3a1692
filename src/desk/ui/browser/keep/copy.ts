import type { ArticleContent, Clash } from '#article'
import type { Hop } from '#sourcing'

/** An article as the desk hands it to an open editor; see ui/articles/present-copy.ts. Instants are ISO 8601. */
export interface Copy {
  version: number
  content: ArticleContent
  chain: Hop[]
  choices: OpenChoice[]
  revision: number
  changedAt: string
  changedBy: string[]
  isPending: boolean
  publication: LiveState | null
}

export interface LiveState {
  url: string
  published: string
  updated: string | null
  isNewest: boolean
}

/** Two versions of one thing, of which somebody must choose. */
export type OpenChoice = Clash & { id: string; firstBy: string; secondBy: string }

/** The first answer: the copy, and what the page needs to know about who opened it. */
export interface Opening extends Copy {
  me: Me
  /** Origin at which the desk takes passkeys; null where it can have none. */
  passkeysAt: string | null
  may: { publish: boolean; withdraw: boolean; correct: boolean }
  sections: { slug: string; name: string }[]
  /** How the newsroom writes, and whether its dictionary is hers to keep. */
  house: { style: 'as-written' | 'academy' | 'press'; words: string[]; mayKeep: boolean }
  /** The number of the newest change taken from each editor that had this article open. */
  seats: Record<string, number>
  now: string
}

export interface Me {
  id: string
  name: string
  login: string
}

/** Somebody who has the article open. */
export interface Present {
  seat: string
  login: string
  name: string
  block: number | null
}

/** What one editor holds of an article: the text, and what waits for a choice. */
export interface Text {
  content: ArticleContent
  choices: OpenChoice[]
}
