import type { ArticleKind } from '#article'

/** All sentences of the editor and of the lists of articles, on the server and in the browser. */

export const kindNames: Record<ArticleKind, string> = {
  news: 'خبر',
  report: 'گزارش',
  interview: 'گفت‌وگو',
  note: 'یادداشت',
  photo: 'گزارش تصویری',
  video: 'ویدئو',
  live: 'پوشش زنده',
}

export const editorWords = {
  opening: 'مطلب باز می‌شود …',
  needsScript: 'نوشتن در این صفحه به جاوااسکریپت نیاز دارد؛ آن را در مرورگر روشن کنید و صفحه را دوباره باز کنید.',
} as const
