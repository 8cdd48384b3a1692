/** No id of ours has more digits, and none of them is beyond what a number holds exactly. */
const idPattern = /^[1-9]\d{0,14}$/

/** The id, or the news code, that an address or a form names in Latin digits; null for anything else. */
export function readId(given: unknown): number | null {
  return typeof given === 'string' && idPattern.test(given) ? Number(given) : null
}
