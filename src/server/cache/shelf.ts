import type { HeldPage } from './held-page.ts'

/** Keys that are remembered to have been asked for: a newer one takes the place of the one that shares its mark. */
const askedLatelyMax = 65_536

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
  readonly #byKey = new Map<string, Set<HeldPage>>()
  readonly #askedLately = new Uint32Array(askedLatelyMax)

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

  /**
   * Whether a page under this key is worth the place of another: there is room for it, or it was asked for before, not
   * long ago. The first of the two times is remembered, so that whoever walks through a whole archive takes nobody's
   * place, and makes no work of moving pages in and out.
   */
  admits(key: string, sizeBytes: number): boolean {
    if (this.sizeBytes + sizeBytes <= this.sizeBytesMax && this.#pages.size < this.countMax) return true
    const mark = hashOf(key)
    const place = mark % askedLatelyMax
    const isKnown = this.#askedLately[place] === mark
    this.#askedLately[place] = mark
    return isKnown
  }

  /** Takes a page in, in place of the one with the same key. A page larger than a quarter of the shelf is not taken. */
  put(page: HeldPage): void {
    this.delete(page.key)
    if (page.sizeBytes > this.sizeBytesMax / 4) return
    this.#pages.set(page.key, page)
    page.shelved = { hits: page.hits, sizeBytes: page.sizeBytes }
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
    this.sizeBytes -= page.shelved?.sizeBytes ?? 0
    page.shelved = null
    for (const surrogate of page.keys) {
      const pages = this.#byKey.get(surrogate)
      pages?.delete(page)
      if (pages?.size === 0) this.#byKey.delete(surrogate)
    }
  }

  /** Tells that a page's bytes became more or fewer while it stood here. */
  resized(page: HeldPage): void {
    const { shelved } = page
    if (shelved === null || this.#pages.get(page.key) !== page) return
    this.sizeBytes += page.sizeBytes - shelved.sizeBytes
    shelved.sizeBytes = page.sizeBytes
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
      const seen = oldest?.shelved
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

/** FNV-1a over the letters of a key, 32 bits, never 0. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return hash >>> 0 || 1
}
