/**
 * The words of sourcing: who carried a story (hops), who said what (statements), who else is credited (mentions).
 * The model is explained in docs/guide; the Persian terms are in GLOSSARY.md.
 */

export type SourceKind =
  | 'agency'
  | 'newspaper'
  | 'site'
  | 'broadcaster'
  | 'social'
  | 'person'
  | 'organisation'
  | 'own-reporter'
  | 'unnamed'

export type HopRelation = 'reported-by' | 'quoting' | 'translated-from' | 'published-in'

/** One carrier of the whole story. A chain is hops ordered from nearest us to the origin. */
export interface Hop {
  /** As written in the text: «ایسنا», «خبرگزاری ایسنا». */
  name: string
  kind: SourceKind
  relation: HopRelation
  url?: string
}

/** Another source credited for a part of the story. */
export interface Mention {
  name: string
  cue: string
  relation: 'cited' | 'earlier-report' | 'contradicted' | 'denied' | 'confirmed'
}

/** One reporting clause. `start` and `end` are UTF-16 offsets into the text that was read. */
export interface Statement {
  start: number
  end: number
  sentence: string
  verb: string
  speaker: string | null
  title: string | null
  mode: 'direct' | 'indirect' | 'mixed'
  polarity: 'assert' | 'deny' | 'confirm' | 'unknown'
}

/** A run of the text that was read, in UTF-16 units; `end` is exclusive. */
export interface Passage {
  start: number
  end: number
}

/** What a speaker is. `office`: somebody the text knows by an office alone («سخنگوی دولت»). */
export type SpeakerKind = 'person' | 'office' | 'organisation' | 'media' | 'unnamed'

/** A statement with what a page needs to mark it in the text. */
export interface PlacedStatement extends Statement {
  speakerKind: SpeakerKind | null
  /** Where the clause names its speaker («وی», «ژنرال کوبسی»); null when it drops the subject. */
  speakerAt: Passage | null
  /** The words as they were said; null when they are only told. */
  wordsAt: Passage | null
}

/** What was found in one article's words. Nothing here is a verdict: an editor accepts, changes or rejects. */
export interface Sourcing {
  chain: Hop[]
  mentions: Mention[]
  statements: Statement[]
  problems: { kind: string; detail: string }[]
}

/** The same, with the places of speakers and of quoted words. */
export interface PlacedSourcing extends Sourcing {
  statements: PlacedStatement[]
}
