import type { Page } from '../page.ts'
import { Refusal } from '../refusal.ts'
import type { Wanted } from './encoding.ts'
import { type HeldPage, holdPage, packBest, prepareReply, type Render } from './held-page.ts'
import type { ReadyReply } from './ready-reply.ts'
import { Shelf } from './shelf.ts'
import { createTurns } from './turns.ts'

export interface PageCacheOptions {
  /** Bytes of held pages, all encodings together. 20 MiB unless told. */
  sizeBytesMax?: number
  /** Told about a background render that failed; the stale page stays. */
  onRenderFailure?: (key: string, error: unknown) => void
  now?: () => number
}

export interface PageCacheTally {
  hits: number
  misses: number
  renders: number
  renderFailures: number
  refreshes: number
  dropped: number
  evictions: number
  pages: number
  sizeBytes: number
}

/** Some 1,800 stories: the program as a whole is to stay within 250 MB. */
const sizeBytesMaxDefault = 20 * 1024 * 1024
const pagesMax = 200_000
/** Redirects and «not found» stand on a shelf of their own, so that made-up addresses cannot push real pages out. */
const briefSizeBytesMax = 4 * 1024 * 1024
const briefPagesMax = 2_000
const briefMs = 10_000
const rendersAtOnceMax = 32
const rendersWaitingMax = 8_192
const refreshesAtOnceMax = 4
/** With more renders than this under way, pages are packed in a hurry; those that prove hot are packed well later. */
const crowdMin = 4
/** A render that takes longer has lost its database: its readers are told so instead of waiting for ever. */
const renderMsMax = 10_000
/** A page asked for within this time is rendered again when it changes; a colder one is dropped. */
const warmMs = 300_000
/** A page that was asked for this lately is asked for by many: they are not kept waiting for what stands around it. */
const busyMs = 1_000
const refreshedAtOnceMax = 64
/** Renders repeated in a row because what they read changed meanwhile; after them, a pause. */
const rendersInARowMax = 3
const pauseMs = 100
const retryMsMin = 1_000
const retryMsMax = 30_000
/** A page asked for this often, and unchanged for this long, is worth the smallest brotli. */
const hotHits = 8
const settledMs = 2_000
/** How often a hit looks whether something is due. */
const attendMs = 500
const packingsWaitingMax = 64

interface Flight {
  promise: Promise<HeldPage>
  /** Whether more than one asked for it: then it is worth keeping. */
  isShared: boolean
  /** Surrogate keys forgotten since the present render began. */
  forgotten: Set<string>
  isAllForgotten: boolean
}

/**
 * Rendered pages, kept with their bytes ready. One render for a key at a time, however many ask; whatever a render
 * was made from may be forgotten while it runs, and then its result is not trusted.
 */
export class PageCache {
  readonly #kept: Shelf
  readonly #brief = new Shelf({ sizeBytesMax: briefSizeBytesMax, countMax: briefPagesMax })
  readonly #flights = new Map<string, Flight>()
  readonly #retries = new Map<string, NodeJS.Timeout>()
  readonly #foreground = createTurns({ atOnceMax: rendersAtOnceMax, waitingMax: rendersWaitingMax })
  readonly #background = createTurns({ atOnceMax: refreshesAtOnceMax, waitingMax: Number.POSITIVE_INFINITY })
  readonly #packing = createTurns({ atOnceMax: 1, waitingMax: packingsWaitingMax })
  readonly #onRenderFailure: (key: string, error: unknown) => void
  readonly #now: () => number
  /** Pages rendered no later are out of date, whatever they were made from. */
  #outdatedMs = Number.NEGATIVE_INFINITY
  #isClosed = false
  readonly #counts = { hits: 0, misses: 0, renders: 0, renderFailures: 0, refreshes: 0, dropped: 0 }

  constructor(options: PageCacheOptions = {}) {
    this.#kept = new Shelf({ sizeBytesMax: options.sizeBytesMax ?? sizeBytesMaxDefault, countMax: pagesMax })
    this.#onRenderFailure = options.onRenderFailure ?? (() => {})
    this.#now = options.now ?? Date.now
  }

