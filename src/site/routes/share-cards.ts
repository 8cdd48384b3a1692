import type { Numbered } from '#article'
import { toLatinDigits } from '#persian'
import { type FileRoute, readId } from '#server'
import type { PublishedReader } from '#store'
import { shareCardPath } from '../addresses.ts'
import { type CardMedia, shareCardOf } from '../model/share-card.ts'
import type { SiteSettings } from '../settings.ts'

/**
 * The cards of articles. The one that a page names is drawn when it is first asked for, if the aftermath has not done so;
 * one that a page named once is given as long as the article stands. No other address makes any work.
 */
export function shareCardRoute(parts: {
  published: PublishedReader
  media: CardMedia
  /** Of the edition that an article belongs to. */
  settingsOf: (article: Pick<Numbered, 'edition'>) => SiteSettings
}): FileRoute {
  return {
    pattern: shareCardPath(':code', ':name').replace(/\.jpg$/, ''),
    async find({ code = '', name = '' }) {
      const identity = /^([0-9a-f]{20})\.jpg$/.exec(name)?.[1]
      const number = readId(toLatinDigits(code))
      if (identity === undefined || number === null) return null
      const article = await parts.published.article(number)
      if (article === null || 'withdrawnAt' in article) return null
      const card = shareCardOf(article, parts.settingsOf(article))
      const file =
        card.identity === identity
          ? await parts.media.card(card.facts, card.picture)
          : await parts.media.heldCard(identity)
      return file && { ...file, identity }
    },
  }
}
