/**
 * The editions that a newsroom may bring out: each is its articles, under its own addresses, in its own language and
 * calendar. The first is always there; the others are there once they are turned on.
 */
export interface EditionFacts {
  /** Language and script as browsers and search engines are told of them (BCP 47). */
  language: string
  /** As Open Graph names it. */
  locale: string
  direction: 'rtl' | 'ltr'
  /** What it calls itself, in its own language. */
  name: string
  /** What the newsroom calls it, in Persian. */
  persianName: string
  /** How its days are named: by the Jalali calendar with Iranian or Afghan months, or by the Gregorian one. */
  calendar: 'jalali' | 'jalali-dari' | 'gregorian'
  digits: 'persian' | 'latin'
  /** What it is written in, and names where they are known in both. */
  letters: 'persian' | 'latin'
}

/** Names an edition, and begins its addresses: `/fa/…`. They are promises: a code never changes its meaning. */
export type EditionCode = 'fa' | 'prs' | 'en'

/** Where an article belongs that says nothing else. */
export const firstEdition = 'fa' satisfies EditionCode

/** `prs` is Dari in ISO 639-3; browsers know it as the Persian of Afghanistan. */
export const editions: Readonly<Record<EditionCode, EditionFacts>> = {
  fa: {
    language: 'fa',
    locale: 'fa_IR',
    direction: 'rtl',
    name: 'فارسی',
    persianName: 'فارسی',
    calendar: 'jalali',
    digits: 'persian',
    letters: 'persian',
  },
  prs: {
    language: 'fa-AF',
    locale: 'fa_AF',
    direction: 'rtl',
    name: 'دری',
    persianName: 'دری',
    calendar: 'jalali-dari',
    digits: 'persian',
    letters: 'persian',
  },
  en: {
    language: 'en',
    locale: 'en_GB',
    direction: 'ltr',
    name: 'English',
    persianName: 'انگلیسی',
    calendar: 'gregorian',
    digits: 'latin',
    letters: 'latin',
  },
}

export const editionCodes = Object.keys(editions) as EditionCode[]

export function isEditionCode(text: string): text is EditionCode {
  return Object.hasOwn(editions, text)
}

/** What the address of an article is made from, besides the words in it. */
export interface Numbered {
  /** The news code: unique across all editions. */
  code: number
  /** Left out: the first. */
  edition?: EditionCode
}
