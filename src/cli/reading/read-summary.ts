import type { FeedFacts, FeedItem, FileFormat, PageArticle, Problem, WxrPost } from '#formats'
import { formatDateTime, toPersianDigits } from '#persian'

/** An item as it is printed; posts of WordPress with their own facts. */
export type PrintedItem = FeedItem & { post?: WxrPost }

/** One line of the answer; the shape that `--json` prints. */
export type FileAnswer =
  | { file: string; format: FileFormat | null; article: PageArticle | null; problems: Problem[] }
  | { file: string; format: FileFormat; feed: FeedFacts | null; items: PrintedItem[]; problems: Problem[] }

/** Items shown of one feed; the rest is counted. */
const itemsShown = 10

/** A page, or a feed with its first items, in a few lines for people. */
export function summaryOf(answer: FileAnswer): string {
  if ('items' in answer) return feedSummary(answer)
  const { file, format, article } = answer
  if (article === null) return `${file} (${format ?? '—'})\n  —\n`
  return [`${file} (${format}, ${article.kind})`, ...linesOf(pageFacts(article)), ''].join('\n')
}

type Fact = [name: string, value: string | null]

function pageFacts(article: PageArticle): Fact[] {
  return [
    ['روتیتر', article.kicker],
    ['تیتر', article.title],
    ['زیرتیتر', article.subtitle],
    ['لید', article.lead],
    ['کد خبر', article.code === null ? null : toPersianDigits(article.code)],
    ['انتشار', instantText(article.published)],
    ['به‌روزرسانی', instantText(article.updated)],
    ['بخش', article.section_path.join(' » ')],
    ['نویسنده', article.author],
    ['زنجیرهٔ منبع', article.sources.join(' ← ')],
    ['برچسب‌ها', article.tags.join('، ')],
    ['نشانی', article.url],
    ['متن', article.body.length === 0 ? null : `${toPersianDigits(article.body.length)} بند`],
    ['تصویر', article.images.length === 0 ? null : toPersianDigits(article.images.length)],
  ]
}

function feedSummary({ file, format, feed, items }: Extract<FileAnswer, { items: unknown }>): string {
  if (feed === null) return `${file} (${format})\n  —\n`
  const facts: Fact[] = [
    ['خوراک', feed.title],
    ['نشانی', feed.link],
    ['زبان', feed.language],
    ['به‌روزرسانی', instantText(feed.updated)],
    ['قلم‌ها', toPersianDigits(items.length)],
  ]
  const shown = items.slice(0, itemsShown).map((item) => `  • ${itemLine(item)}`)
  const more = items.length - shown.length
  const rest = more > 0 ? [`  … و ${toPersianDigits(more)} قلم دیگر`] : []
  return [`${file} (${format})`, ...linesOf(facts), ...shown, ...rest, ''].join('\n')
}

function itemLine({ title, link, published }: PrintedItem): string {
  const words = title ?? link ?? '—'
  return published === null ? words : `${words} (${instantText(published)})`
}

function instantText(instant: string | null): string | null {
  return instant === null ? null : formatDateTime(new Date(instant))
}

function linesOf(facts: readonly Fact[]): string[] {
  return facts.filter(([, value]) => value !== null && value !== '').map(([name, value]) => `  ${name}: ${value}`)
}
