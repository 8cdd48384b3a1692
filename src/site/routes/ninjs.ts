import { Refusal } from '#server'
import { articleNinjs } from '../model/machine-views.ts'
import type { SiteParts } from './routes.ts'

/**
 * The article as IPTC ninjs for other newsrooms; null when nothing was ever published under the code. Refuses `gone`
 * for what was taken down.
 */
export async function ninjsOf(site: Pick<SiteParts, 'published' | 'settings'>, code: number): Promise<string | null> {
  const article = await site.published.article(code)
  if (article === null) return null
  if ('withdrawnAt' in article) throw new Refusal('gone', { code })
  return articleNinjs(article, site.settings)
}
