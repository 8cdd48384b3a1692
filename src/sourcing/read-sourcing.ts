/** Reads an article's words for who carried it, who is credited and who said what. */

import { chainOf } from './carriers/chain.ts'
import { findCarriers } from './carriers/find-carriers.ts'
import { mentionsOf } from './carriers/mentions.ts'
import { type SourceDirectory, sourceDirectory } from './directory/directory.ts'
import type { Sourcing } from './model.ts'
import { statementsOf } from './speech/statements.ts'
import { readText } from './text/reading.ts'
import { textLengthMax } from './text/words.ts'

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
