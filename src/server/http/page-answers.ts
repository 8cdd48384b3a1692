import { type Wanted, wantedEncodings } from '../cache/encoding.ts'
import { securityHeaders } from '../cache/headers.ts'
import { type HeldPage, holdPage, notModifiedReply, packBest, prepareReply, readyReply } from '../cache/held-page.ts'
import type { PageCache } from '../cache/page-cache.ts'
import { makeReadyReply, type ReadyReply } from '../cache/ready-reply.ts'
import type { Page, PageRoute } from '../page.ts'
import { createRateLimiter, type RateLimiter } from '../rate-limit.ts'
import type { ReadTally } from '../reads.ts'
import { Refusal } from '../refusal.ts'
import { createPageRouter, type PageAddress } from './page-address.ts'

/** What an answer depends on, of a GET or HEAD request. */
export interface Asked {
  method: string
  /** Path and query as on the request line. */
  url: string
  acceptEncoding: string | undefined
  ifNoneMatch: string | undefined
  userAgent: string | undefined
  /** The page is fetched in advance, or once more: whoever reads it is counted when she comes, or was. */
  isUncounted: boolean
  /** What who listens heard last (`Last-Event-ID`). */
  lastEventId?: string
  /** The network address of whoever asks; known to the full parser only, which reads what proxies add. */
  address?: string
}

/** A file every page needs, kept in memory for as long as the process lives. */
export interface Asset {
  /** `/assets/site.4f2a….css`; absolute path. */
  path: string
  contentType: string
  bytes: Uint8Array
  /** The address names the content, so that browsers may keep it for a year. */
  immutable: boolean
}

/** Statuses a reader can be shown a page for. */
export type ErrorStatus = (typeof errorStatuses)[number]

export const errorStatuses = [400, 404, 410, 414, 429, 500, 503] as const

/**
 * The reader's page for a failure under a path. Statuses that are not in {@link Page} are shown with the nearest one. What
 * is kept for all paths («not found», «gone») is asked for once, under `/`.
 */
export type ErrorPage = (status: ErrorStatus, path: string) => Page | Promise<Page>

export interface PageAnswers {
  /** The answer, when it stands ready: nothing is awaited, nothing allocated. */
  ready(asked: Asked, nowMs: number): ReadyReply | undefined
  /**
   * The answer of a page address, rendering it if need be; null when the address is no page of ours, or when whoever asks
   * must be known and is not. Never rejects.
   */
  ask(asked: Asked): Promise<ReadyReply> | null
  /** The reader's page for a failure. Never rejects. */
  failure(status: ErrorStatus, asked: Asked): Promise<ReadyReply>
  /** Whether a page or an asset has this address, whatever the method. */
  has(url: string): boolean
}

export interface PageAnswersParts {
  cache: PageCache
  pages: readonly PageRoute[]
  assets: readonly Asset[]
  errorPage: ErrorPage
  /** Headers of every page besides its own. */
  always: Readonly<Record<string, string>>
  reads: ReadTally
  /** Told about renders that failed for a reader. */
  onFailure(path: string, error: unknown): void
}

const yearSeconds = 31_536_000
const daySeconds = 86_400
const retryAfterSeconds = '5'

/** Answers for everything that is rendered once and read often. */
export function createPageAnswers(parts: PageAnswersParts): PageAnswers {
  const { cache } = parts
  const router = createPageRouter(parts.pages)
  const assets = new Map<string, HeldPage>()
  const assetsReady = holdAssets(parts.assets).then((held) => {
    for (const asset of held) assets.set(asset.key, asset)
  })
  const failure = createFailurePages(parts)

  function ready(asked: Asked, nowMs: number): ReadyReply | undefined {
    const page = cache.hit(asked.url, nowMs) ?? assets.get(asked.url)
    return page && counted(page, readyAnswer(page, asked), asked)
  }

  function ask(asked: Asked): Promise<ReadyReply> | null {
    const path = pathOf(asked.url)
    if (assetPaths.has(path)) return askAsset(path, asked)
    const address = router.find(asked.url)
    if (!address) return null
    const { rate } = address.route
    if (rate && asked.address === undefined) return null
    if (rate && !limiterOf(address.route, rate).take(asked.address!).isAllowed) return failure(429, asked)
    return askPage(address, asked).catch((error: unknown) => {
      if (!(error instanceof Refusal)) parts.onFailure(address.path, error)
      return failure(statusOf(error), asked)
    })
  }

  const limiters = new Map<PageRoute, RateLimiter>()
  function limiterOf(route: PageRoute, rate: NonNullable<PageRoute['rate']>): RateLimiter {
    const limiter = limiters.get(route) ?? createRateLimiter(rate)
    limiters.set(route, limiter)
    return limiter
  }

  async function askAsset(path: string, asked: Asked): Promise<ReadyReply> {
    await assetsReady
    const asset = assets.get(path)
    if (!asset) return failure(404, asked)
    if (asset.brotli === 'quick' && wantedEncodings(asked.acceptEncoding).best === 'br' && asset.isPacked) {
      asset.brotli = 'being packed'
      await packBest(asset)
    }
    return readyAnswer(asset, asked) ?? (await prepareReply(asset, wantedEncodings(asked.acceptEncoding)))
  }

  async function askPage(address: PageAddress, asked: Asked): Promise<ReadyReply> {
    if (address.isVariant) return redirect(address.key)
    const wanted = wantedEncodings(asked.acceptEncoding)
    const request = { params: address.params, query: address.query, path: address.path }
    const render = async () => withHeaders(await address.route.render(request), parts.always)
    if (address.route.cacheable === false) {
      const page = await holdPage(address.key, await cache.renderUnkept(render), {
        wanted,
        isKept: false,
        nowMs: Date.now(),
      })
      return readyReply(page, wanted) ?? (await prepareReply(page, wanted))
    }
    const page = await cache.load(address.key, render, wanted)
    return counted(page, readyAnswer(page, asked) ?? (await cache.prepare(page, wanted)), asked)
  }

  /** A page that was asked about and had not changed (304) is being looked at again, not read. */
  function counted<R extends ReadyReply | undefined>(page: HeldPage, reply: R, asked: Asked): R {
    if (page.reading !== undefined && reply?.status === 200) parts.reads.count(page.reading, asked)
    return reply
  }

  const assetPaths = new Set(parts.assets.map((asset) => asset.path))
  const has = (url: string) => assetPaths.has(pathOf(url)) || router.find(url) !== null
  return { ready, ask, failure, has }
}

