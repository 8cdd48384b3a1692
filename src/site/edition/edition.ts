import { type EditionCode, type EditionFacts, editions, firstEdition, type Numbered } from '#article'
import { type Dates, datesOf } from './dates.ts'
import { type Paths, pathsOf } from './paths.ts'
import { dariWords } from './words/dari.ts'
import { englishWords } from './words/english.ts'
import { persianWords } from './words/persian.ts'
import type { Words } from './words/words.ts'

/**
 * An edition as its pages need it: what it is, where its pages are, how it names days, what it says. All that differs
 * between two editions comes from here, and is handed down with the settings; no page knows which edition it is of.
 */
export interface Edition extends EditionFacts {
  code: EditionCode
  paths: Paths
  dates: Dates
  words: Words
}

const wordsOf: Record<EditionCode, Words> = { fa: persianWords, prs: dariWords, en: englishWords }

const made = new Map<EditionCode, Edition>()

export function editionOf(code: EditionCode): Edition {
  const known = made.get(code) ?? {
    ...editions[code],
    code,
    paths: pathsOf(code),
    dates: datesOf(editions[code]),
    words: wordsOf[code],
  }
  made.set(code, known)
  return known
}

/** The paths of the edition an article belongs to. */
export function pathsOfArticle({ edition = firstEdition }: Pick<Numbered, 'edition'>): Paths {
  return editionOf(edition).paths
}
