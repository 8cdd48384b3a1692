import type { Page, PageRequest, PageRoute } from '#server'
import { key } from '#store'
import { htmlAnswer, listMaxAgeSeconds, type Site, sorryAnswer } from '../answers.ts'
import { type CommentsView, commentsView } from '../model/comments.ts'
import { commentsPage } from '../pages/comments.ts'

const threadsShown = 30
const numberPattern = /^[1-9]\d{0,14}$/

/** What readers say of an article: one page of threads after the other, the newest first. */
export function commentRoutes(site: Site): PageRoute[] {
  return [
    {
      pattern: site.settings.edition.paths.comments(':code'),
      queryKeys: ['before', 'sent'],
      render: (request) => commentsOf(site, request),
    },
  ]
}

function sentIn(sent: string | null): CommentsView['sent'] {
  return sent === '1' ? 'now' : sent === 'later' ? 'later' : null
}

async function commentsOf({ published, settings, shelf }: Site, { params, query }: PageRequest): Promise<Page> {
  const before = query.get('before')
  if (!numberPattern.test(params.code ?? '') || (before !== null && !numberPattern.test(before)))
    return sorryAnswer(404, settings, [])
  const code = Number(params.code)
  const keys = [key.article(code), key.comments(code)]
  const [article, frame] = await Promise.all([
    published.comments({ code, limit: threadsShown + 1, below: before === null ? null : Number(before) }),
    shelf.frame(),
  ])
  if (article === null) return sorryAnswer(404, settings, keys)
  const shown = { length: threadsShown, isNewest: before === null, sent: sentIn(query.get('sent')) }
  const body = commentsPage(commentsView(article, shown, settings.edition), frame)
  return htmlAnswer({ body, style: 'comments', keys, maxAgeSeconds: listMaxAgeSeconds })
}
