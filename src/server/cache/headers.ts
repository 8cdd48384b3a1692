import type { Page } from '../page.ts'

/** For answers that bring no policy of their own: nothing may be loaded, framed or run. */
const contentSecurityPolicyDefault = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

/** Sent with every answer, whatever it is; a page may bring a policy of its own. Lower-case names. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicyDefault,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()',
}

/** A copy may be shown while a new one is fetched, and for a day when we cannot be reached. */
const staleIfErrorSeconds = 86_400
const staleWhileRevalidateSecondsMin = 30

/** Cache-Control of a kept page. `maxAgeSeconds` 0: may be kept, but asked about every time. */
export function cacheControl(maxAgeSeconds: number): string {
  if (maxAgeSeconds <= 0) return `public, max-age=0, must-revalidate`
  const revalidate = Math.max(staleWhileRevalidateSecondsMin, maxAgeSeconds)
  return `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${revalidate}, stale-if-error=${staleIfErrorSeconds}`
}

/**
 * All headers of a page except those that depend on the encoding. What the page says itself wins.
 * Throws a TypeError for a name or value that would break out of its line: that is a bug in the page.
 */
export function pageHeaders(page: Omit<Page, 'body' | 'status'>, isKept: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': page.contentType,
    'cache-control': isKept ? cacheControl(page.maxAgeSeconds) : 'no-store',
    ...securityHeaders,
    ...page.headers,
  }
  if (page.location !== undefined) headers.location = page.location
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[a-z0-9-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new TypeError(
        `The page header ${JSON.stringify(name)} is not sendable: ${JSON.stringify(value.slice(0, 80))}`,
      )
    }
  }
  return headers
}
