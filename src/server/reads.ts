/**
 * How often pages are read, from our own answers: a number for each page and nothing about anybody. No cookie is set,
 * no address is kept, nobody is told.
 */
export interface ReadTally {
  /** Counts one answer as read, unless a program asked, or nobody is looking yet, or somebody is looking again. */
  count(subject: string, asked: { method: string; userAgent: string | undefined; isUncounted: boolean }): void
  /** The counts since the last time, by subject. */
  take(): Map<string, number>
}

/** Different pages counted between two takings: beyond it only those already counted go on. */
const subjectsMax = 100_000

/** Programs that say what they are, and the libraries programs are written with. */
const program =
  /bot|crawl|spider|slurp|fetch|preview|monitor|scan|archiv|feed|\brss\b|headless|lighthouse|pingdom|uptime|facebookexternal|whatsapp|telegram|curl|wget|python|java\/|go-http|okhttp|libwww|axios|\b(?:node|perl|ruby|php)\b|http-?client/i

/** Counts readings until they are taken. */
export function createReadTally(): ReadTally {
  let counts = new Map<string, number>()
  return {
    count(subject, { method, userAgent, isUncounted }) {
      if (method !== 'GET' || isUncounted || userAgent === undefined || program.test(userAgent)) return
      const before = counts.get(subject)
      if (before === undefined && counts.size >= subjectsMax) return
      counts.set(subject, (before ?? 0) + 1)
    },
    take() {
      const taken = counts
      counts = new Map()
      return taken
    },
  }
}

/** Request headers that may say that nobody reads yet, or again; lower-case. */
export const uncountedNames: ReadonlySet<string> = new Set(['sec-purpose', 'purpose', 'cache-control', 'pragma'])

/** «prefetch», «prerender», «preview» before anybody asked; «no-cache», «max-age=0» when a page is loaded again. */
export function isUncountedRequest(name: string, value: string): boolean {
  return name.endsWith('purpose') ? /prefetch|prerender|preview/i.test(value) : /no-cache|max-age=0\b/i.test(value)
}
