import type { Speller } from '../page/words/spelling.ts'
import type { Problem } from '../page-article.ts'

/** Which clock a timestamp without a zone was read from. */
export type NaiveZone = 'tehran' | 'utc'

/** What the parts of a reader share while one feed is read. */
export interface FeedContext {
  /** What relative addresses are relative to when the item says nothing: the feed's address, else its home page. */
  base: string | null
  spell: Speller
  /** When the feed was fetched, for dates without a year and «۲ ساعت پیش». */
  now: Date | null
  naive: NaiveZone
  notes: FeedNotes
}

/** Problems of items, each kind told once with how often it was met: a feed may have five thousand items. */
export class FeedNotes {
  private readonly counts = new Map<string, { detail: string; count: number }>()

  add(kind: string, detail: string): void {
    const known = this.counts.get(kind)
    if (known === undefined) this.counts.set(kind, { detail, count: 1 })
    else known.count++
  }

  problems(): Problem[] {
    return [...this.counts].map(([kind, { detail, count }]) => ({
      kind,
      detail: count > 1 ? `${detail} (${count} times)` : detail,
    }))
  }
}