  /** The page held under this key, counted as a hit, or undefined. Begins a refresh when the page's time has come. */
  hit(key: string, nowMs: number): HeldPage | undefined {
    const page = this.#kept.get(key) ?? this.#briefPage(key, nowMs)
    if (page === undefined) return undefined
    const isOutdated = page.renderedMs <= this.#outdatedMs
    if (isOutdated && nowMs - page.lastHitMs > busyMs) return undefined
    this.#counts.hits += 1
    page.hits += 1
    page.lastHitMs = nowMs
    if (isOutdated || nowMs >= page.dueMs) this.#attendTo(page, nowMs)
    return page
  }

  /**
   * The page under this key: held, being rendered for somebody else, or rendered now. `wanted` is what the asker
   * accepts of it. Rejects with what `render` rejected with, or with a Refusal `overloaded`.
   */
  async load(key: string, render: Render, wanted: Wanted): Promise<HeldPage> {
    const held = this.hit(key, this.#now())
    if (held) return held
    this.#counts.misses += 1
    const flight = this.#flights.get(key)
    if (flight) flight.isShared = true
    const flying = flight?.promise ?? this.#fly(key, render, (task) => this.#foreground.take(task), wanted)
    const outdated = this.#kept.get(key)
    return outdated === undefined ? flying : flying.catch(() => outdated)
  }

  /** Renders what is not to be kept, in its turn and within its time, like everything else. */
  renderUnkept(render: Render): Promise<Page> {
    return this.#foreground.take(() => this.#renderInTime(render))
  }

  /** The answer of a held page in an encoding, made now if nobody wanted it before. */
  async prepare(page: HeldPage, wanted: Wanted): Promise<ReadyReply> {
    const reply = await prepareReply(page, wanted)
    this.#resized(page)
    return reply
  }

  /**
   * Tells that everything made from these is out of date. Warm pages are rendered again in the background at once,
   * their old bytes being served until the new ones are there; cold ones are dropped; renders under way are repeated.
   */
  forget(surrogates: Iterable<string>): void {
    const keys = [...surrogates]
    for (const flight of this.#flights.values()) for (const key of keys) flight.forgotten.add(key)
    this.#renew([...this.#kept.madeFrom(keys)])
    for (const page of this.#brief.madeFrom(keys)) this.#brief.delete(page.key)
  }

  /** The same for every page there is: the listener to changes was deaf for a while. */
  forgetAll(): void {
    for (const flight of this.#flights.values()) flight.isAllForgotten = true
    this.#renew(this.#kept.all())
    for (const page of this.#brief.all()) this.#brief.delete(page.key)
  }

  /**
   * Tells that what stands around every page is out of date. It costs the same however many pages are held: each is made
   * again when it is next asked for, by the reader who asks where nobody did for a while, in the background (its old
   * bytes being served) where many ask at once. A page that cannot be made again is served as it was.
   */
  outdate(): void {
    for (const flight of this.#flights.values()) flight.isAllForgotten = true
    this.#outdatedMs = this.#now()
  }

  /** Figures for `/metrics`. */
  tally(): PageCacheTally {
    return {
      ...this.#counts,
      evictions: this.#kept.evictions + this.#brief.evictions,
      pages: this.#kept.count + this.#brief.count,
      sizeBytes: this.#kept.sizeBytes + this.#brief.sizeBytes,
    }
  }

  /** Stops what waits for its time. Renders under way finish by themselves. */
  close(): void {
    for (const timer of this.#retries.values()) clearTimeout(timer)
    this.#retries.clear()
    this.#isClosed = true
  }

  #briefPage(key: string, nowMs: number): HeldPage | undefined {
    const page = this.#brief.get(key)
    if (page === undefined || nowMs - page.renderedMs <= briefMs) return page
    this.#brief.delete(key)
    return undefined
  }

  #renew(pages: HeldPage[]): void {
    const nowMs = this.#now()
    pages.sort((a, b) => b.lastHitMs - a.lastHitMs || b.hits - a.hits)
    for (const [place, page] of pages.entries()) {
      if (this.#flights.has(page.key)) continue
      const isWarm = page.hits > 0 && nowMs - page.lastHitMs <= warmMs
      if (isWarm && place < refreshedAtOnceMax) this.#refresh(page)
      else {
        this.#kept.delete(page.key)
        this.#counts.dropped += 1
      }
    }
  }

  /** What a hit found to be due: a refresh, or the smallest brotli for a page that is hot and no longer changing. */
  #attendTo(page: HeldPage, nowMs: number): void {
    const { key, status } = page
    const isDue = nowMs >= page.refreshMs || page.renderedMs <= this.#outdatedMs
    if (status === 200 && isDue && !this.#flights.has(key) && !this.#retries.has(key)) this.#refresh(page)
    const isSettled = nowMs - page.renderedMs >= settledMs
    if (
      isSettled &&
      page.hits >= hotHits &&
      page.brotli === 'quick' &&
      (page.replies.br || page.isHurried) &&
      page.isPacked
    )
      this.#packBest(page)
    page.dueMs = nowMs + attendMs
  }

  #refresh(page: HeldPage, retryMs = retryMsMin): void {
    const { render } = page
    if (!render) return
    this.#counts.refreshes += 1
    const best = page.replies.br ? 'br' : page.replies.gzip ? 'gzip' : 'identity'
    this.#fly(page.key, render, (task) => this.#background.take(task), { best, quick: best }).catch((error) => {
      this.#onRenderFailure(page.key, error)
      this.#refreshLater(page, retryMs, Math.min(retryMsMax, retryMs * 2))
    })
  }

  #refreshLater(page: HeldPage, delayMs: number, retryMs: number): void {
    if (this.#isClosed || this.#kept.get(page.key) !== page || this.#retries.has(page.key)) return
    const again = () => {
      this.#retries.delete(page.key)
      if (this.#kept.get(page.key) === page && !this.#flights.has(page.key)) this.#refresh(page, retryMs)
    }
    this.#retries.set(page.key, setTimeout(again, delayMs).unref())
  }

  #fly(
    key: string,
    render: Render,
    inTurn: (task: () => Promise<HeldPage>) => Promise<HeldPage>,
    wanted: Wanted,
  ): Promise<HeldPage> {
    const flight: Flight = {
      promise: Promise.resolve() as never,
      isShared: false,
      forgotten: new Set(),
      isAllForgotten: false,
    }
    this.#flights.set(key, flight)
    flight.promise = inTurn(() => this.#renderUntilTrue(key, render, flight, wanted)).finally(() =>
      this.#flights.delete(key),
    )
    return flight.promise
  }

  /** Renders until nothing the page was made from changed meanwhile, a few times at most. */
  async #renderUntilTrue(key: string, render: Render, flight: Flight, wanted: Wanted): Promise<HeldPage> {
    for (let attempt = 1; ; attempt += 1) {
      flight.forgotten.clear()
      flight.isAllForgotten = false
      const page = await this.#renderInTime(render)
      const pace = this.#foreground.running > crowdMin ? 'hurried' : 'usual'
      const held = await holdPage(key, page, { wanted, isKept: true, nowMs: this.#now(), pace })
      const isTrue = !flight.isAllForgotten && !held.keys.some((surrogate) => flight.forgotten.has(surrogate))
      if (isTrue || attempt === rendersInARowMax) {
        held.render = render
        this.#keep(held, { isTrue, isShared: flight.isShared })
        return held
      }
    }
  }

  async #renderInTime(render: Render): Promise<Page> {
    this.#counts.renders += 1
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Refusal('overloaded', { detail: 'The page took too long to render.' })),
        renderMsMax,
      )
    })
    try {
      return await Promise.race([render(), late])
    } catch (error) {
      this.#counts.renderFailures += 1
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  #keep(page: HeldPage, { isTrue, isShared }: { isTrue: boolean; isShared: boolean }): void {
    const before = this.#kept.get(page.key)
    this.#kept.delete(page.key)
    this.#brief.delete(page.key)
    if (page.status >= 500 || (!isTrue && before === undefined)) return
    if (page.status !== 200) {
      if (isTrue) this.#brief.put(page)
      return
    }
    if (before) {
      // Warmth is the address's, not the bytes': one reader since the last change is enough to be renewed again.
      page.hits = before.hits > 0 ? 1 : 0
      page.lastHitMs = before.lastHitMs
    } else if (!isShared && !this.#kept.admits(page.key, page.sizeBytes)) return
    this.#kept.put(page)
    if (!isTrue) this.#refreshLater(page, pauseMs, retryMsMin)
  }

  #packBest(page: HeldPage): void {
    page.brotli = 'being packed'
    this.#packing
      .take(() => packBest(page))
      .then(
        () => this.#resized(page),
        () => {
          page.brotli = 'quick'
        },
      )
  }

  #resized(page: HeldPage): void {
    this.#kept.resized(page)
    this.#brief.resized(page)
  }
}
