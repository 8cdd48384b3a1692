import { mailedLink } from '#desk'
import { tehranParts } from '#persian'
import { openSealingKey } from '#server'
import { articles, films, readerComments } from '#world'
import type { NewsroomProcess } from '../newsroom-process.ts'

/** One address of each kind of page that readers of the example newsroom see, by the name of the kind. */
export async function readerPages(origin: string): Promise<Record<string, string>> {
  const of = (kind: string) => articles.find(({ content, withdrawn }) => content.kind === kind && !withdrawn)!.code
  const withFilm = articles.find(({ content }) =>
    content.document.content.some((block) => block.type === 'video' && block.attrs.src === films[0]!.src),
  )!.code
  const corrected = articles.find(({ corrections }) => corrections.length > 0)!.code
  const withdrawn = articles.find((article) => article.withdrawn)!.code
  const commented = articles.find(({ name }) => name in readerComments)!.code
  const { section, tags, authors } = articles[0]!.content
  const latest = await (await fetch(`${origin}/fa/news/${articles[0]!.code}`)).text()
  const story = await (await fetch(`${origin}/fa/news/${of('photo')}`)).text()
  const linkTo = (kind: string) => new RegExp(`href="?(/fa/${kind}/[^"\\s>]+)`).exec(latest)?.[1]
  return {
    front: '/',
    news: `/fa/news/${of('news')}`,
    report: `/fa/news/${of('report')}`,
    interview: `/fa/news/${of('interview')}`,
    note: `/fa/news/${of('note')}`,
    photo: `/fa/news/${of('photo')}`,
    'one photo': /href="?(\/fa\/photo\/\d[^"\s>]+)/.exec(story)![1]!,
    video: `/fa/news/${withFilm}`,
    live: `/fa/news/${of('live')}`,
    'live page': `/fa/live/${of('live')}`,
    comments: `/fa/comments/${commented}`,
    corrected: `/fa/news/${corrected}`,
    section: `/fa/section/${section}`,
    'arranged section': '/fa/section/culture',
    dossier: `/fa/dossier/${encodeURIComponent('مدرسه-در-راه')}`,
    dossiers: '/fa/dossier',
    ...(tags.length > 0 ? { tag: linkTo('tag')! } : {}),
    ...(authors.length > 0 ? { author: linkTo('author')! } : {}),
    source: await firstLinkTo(origin, 'source'),
    person: await firstLinkTo(origin, 'person'),
    search: `/fa/search?q=${encodeURIComponent('مدرسه')}`,
    'nothing found': `/fa/search?q=${encodeURIComponent('ژرفاسنجک')}`,
    latest: '/fa/latest',
    'photo list': '/fa/photo',
    'video list': '/fa/video',
    poll: '/fa/poll/1',
    'most read': '/fa/most-read',
    corrections: '/fa/corrections',
    correction: '/fa/corrections/1',
    about: '/fa/about',
    contact: '/fa/contact',
    offline: '/fa/offline',
    archive: '/fa/archive',
    ...archivePagesOfToday(),
    print: `/fa/print/${of('news')}`,
    missing: '/fa/news/999999999',
    gone: `/fa/news/${withdrawn}`,
  }
}

/** Where the first article that links to a page of this kind leads. */
async function firstLinkTo(origin: string, kind: 'source' | 'person'): Promise<string> {
  for (const { code } of articles) {
    const found = new RegExp(`href="?(/fa/${kind}/[^"\\s>]+)`).exec(
      await (await fetch(`${origin}/fa/news/${code}`)).text(),
    )
    if (found) return found[1]!
  }
  throw new Error(`no article links to a ${kind}`)
}

/** With these the newsroom has an edition that is read from left to right, and a newsletter. */
export const settingsOfForms = {
  SANAD_EDITIONS: 'fa,en',
  SANAD_SMTP_URL: 'smtp://127.0.0.1:9',
  SANAD_MAIL_FROM: 'news@rowzan.example',
}

/** One address of each kind of form that readers fill in without an account, in a newsroom with {@link settingsOfForms}. */
export async function readerForms({ origin, data }: Pick<NewsroomProcess, 'origin' | 'data'>) {
  const news = articles.find(({ content, withdrawn }) => content.kind === 'news' && !withdrawn)!.code
  const [, english] = /\/en\/news\/(\d+)/.exec(await (await fetch(`${origin}/en/latest`)).text())!
  return {
    message: '/message?kind=tip',
    'message status': '/message/status',
    comment: `/comment/${news}`,
    reply: `/reply/${news}`,
    newsletter: '/newsletter',
    'newsletter confirmed': `/newsletter/confirm/${mailedLink(openSealingKey(data), 'confirm', 1)}`,
    'English comment': `/comment/${english}`,
    'English message': '/message?edition=en',
    refused: '/comment/999999999?edition=en',
  }
}

function archivePagesOfToday(): Record<string, string> {
  const { jy, jm, jd } = tehranParts(new Date(Date.now() - 3_600_000))
  return {
    'archive year': `/fa/archive/${jy}`,
    'archive month': `/fa/archive/${jy}/${jm}`,
    'archive day': `/fa/archive/${jy}/${jm}/${jd}`,
  }
}
