import { type EndpointRequest, Refusal } from '#server'

/**
 * Refuses `forbidden` for a form that a page of another site sent: a browser sends our cookies along with it. It says
 * where a request was started (Fetch Metadata, W3C 2021); where it does not, because the connection is not trusted,
 * it names the origin (RFC 6454). A request with neither is from no browser we know.
 */
export function demandSameOrigin({ headers }: Pick<EndpointRequest, 'headers'>, publicUrl: string): void {
  const site = headers['sec-fetch-site']
  const isOurs = site === undefined ? isOurOrigin(headers, publicUrl) : site === 'same-origin' || site === 'none'
  if (!isOurs) throw new Refusal('forbidden', { detail: 'The form was not sent from a page of this desk.' })
}

function isOurOrigin({ origin, host }: EndpointRequest['headers'], publicUrl: string): boolean {
  if (origin === undefined) return false
  if (origin === publicUrl) return true
  // A newsroom on its own network is opened by whatever name its machine has there; one with TLS has one name.
  if (publicUrl.startsWith('https:')) return false
  const url = URL.parse(origin)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === origin && url.host === host
}
