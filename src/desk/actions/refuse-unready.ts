import { type ArticleContent, assessReadiness, mediaOf } from '#article'
import { Refusal } from '#server'
import { type Database, findMedia } from '#store'

/** Refuses `not-ready`, with the reasons, for what readers must not see as it is. */
export async function refuseUnready(database: Database, content: ArticleContent, code: number): Promise<void> {
  const ended = await endedMediaOf(database, content)
  const reasons = assessReadiness(content, [], ended).filter(({ severity }) => severity === 'blocks')
  if (reasons.length > 0) throw new Refusal('not-ready', { code, reasons })
}

/** Hashes of what an article shows and may not be shown any more. */
export async function endedMediaOf(database: Database, content: ArticleContent): Promise<string[]> {
  const media = await findMedia(database, mediaOf(content))
  const now = new Date()
  return media.filter(({ rightsEnd }) => rightsEnd !== null && rightsEnd <= now).map(({ hash }) => hash)
}
