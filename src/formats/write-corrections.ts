/** A correction as machines are told of it. */
export interface CorrectionNote {
  kind: 'typo' | 'clarification' | 'correction' | 'retraction'
  note: string
  at: Date
}

/** A retracted article still stands, with its retraction, but nobody should carry it further. */
export function isRetracted(corrections: readonly CorrectionNote[]): boolean {
  return corrections.some(({ kind }) => kind === 'retraction')
}
