import { articleNinjs } from '../model/machine-views.ts'
import type { SiteParts } from './routes.ts'

/** The article as IPTC ninjs for other newsrooms; null when nothing is live under the code. */
export async function ninjsOf(site: Omit<SiteParts, 'now'>, code: number): Promise<string | null> {
  const article = await site.published.article(code)
  return article === null || 'withdrawnAt' in article ? null : articleNinjs(article, site.settings)
}
