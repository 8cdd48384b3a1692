import { countContentWords } from '#article'
import { readingMinutes, toPersianDigits } from '#persian'
import type { PublishedArticle } from '#store'

/** «۳ دقیقه» for the lead and the body; null when there is nothing to read. */
export function readingTime(article: Pick<PublishedArticle, 'lead' | 'document'>): string | null {
  const words = countContentWords(article)
  return words === 0 ? null : `${toPersianDigits(readingMinutes(words))} دقیقه`
}
