import { isIP } from 'node:net'
import { domainToUnicode } from 'node:url'
import { OutboundProblem, type OutboundReason } from './outcome.ts'
import { isPublicAddress } from './public-address.ts'

const addressLengthMax = 2_000
const portsAllowed: readonly number[] = [80, 443]

/** Names that never mean a host of the public Internet (RFC 6761, 6762, 7686, 8375, 9476; ICANN's `internal`; custom). */
const privateSuffixes =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|onion|alt|test|invalid|svc)$/

/** Where a request goes: an address that was read once, and never again from its text. */
export interface OutboundTarget {
  url: URL
  /** The host as DNS or the literal has it: no brackets, no dot at the end. */
  hostname: string
  port: number
  /** The host was written as an IP address, in whatever spelling. */
  isLiteral: boolean
}

/**
 * Reads an address that came from outside. Spellings of IP literals (decimal, octal, hexadecimal, short, full-width) are
 * resolved by the URL standard's host parser; what it leaves as a name but looks like an address is refused. Throws an
 * {@link OutboundProblem}.
 */
export function readOutboundAddress(text: string, base?: string): OutboundTarget {
  const url = text.length > addressLengthMax ? null : URL.parse(text, base)
  if (url === null) throw new OutboundProblem('bad-address', 'This is no web address.')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new OutboundProblem('bad-address', `Only http and https are asked, not ${url.protocol}.`)
  if (url.username !== '' || url.password !== '')
    throw new OutboundProblem('bad-address', 'An address with a user name or password is not asked.')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (!portsAllowed.includes(port)) throw new OutboundProblem('forbidden-port', `Port ${port} is not asked.`)
  const hostname = url.hostname.replace(/^\[|\]$|\.$/g, '')
  const isLiteral = isIP(hostname) !== 0
  if (!isLiteral) refuseName(hostname)
  url.hash = ''
  return { url, hostname, port, isLiteral }
}

/** Whether an address may be asked at all, before anything is resolved: its one spelling, or why not. */
export function checkOutboundAddress(text: string): { url: string } | { reason: OutboundReason; detail: string } {
  try {
    const { url, hostname, isLiteral } = readOutboundAddress(text)
    if (!isLiteral || isPublicAddress(hostname)) return { url: url.href }
    return { reason: 'non-public-address', detail: `${hostname} is not public.` }
  } catch (error) {
    if (error instanceof OutboundProblem) return { reason: error.reason, detail: error.message }
    throw error
  }
}

function refuseName(hostname: string): void {
  // «۱۲۷.۰.۰.۱» is an internationalised name to the standard and an address to a careless resolver.
  if (/^[\p{N}.]+$/u.test(domainToUnicode(hostname)))
    throw new OutboundProblem('bad-address', 'This host is an address in letters that no address has.')
  if (!hostname.includes('.') || privateSuffixes.test(hostname))
    throw new OutboundProblem('non-public-address', `${hostname} is not a host of the public Internet.`)
}
