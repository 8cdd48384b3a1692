import { persianWords } from './persian.ts'
import type { Words } from './words.ts'

/** Dari is written as Persian is: only what newsrooms of Afghanistan call otherwise is said otherwise. */
export const dariWords: Words = {
  ...persianWords,
  lists: { ...persianWords.lists, mostRead: 'پرخواننده‌ترین‌ها', video: 'ویدیو' },
  cards: { ...persianWords.cards, kinds: { ...persianWords.cards.kinds, video: '(+ویدیو)' } },
  shareCard: { ...persianWords.shareCard, kinds: { ...persianWords.shareCard.kinds, video: 'ویدیو' } },
  article: {
    ...persianWords.article,
    published: 'تاریخ نشر:',
    shareWays: { ...persianWords.article.shareWays, mail: 'ایمیل' },
  },
  comments: {
    ...persianWords.comments,
    published: (count) => `نشرشده: ${count}`,
    rejected: (count) => `غیرقابل نشر: ${count}`,
  },
  corrections: { ...persianWords.corrections, afterwards: 'پس از نشر' },
  search: { ...persianWords.search, kinds: { ...persianWords.search.kinds, interview: 'مصاحبه', video: 'ویدیو' } },
}
