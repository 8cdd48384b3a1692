import { type ArticleContent, assessReadiness } from '#article'
import { Refusal } from '#server'

/** Refuses `not-ready`, with the reasons, for what readers must not see as it is. */
export function refuseUnready(content: ArticleContent, code: number): void {
  const reasons = assessReadiness(content).filter(({ severity }) => severity === 'blocks')
  if (reasons.length > 0) throw new Refusal('not-ready', { code, reasons })
}
