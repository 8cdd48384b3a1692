/** Reads an article's words for who carried it, who is credited and who said what. */

import { findCarriers } from './carriers.ts'
import { chainOf } from './chain.ts'
import { type SourceDirectory, sourceDirectory } from './directory/directory.ts'
import { mentionsOf } from './mentions.ts'
import type { Sourcing } from './model.ts'
import { readText } from './reading.ts'
import { statementsOf } from './statements.ts'
import { textLengthMax } from './words.ts'

/** An article as it arrived. The body is plain text, one paragraph a line; the headline may be its first line too. */
export interface ArticleText {
  title: string | null
  body: string
}

/**
 * Proposes the sourcing of an article. Offsets are UTF-16 units into `body`. Linear in its length; never throws:
 * what could not be read is told in `problems` (`too-long`: only the beginning was read; `empty`: no words).
 */
export function readSourcing(article: ArticleText, directory: SourceDirectory = sourceDirectory): Sourcing {
  const reading = readText(article.body, directory)
  const problems: Sourcing['problems'] = []
  if (article.body.length > textLengthMax)
    problems.push({ kind: 'too-long', detail: `only ${textLengthMax} units were read` })
  if (reading.sentences.length === 0) problems.push({ kind: 'empty', detail: 'the body has no words' })
  const carriers = findCarriers(reading)
  const { chain, used } = chainOf(reading, carriers)
  return { chain, mentions: mentionsOf(reading, carriers, used), statements: statementsOf(reading, carriers), problems }
}
