/** Why a request was not made, or brought nothing. Stable: kept with the feed, its sentence is chosen at the edge. */
export type OutboundReason =
  | 'bad-address'
  | 'forbidden-port'
  | 'non-public-address'
  | 'unknown-host'
  | 'unreachable'
  | 'tls-failed'
  | 'timeout'
  | 'too-many-redirects'
  | 'bad-redirect'
  | 'headers-too-large'
  | 'too-large'
  | 'bad-packing'
  | 'cut-off'

/** One step of a redirect that was followed. */
export interface OutboundRedirect {
  status: number
  from: string
  to: string
}

export interface OutboundAnswer {
  outcome: 'answered'
  status: number
  /** Lower-case names; of a header that came more than once, its values joined by a comma. */
  headers: Record<string, string>
  /** Unpacked, whole. */
  body: Buffer
  /** Where it came from in the end. */
  url: string
  redirects: OutboundRedirect[]
}

export interface OutboundFailure {
  outcome: 'failed'
  reason: OutboundReason
  /** English, for logs and developers. */
  detail: string
  /** False when nothing of the question can have left the house: asking again does nothing twice. */
  mayHaveArrived: boolean
  /** The address at which it ended. */
  url: string
  redirects: OutboundRedirect[]
}

/** Thrown inside this folder only; the guard turns it into an {@link OutboundFailure}. */
export class OutboundProblem extends Error {
  readonly reason: OutboundReason

  constructor(reason: OutboundReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}
