import { type EditionCode, editions, type FrontBox, type FrontStyle, firstEdition, type Prominence } from '#article'
import { formatDateTime, formatTime, tehranParts } from '#persian'
import type { Section } from '#store'

/** What the pages of the front page say. */

export const prominenceNames: Record<Prominence, string> = { minimum: 'کم', high: 'زیاد', maximum: 'بیشترین' }
export const styleNames: Record<FrontStyle, string> = { banner: 'سراسری', collection: 'مجموعه', list: 'فهرست' }

export const fillNames: Record<string, string> = {
  '': 'هیچ (فقط دستی)',
  newest: 'تازه‌ترین خبرها',
  photo: 'عکس',
  video: 'فیلم',
  note: 'یادداشت',
  'most-read': 'پربازدیدها',
}

/** What the page is called that is arranged: a section's, or the front page; and of which edition, beyond the first. */
export function pageName({
  section,
  edition,
}: {
  section: Pick<Section, 'name'> | null
  edition: EditionCode
}): string {
  const page = section === null ? 'صفحهٔ نخست' : `صفحهٔ بخش ${section.name}`
  return edition === firstEdition ? page : `${page} در نسخهٔ ${editions[edition].persianName}`
}

/** What a box is called at the desk: its heading, or what it is. */
export function boxName({ title, id, fill }: FrontBox, sections: readonly Section[]): string {
  if (title !== null) return title
  if (id === 'lead') return 'خبر نخست'
  if (id === 'seconds') return 'خبرهای دوم'
  if (fill?.list === 'section') return sections.find(({ slug }) => slug === fill.section)?.name ?? fill.section
  return fill === null ? 'کادر دستی' : (fillNames[fill.list] ?? 'کادر')
}

/** The clock when it is of today, the day too otherwise. */
export function whenInWords(at: Date, now: Date): string {
  return tehranParts(at).dayNumber === tehranParts(now).dayNumber ? formatTime(at) : formatDateTime(at)
}

/** Who it was, as people call her. */
export function whoInWords(actor: string): string {
  return actor.replace(/^(?:account|token):/, '')
}

export const doneSentences: Record<string, string> = {
  published: 'چیدمان تازه روی سایت است.',
  planned: 'ثبت شد؛ در زمانش خودش روی سایت می‌رود.',
  restored: 'چیدمان پیشین برگشت و روی سایت است.',
  cancelled: 'تغییر زمان‌دار لغو شد.',
  'breaking-up': 'خبر فوری بالای همهٔ صفحه‌های این نسخه است.',
  'breaking-down': 'خبر فوری برداشته شد.',
}

export const emptyCandidates = 'خبری با این واژه‌ها منتشر نشده است. واژه‌ای دیگر یا کد خبر را بنویسید.'
