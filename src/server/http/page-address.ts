import type { PageRoute } from '../page.ts'

/** An address that belongs to a page route, in its one true form. */
export interface PageAddress {
  route: PageRoute
  params: Record<string, string>
  query: URLSearchParams
  /** Canonical path, percent-encoded. */
  path: string
  /** Canonical path and the query parameters that matter, sorted: the identity of the page. */
  key: string
  /** True when it was asked in another form that should not be linked to (doubled slashes, a slash at the end, …). */
  isVariant: boolean
}

export interface PageRouter {
  /** The page an address (path and query, as on the request line) names, or null. */
  find(url: string): PageAddress | null
}

interface CompiledRoute {
  route: PageRoute
  pattern: RegExp
  names: string[]
  /** Fixed parts first: `/fa/latest` is asked before `/fa/:slug`. */
  rank: string
}

/** Query values longer than this name nothing. */
const queryValueLengthMax = 300

/** Compiles the routes once. Patterns are written as for Fastify: `/fa/news/:code/:slug`, `/n/:code(^\\d+$)`, `/x/*`. */
export function createPageRouter(routes: readonly PageRoute[]): PageRouter {
  const compiled = routes.map(compile).sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  const patterns = new Set(routes.map((route) => route.pattern))
  if (patterns.size !== routes.length) throw new Error('Two page routes have the same pattern.')

  function find(url: string): PageAddress | null {
    const mark = url.indexOf('?')
    const asked = mark === -1 ? url : url.slice(0, mark)
    const path = canonicalPath(asked)
    if (path === null) return null
    for (const { route, pattern, names } of compiled) {
      const match = pattern.exec(path)
      if (!match) continue
      const params: Record<string, string> = {}
      for (const [place, name] of names.entries()) params[name] = decodeURIComponent(match[place + 1] ?? '')
      const query = mark === -1 ? new URLSearchParams() : meaningfulQuery(url.slice(mark + 1), route)
      const suffix = query.size === 0 ? '' : `?${query}`
      return { route, params, query, path, key: path + suffix, isVariant: !isSameAddress(asked, path) }
    }
    return null
  }

  return { find }
}

/**
 * The one true form of a path: dot segments resolved, slashes single, no slash at the end, percent-encoding only where
 * it is needed and in capitals (RFC 3986, 6.2.2). Null when no form is true: broken encoding, an encoded slash,
 * backslash, NUL or control character, text that is not UTF-8.
 */
export function canonicalPath(path: string): string | null {
  if (!path.startsWith('/')) return null
  const segments: string[] = []
  for (const raw of path.split('/')) {
    const segment = decodeSegment(raw)
    if (segment === null) return null
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(encodeSegment(segment))
  }
  return `/${segments.join('/')}`
}

function decodeSegment(raw: string): string | null {
  if (isPlain(raw)) return raw
  try {
    // Raw bytes beyond ASCII arrive as Latin-1 letters; they are UTF-8 that nobody percent-encoded.
    const encoded = raw.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`)
    const decoded = decodeURIComponent(encoded)
    return /[/\\\u0000-\u001f\u007f]/.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

function encodeSegment(segment: string): string {
  return isPlain(segment)
    ? segment
    : encodeURIComponent(segment).replace(/%(?:3A|40|24|26|2B|2C|3B|3D)/g, decodeURIComponent)
}

function isPlain(segment: string): boolean {
  return /^[A-Za-z0-9\-._~!$&'()*+,;=:@]*$/.test(segment)
}

/** Percent-encoding in small letters is the same address, not a variant worth a redirect. */
function isSameAddress(asked: string, canonical: string): boolean {
  return asked === canonical || asked.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()) === canonical
}

function meaningfulQuery(text: string, route: PageRoute): URLSearchParams {
  const asked = new URLSearchParams(text)
  const kept = new URLSearchParams()
  for (const name of [...(route.queryKeys ?? [])].sort()) {
    const value = asked.get(name)
    if (value !== null && value !== '') kept.set(name, value.slice(0, queryValueLengthMax))
  }
  return kept
}

function compile(route: PageRoute): CompiledRoute {
  const names: string[] = []
  let rank = ''
  const source = route.pattern.replace(
    /:(\w+)(?:\(([^()]*)\))?|\*|[^:*]+/g,
    (text: string, name: string | undefined, inner: string | undefined) => {
      if (name !== undefined) {
        names.push(name)
        rank += '~'
        return inner === undefined ? '([^/]+?)' : `(${inner.replace(/^\^|\$$/g, '')})`
      }
      if (text === '*') {
        names.push('*')
        rank += '~~'
        return '(.*)'
      }
      rank += text
      return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    },
  )
  return { route, pattern: new RegExp(`^${source}$`), names, rank }
}
