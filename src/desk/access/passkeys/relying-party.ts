import { isIP } from 'node:net'

/** For whom passkeys are made: a browser uses them at this origin only. */
export interface RelyingParty {
  /** Name of the host (WebAuthn: RP ID). */
  id: string
  origin: string
}

/**
 * Who we are to passkeys. Null where browsers have none: at an address without a name, or without TLS (WebAuthn asks for
 * a secure context; of names without TLS only `localhost` is one).
 */
export function relyingParty(publicUrl: string): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(publicUrl)
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  const isNamed = isIP(hostname.replaceAll(/[[\]]/g, '')) === 0
  return isNamed && (protocol === 'https:' || isLocal) ? { id: hostname, origin } : null
}
