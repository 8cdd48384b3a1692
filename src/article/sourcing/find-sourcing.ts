import { type CheckContext, checkSourcing, type RecordedSourcing, type SourcingFinding } from '#sourcing'
import type { ArticleContent } from '../content.ts'
import { sourcedText } from './sourced-text.ts'

/**
 * What the sourcing of an article leaves open: a quotation nobody speaks, a carrier the text names and the chain lacks,
 * a hop that is ourselves. Places are in {@link sourcedText}.
 */
export function findSourcing(
  content: Pick<ArticleContent, 'headline' | 'lead' | 'document'>,
  recorded: RecordedSourcing,
  context: CheckContext,
): SourcingFinding[] {
  return checkSourcing({ title: content.headline, body: sourcedText(content) }, recorded, context)
}
