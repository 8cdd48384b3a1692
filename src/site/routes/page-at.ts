import type { Page, PageRoute } from '#server'
import type { PublishedReader } from '#store'
import { feedPath, frontPath, latestPath, photoPath, sectionPath, videoPath } from '../addresses.ts'

/**
 * The page under an address, asked of the routes without a server; null when no route answers there. `address` is an
 * absolute path, percent-encoded, without a query.
 */
export async function pageAt(routes: readonly PageRoute[], address: string): Promise<Page | null> {
  for (const { pattern, render } of routes) {
    const params = paramsIn(pattern, address)
    if (params !== null) return render({ params, query: new URLSearchParams(), path: address })
  }
  return null
}

/** The lists that change with every publication: those that are pressed again after each. */
export async function listPaths(published: PublishedReader): Promise<string[]> {
  const sections = await published.sections()
  return [
    frontPath,
    latestPath,
    photoPath,
    videoPath,
    ...sections.map(({ slug }) => sectionPath(slug)),
    feedPath(frontPath, 'feed.xml'),
    feedPath(frontPath, 'atom.xml'),
    feedPath(frontPath, 'feed.json'),
    '/sitemap.xml',
    '/sitemap-news.xml',
    '/robots.txt',
  ]
}

/** The parameters of an address under a route pattern, or null when it is not of that shape. */
function paramsIn(pattern: string, address: string): Record<string, string> | null {
  const names = pattern.split('/')
  const segments = address.split('/')
  if (names.length !== segments.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const segment = segments[index]!
    if (!name.startsWith(':')) {
      if (name !== segment) return null
    } else if (segment === '') {
      return null
    } else {
      params[name.slice(1)] = decodeURIComponent(segment)
    }
  }
  return params
}
