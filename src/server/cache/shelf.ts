import type { HeldPage } from './held-page.ts'

/**
 * A bounded place for held pages. When it is full, the oldest page nobody asked for since it was last looked at goes
 * first; pages that were asked for are put back to the end of the line (CLOCK: as good as least-recently-used, but a
 * hit costs one increment instead of a move, and one pass of a crawler does not push the front page out).
 */
export class Shelf {
  readonly sizeBytesMax: number
  readonly countMax: number
  sizeBytes = 0
  evictions = 0
  readonly #pages = new Map<string, HeldPage>()
  readonly #seen = new Map<HeldPage, { hits: number; sizeBytes: number }>()
  readonly #byKey = new Map<string, Set<HeldPage>>()

  constructor(limits: { sizeBytesMax: number; countMax: number }) {
    this.sizeBytesMax = limits.sizeBytesMax
    this.countMax = limits.countMax
  }

  get count(): number {
    return this.#pages.size
  }

  get(key: string): HeldPage | undefined {
    return this.#pages.get(key)
  }

  /** Takes a page in, in place of the one with the same key. A page larger than a quarter of the shelf is not taken. */
  put(page: HeldPage): void {
    this.delete(page.key)
    if (page.sizeBytes > this.sizeBytesMax / 4) return
    this.#pages.set(page.key, page)
    this.#seen.set(page, { hits: page.hits, sizeBytes: page.sizeBytes })
    this.sizeBytes += page.sizeBytes
    for (const key of page.keys) {
      const pages = this.#byKey.get(key)
      if (pages) pages.add(page)
      else this.#byKey.set(key, new Set([page]))
    }
    this.#makeRoom()
  }

  delete(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.sizeBytes -= this.#seen.get(page)?.sizeBytes ?? 0
    this.#seen.delete(page)
    for (const surrogate of page.keys) {
      const pages = this.#byKey.get(surrogate)
      pages?.delete(page)
      if (pages?.size === 0) this.#byKey.delete(surrogate)
    }
  }

  /** Tells that a page's bytes became more or fewer while it stood here. */
  resized(page: HeldPage): void {
    const seen = this.#seen.get(page)
    if (!seen) return
    this.sizeBytes += page.sizeBytes - seen.sizeBytes
    seen.sizeBytes = page.sizeBytes
    this.#makeRoom()
  }

  /** All pages made from any of these. */
  madeFrom(surrogates: Iterable<string>): Set<HeldPage> {
    const found = new Set<HeldPage>()
    for (const surrogate of surrogates) {
      for (const page of this.#byKey.get(surrogate) ?? []) found.add(page)
    }
    return found
  }

  all(): HeldPage[] {
    return [...this.#pages.values()]
  }

  #makeRoom(): void {
    while (this.sizeBytes > this.sizeBytesMax || this.#pages.size > this.countMax) {
      const oldest = this.#pages.values().next().value
      const seen = oldest && this.#seen.get(oldest)
      if (!oldest || !seen) return
      if (oldest.hits > seen.hits) {
        this.#pages.delete(oldest.key)
        this.#pages.set(oldest.key, oldest)
        seen.hits = oldest.hits
      } else {
        this.delete(oldest.key)
        this.evictions += 1
      }
    }
  }
}
