import { type PlacedSourcing, readPlacedSourcing, type SourceDirectory } from '#sourcing'
import type { ArticleContent } from '../content.ts'
import { sourcedText } from './sourced-text.ts'

/**
 * What an article's own words say of who carried it and who said what: the one reading of a revision, wherever it is
 * saved. Places of statements are in {@link sourcedText}. Never throws.
 */
export function readContentSourcing(
  content: Pick<ArticleContent, 'headline' | 'lead' | 'document'>,
  directory?: SourceDirectory,
): PlacedSourcing {
  return readPlacedSourcing({ title: content.headline, body: sourcedText(content) }, directory)
}
