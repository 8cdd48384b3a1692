import { bodyText, type Page, type PageRequest, type PageRoute } from '#server'
import type { Words } from '../edition/words/words.ts'
import { lightPage, liteQuery } from '../model/lite.ts'

/** The same route, whose pages also have a light form: `?lite=1`, without pictures and font. */
export function withLightForm(route: PageRoute, words: Words): PageRoute {
  return {
    ...route,
    queryKeys: [...(route.queryKeys ?? []), liteQuery.name],
    async render(request: PageRequest): Promise<Page> {
      const asked = request.query.get(liteQuery.name)
      if (asked === null) return route.render(request)
      const query = new URLSearchParams(request.query)
      query.delete(liteQuery.name)
      const page = await route.render({ ...request, query })
      // Any other value is a mistake, and no page of its own.
      return asked === liteQuery.value ? light(page, words) : { ...page, ...toWhole(request.path, query) }
    },
  }
}

function toWhole(path: string, query: URLSearchParams): Pick<Page, 'status' | 'location' | 'body'> {
  return { status: 301, location: query.size === 0 ? path : `${path}?${query}`, body: '' }
}

function light(page: Page, words: Words): Page {
  if (page.location !== undefined) {
    const mark = page.location.includes('?') ? '&' : '?'
    return { ...page, location: `${page.location}${mark}${liteQuery.name}=${liteQuery.value}` }
  }
  const policy = page.headers?.['content-security-policy']
  if (!page.contentType.startsWith('text/html') || policy === undefined) return page
  const { html, contentSecurityPolicy } = lightPage(bodyText(page.body), policy, words)
  return { ...page, body: html, headers: { ...page.headers, 'content-security-policy': contentSecurityPolicy } }
}