/** A page may refuse like any verb; whatever has no page for readers is shown as our fault, which it then is. */
function statusOf(error: unknown): ErrorStatus {
  const status = error instanceof Refusal ? error.status : 500
  return errorStatuses.find((known) => known === status) ?? 500
}

function readyAnswer(page: HeldPage, asked: Asked): ReadyReply | undefined {
  if (asked.ifNoneMatch !== undefined) {
    const confirmed = notModifiedReply(page, asked.ifNoneMatch)
    if (confirmed) return confirmed
  }
  return readyReply(page, wantedEncodings(asked.acceptEncoding))
}

const plain: Wanted = { best: 'identity', quick: 'identity' }

function holdAssets(assets: readonly Asset[]): Promise<HeldPage[]> {
  return Promise.all(
    assets.map(({ path, contentType, bytes, immutable }) => {
      const maxAgeSeconds = immutable ? yearSeconds : daySeconds
      const headers = { 'cache-control': `public, max-age=${maxAgeSeconds}${immutable ? ', immutable' : ''}` }
      const page = { status: 200, contentType, body: bytes, keys: [], maxAgeSeconds, headers }
      return holdPage(path, page, { wanted: plain, isKept: true, nowMs: Date.now() })
    }),
  )
}

/** The failure pages: «not found» and «gone» are kept briefly under names no address can have, the others made anew. */
function createFailurePages(parts: PageAnswersParts): PageAnswers['failure'] {
  return async function failure(status, asked) {
    const wanted = wantedEncodings(asked.acceptEncoding)
    const isKept = status === 404 || status === 410
    const path = isKept ? '/' : pathOf(asked.url)
    const render = async () => withHeaders(await parts.errorPage(status, path), parts.always)
    try {
      if (isKept) {
        const kept = await parts.cache.load(` ${status}`, render, wanted)
        return readyReply(kept, wanted) ?? (await parts.cache.prepare(kept, wanted))
      }
      return await passingReply(await render(), status, wanted)
    } catch (error) {
      parts.onFailure(pathOf(asked.url), error)
      return passingReply(lastResort(status), status, wanted)
    }
  }
}

async function passingReply(page: Page, status: ErrorStatus, wanted: Wanted): Promise<ReadyReply> {
  const isBusy = status === 503 || status === 429
  const headers = isBusy ? { ...page.headers, 'retry-after': retryAfterSeconds } : (page.headers ?? {})
  const held = await holdPage('', { ...page, status, headers }, { wanted, isKept: false, nowMs: Date.now() })
  return readyReply(held, wanted) ?? prepareReply(held, wanted)
}

/** When even the failure page fails: a sentence, set right to left, that needs nothing. */
function lastResort(status: ErrorStatus): Page {
  const sentence = status === 404 || status === 410 ? 'صفحه پیدا نشد.' : 'مشکلی پیش آمده است؛ کمی دیگر دوباره بکوشید.'
  return {
    status: 500,
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><title>${status}</title><p>${sentence}</p></html>`,
    keys: [],
    maxAgeSeconds: 0,
  }
}

function withHeaders(page: Page, always: Readonly<Record<string, string>>): Page {
  return { ...page, headers: { ...always, ...page.headers } }
}

function redirect(location: string): ReadyReply {
  const headers = { location, 'cache-control': 'public, max-age=3600', ...securityHeaders }
  return makeReadyReply(301, headers, [])
}

function pathOf(url: string): string {
  const mark = url.indexOf('?')
  return mark === -1 ? url : url.slice(0, mark)
}
