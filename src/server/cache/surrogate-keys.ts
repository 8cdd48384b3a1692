import type { PageRoute } from '../page.ts'

/**
 * Pages that name what they were made from to an edge in front of us, so that it can drop them by name: as Fastly and
 * Varnish read it (`Surrogate-Key`, spaces between), and as Cloudflare and others do (`Cache-Tag`, commas between).
 */
export function withSurrogateKeys(routes: readonly PageRoute[]): PageRoute[] {
  return routes.map((route) => ({
    ...route,
    async render(request) {
      const page = await route.render(request)
      if (page.keys.length === 0) return page
      const names = page.keys.map(surrogateKey)
      const headers = { 'surrogate-key': names.join(' '), 'cache-tag': names.join(',') }
      return { ...page, headers: { ...page.headers, ...headers } }
    },
  }))
}

/** A key as it is written in a header: without spaces, commas and letters that headers do not hold. */
export function surrogateKey(key: string): string {
  return encodeURIComponent(key.toWellFormed()).replaceAll('%3A', ':')
}
