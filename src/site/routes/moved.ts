import type { Page, PageRequest, PageRoute } from '#server'
import { articlePath, movedPath } from '../addresses.ts'
import { articleKeys, redirectAnswer, type Site } from '../answers.ts'

/** Parameters that follow a link around and name nothing. */
const wandering = /(?<=[?&])(?:utm_\w+|fbclid|gclid)=[^&]*(?:&|$)/g
/** How long a page may be missing here after an import brought what once stood under its address. */
export const missingSeconds = 60

/**
 * Where an imported article went: `/moved?from=` and the path and query it had elsewhere. The server asks here before
 * it tells a reader that nothing is known under an address.
 */
export function movedRoutes(site: Site): PageRoute[] {
  return [
    {
      pattern: movedPath,
      queryKeys: ['from'],
      // Everyone may make up addresses; none of them is worth memory.
      cacheable: false,
      render: async ({ query }) => (await leadOn(site, query.get('from') ?? '')) ?? nowhere,
    },
  ]
}

/** The same route, whose missing pages may have stood here under another code before they were imported. */
export function withOldAddresses(site: Site, route: PageRoute): PageRoute {
  return {
    ...route,
    async render(request: PageRequest): Promise<Page> {
      const page = await route.render(request)
      if (page.status !== 404) return page
      const moved = await leadOn(site, request.path)
      return moved
        ? { ...moved, keys: [...moved.keys, ...page.keys] }
        : { ...page, refreshAfterSeconds: missingSeconds }
    },
  }
}

/** For machines: whoever asked for the old address is shown the page of the site. */
const nowhere: Page = {
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  body: 'Nothing stood under this address.\n',
  keys: [],
  maxAgeSeconds: 0,
}

/** To the article that stood under this path and query before it was imported; null when none did. */
export async function leadOn({ published }: Site, from: string): Promise<Page | null> {
  if (!from.startsWith('/') || from === '/' || /[\u0000-\u001f]/.test(from)) return null
  const article = await published.movedTo(from.replace(wandering, '').replace(/[?&]$/, ''))
  return article && redirectAnswer(articlePath(article), articleKeys(article.code))
}
