import { OutboundProblem, type OutboundReason } from './outcome.ts'

/** What Node, OpenSSL, zlib and undici call their failures, and what it means for whoever asked. */
const reasons: readonly [RegExp, OutboundReason][] = [
  [/^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/, 'timeout'],
  [/^UND_ERR_HEADERS_OVERFLOW$|^HPE_HEADER_OVERFLOW$/, 'headers-too-large'],
  [/^Z_|^ERR_(?:BROTLI|__ZLIB|_ERR)/, 'bad-packing'],
  [/^(?:EPROTO|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/, 'tls-failed'],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENETDOWN|EACCES|EPERM)$/, 'unreachable'],
]

/** The problem that an error of a library or the system means. */
export function problemOf(error: unknown, signal: AbortSignal): OutboundProblem {
  if (error instanceof OutboundProblem) return error
  const known: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error))
  const { code, name, message } = known
  if (signal.aborted || name === 'TimeoutError' || name === 'AbortError')
    return new OutboundProblem('timeout', 'The answer took too long.')
  const reason = reasons.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? 'cut-off'
  return new OutboundProblem(reason, `${code ?? name}: ${message}`)
}
