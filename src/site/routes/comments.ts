import { type Page, type PageRequest, type PageRoute, readId } from '#server'
import { key } from '#store'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import { pathsOfArticle } from '../edition/edition.ts'
import { type CommentsView, commentsView } from '../model/comments.ts'
import { commentsPage } from '../pages/comments.ts'

const threadsShown = 30

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

async function commentsOf({ published, settings, shelf }: Site, { params, path, query }: PageRequest): Promise<Page> {
  const code = readId(params.code)
  const below = query.has('before') ? readId(query.get('before')) : undefined
  if (code === null || below === null) return sorryAnswer(404, settings, [])
  const keys = [key.article(code), key.comments(code)]
  const [article, frame] = await Promise.all([
    published.comments({ code, limit: threadsShown + 1, below: below ?? null }),
    shelf.frame(),
  ])
  if (article === null) return sorryAnswer(404, settings, keys)
  const own = pathsOfArticle(article).comments(code)
  if (path !== own) return redirectAnswer(query.size === 0 ? own : `${own}?${query}`, keys)
  const shown = { length: threadsShown, isNewest: below === undefined, sent: sentIn(query.get('sent')) }
  const body = commentsPage(commentsView(article, shown, settings.edition), frame)
  return htmlAnswer(settings, { body, style: 'comments', keys, maxAgeSeconds: listMaxAgeSeconds })
}
