/** What kind of story a page holds, by the words newsrooms mark them with. */
import type { PageArticle } from '../../page-article.ts'
import { sameLetters } from './plain-line.ts'

const OPINION_SECTIONS = /یادداشت|سرمقاله|مقاله|نگاه|دیدگاه|نقد و نظر|ستون/
const INTERVIEW = /گفت ?\u200c?و ?\u200c?گو|مصاحبه/
const GALLERY = /^(?:گزارش تصویری|عکس|عکسها|عکس ?\u200c?ها|تصاویر|آلبوم|گالری)(?: ?[|/:؛»-]|$| )/
const LIVE = /لحظه ?\u200c?به ?\u200c?لحظه|پوشش زنده|دقیقه ?\u200c?به ?\u200c?دقیقه|زنده[:؛|/]/

export function kindByWords(words: {
  kicker: string | null
  title: string | null
  path: readonly string[]
}): PageArticle['kind'] {
  const title = sameLetters(words.title ?? '')
  const kicker = sameLetters(words.kicker ?? '')
  const path = sameLetters(words.path.join(' / '))
  if (LIVE.test(title)) return 'live'
  if (/گزارش تصویری/.test(title) || GALLERY.test(title)) return 'gallery'
  if (OPINION_SECTIONS.test(path) || /^یادداشت/.test(kicker)) return 'opinion'
  return INTERVIEW.test(path) || /^(?:گفت ?\u200c?و ?\u200c?گو|مصاحبه)/.test(kicker) || /^در گفت/.test(kicker)
    ? 'interview'
    : 'article'
}
