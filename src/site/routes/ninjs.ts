import { Refusal } from '#server'
import type { PublishedArticle, PublishedReader } from '#store'
import { articleNinjs } from '../model/machine-views.ts'
import type { SiteSettings } from '../settings.ts'

/**
 * The article as IPTC ninjs for other newsrooms; null when nothing was ever published under the code. Refuses `gone`
 * for what was taken down.
 */
export async function ninjsOf(
  site: { published: PublishedReader; settingsOf(article: PublishedArticle): SiteSettings },
  code: number,
): Promise<string | null> {
  const article = await site.published.article(code)
  if (article === null) return null
  if ('withdrawnAt' in article) throw new Refusal('gone', { code })
  return articleNinjs(article, site.settingsOf(article))
}
