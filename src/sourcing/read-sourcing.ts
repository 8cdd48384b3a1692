/** Reads an article's words for who carried it, who is credited and who said what. */

import type { Carrier } from './carriers/carrier.ts'
import { type ChainReading, chainOf, headlineHops } from './carriers/chain.ts'
import { findCarriers } from './carriers/find-carriers.ts'
import { mentionsOf } from './carriers/mentions.ts'
import { type SourceDirectory, sourceDirectory } from './directory/directory.ts'
import type { Hop, PlacedSourcing, PlacedStatement, Sourcing, Statement } from './model.ts'
import { statementsOf } from './speech/statements.ts'
import { type Reading, readText } from './text/reading.ts'
import { opensWith, squash, textLengthMax } from './text/words.ts'

/** A headline is read up to here (UTF-16 units). */
const titleLengthMax = 1000

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
  const placed = readPlacedSourcing(article, directory)
  return { ...placed, statements: placed.statements.map(withoutPlaces) }
}

/** The same, with where each speaker is named and where the quoted words stand. */
export function readPlacedSourcing(article: ArticleText, directory: SourceDirectory = sourceDirectory): PlacedSourcing {
  const reading = readText(article.body, directory)
  const problems: Sourcing['problems'] = []
  if (article.body.length > textLengthMax)
    problems.push({ kind: 'too-long', detail: `only ${textLengthMax} units were read` })
  if (reading.sentences.length === 0) problems.push({ kind: 'empty', detail: 'the body has no words' })
  const carriers = findCarriers(reading)
  const headline = headlineApart(article, directory)
  const { chain, used } = wholeChain(reading, carriers, headline)
  return {
    chain,
    mentions: mentionsOf(reading, carriers, used),
    statements: statementsOf(reading, { carriers, headline }),
    problems,
  }
}

/**
 * The chain alone, as {@link readSourcing} proposes it, in a third of the time: for archives, whose pages come by the
 * thousand. It stands at the head of a story, so the head is all that need be handed over.
 */
export function readChain(article: ArticleText, directory: SourceDirectory = sourceDirectory): Hop[] {
  const reading = readText(article.body, directory)
  return wholeChain(reading, findCarriers(reading), headlineApart(article, directory)).chain
}

function wholeChain(reading: Reading, carriers: readonly Carrier[], headline: Reading | null): ChainReading {
  const inBody = chainOf(reading, carriers)
  if (headline === null) return inBody
  return { ...inBody, chain: [...inBody.chain, ...headlineHops(findCarriers(headline), inBody)] }
}

function withoutPlaces({ speakerKind, speakerAt, wordsAt, ...statement }: PlacedStatement): Statement {
  return statement
}

/** The headline, when it is not the body's own first line. */
function headlineApart(article: ArticleText, directory: SourceDirectory): Reading | null {
  const title = article.title?.slice(0, titleLengthMax) ?? ''
  const key = squash(title)
  if (key === '' || opensWith(article.body.slice(0, 2 * titleLengthMax), key)) return null
  return readText(title, directory)
}
