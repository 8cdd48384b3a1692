import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { clockPace } from '../../../test/clock-pace.ts'
import type { Page } from '../page.ts'
import { StandingType } from '../standing-type.ts'
import type { Wanted } from './encoding.ts'
import { plainBytes, readyReply } from './held-page.ts'
import { PageCache } from './page-cache.ts'

const br: Wanted = { best: 'br', quick: 'br' }
const gzip: Wanted = { best: 'gzip', quick: 'gzip' }
const identity: Wanted = { best: 'identity', quick: 'identity' }

function page(body: string, keys: string[] = [], parts: Partial<Page> = {}): Page {
  return { status: 200, contentType: 'text/html; charset=utf-8', body, keys, maxAgeSeconds: 60, ...parts }
}

/** A newsroom's article whose text changes, and whose every render can be held up. */
function changingArticle() {
  const article = { text: 'نسخهٔ ۱', renders: 0, gate: Promise.resolve() as Promise<unknown>, fails: false }
  const render = async () => {
    article.renders += 1
    const { text } = article
    await article.gate
    if (article.fails) throw new Error('no database')
    return page(text, ['article:1'])
  }
  return { article, render }
}

function gate() {
  let open = () => {}
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}

const read = (cache: PageCache, key: string) => {
  const held = cache.hit(key, Date.now())
  return held && plainBytes(held).toString()
}

/** Waits until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!isSo()) {
    assert.ok(Date.now() < deadline, 'it did not come to be within half a minute')
    await sleep(5)
  }
}

describe('the page cache', () => {
  test('renders once for two thousand who ask at once', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    const pages = await Promise.all(Array.from({ length: 2_000 }, () => cache.load('/a', render, br)))
    assert.equal(article.renders, 1)
    assert.ok(pages.every((held) => held === pages[0]))
  })

  test('lets everyone who waited know that the render failed, and tries again for the next', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    article.fails = true
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => cache.load('/a', render, br)))
    assert.ok(outcomes.every(({ status }) => status === 'rejected'))
    assert.equal(article.renders, 1)
    article.fails = false
    assert.equal(plainBytes(await cache.load('/a', render, br)).toString(), 'نسخهٔ ۱')
  })

  test('renders a warm page again at once when it changes, and serves the old bytes only meanwhile', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    await cache.load('/a', render, br)
    read(cache, '/a')
    const slow = gate()
    article.gate = slow.promise
    article.text = 'نسخهٔ ۲'
    cache.forget(['article:1'])
    await until(() => article.renders === 2)
    assert.equal(read(cache, '/a'), 'نسخهٔ ۱')
    slow.open()
    await until(() => read(cache, '/a') === 'نسخهٔ ۲')
    assert.equal(article.renders, 2)
  })

  test('drops a page nobody asked for again, without rendering it', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    await cache.load('/a', render, br)
    cache.forget(['article:1'])
    assert.equal(read(cache, '/a'), undefined)
    await sleep(20)
    assert.equal(article.renders, 1)
  })

  test('leaves pages alone that were made from other things', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    await cache.load('/a', render, br)
    cache.forget(['article:2', 'front'])
    assert.equal(read(cache, '/a'), 'نسخهٔ ۱')
    assert.equal(article.renders, 1)
  })

  test('does not trust a render that began before the change: the reader gets the new text', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    const slow = gate()
    article.gate = slow.promise
    const waiting = cache.load('/a', render, br)
    await until(() => article.renders === 1)
    article.text = 'نسخهٔ ۲'
    cache.forget(['article:1'])
    slow.open()
    assert.equal(plainBytes(await waiting).toString(), 'نسخهٔ ۲')
    assert.equal(read(cache, '/a'), 'نسخهٔ ۲')
    assert.equal(article.renders, 2)
  })

  test('control: without word of the change the old text is what such a render leaves behind', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    const slow = gate()
    article.gate = slow.promise
    const waiting = cache.load('/a', render, br)
    await until(() => article.renders === 1)
    article.text = 'نسخهٔ ۲'
    slow.open()
    assert.equal(plainBytes(await waiting).toString(), 'نسخهٔ ۱')
  })

  test('ends with the newest text after a hundred changes during renders of random length', async () => {
    const cache = new PageCache()
    let version = 0
    const render = async () => {
      const seen = version
      await sleep((seen * 7) % 5)
      return page(`نسخهٔ ${seen}`, ['article:1'])
    }
    await cache.load('/a', render, br)
    for (let change = 0; change < 100; change += 1) {
      version += 1
      cache.forget(['article:1'])
      void cache.load('/a', render, br)
      await sleep(change % 3)
    }
    await sleep(150 * clockPace())
    assert.equal(plainBytes(await cache.load('/a', render, br)).toString(), 'نسخهٔ 100')
    assert.equal(read(cache, '/a'), 'نسخهٔ 100')
  })

  test('keeps serving the old page when the new one cannot be rendered, says so, and tries again by itself', async () => {
    const failures: string[] = []
    const cache = new PageCache({ onRenderFailure: (key) => failures.push(key) })
    const { article, render } = changingArticle()
    await cache.load('/a', render, br)
    read(cache, '/a')
    article.fails = true
    article.text = 'نسخهٔ ۲'
    cache.forget(['article:1'])
    await until(() => failures.length === 1)
    assert.equal(read(cache, '/a'), 'نسخهٔ ۱')
    article.fails = false
    await until(() => read(cache, '/a') === 'نسخهٔ ۲')
    assert.deepEqual(failures, ['/a'])
    cache.close()
  })

  test('forgets a page that is gone, and the one that was not there and now is', async () => {
    const cache = new PageCache()
    let status: Page['status'] = 404
    const render = async () => page('x', ['article:9'], { status })
    assert.equal((await cache.load('/a', render, br)).status, 404)
    status = 200
    assert.equal((await cache.load('/a', render, br)).status, 404)
    cache.forget(['article:9'])
    assert.equal((await cache.load('/a', render, br)).status, 200)
    cache.hit('/a', Date.now())
    status = 410
    cache.forget(['article:9'])
    await until(() => cache.hit('/a', Date.now())?.status === 410)
  })

  test('forgets everything when it may have missed something', async () => {
    const cache = new PageCache()
    const { article, render } = changingArticle()
    await cache.load('/warm', render, br)
    await cache.load('/cold', render, br)
    read(cache, '/warm')
    article.text = 'نسخهٔ ۲'
    cache.forgetAll()
    assert.equal(read(cache, '/cold'), undefined)
    await until(() => read(cache, '/warm') === 'نسخهٔ ۲')
  })

  test('renders a page again after its time even if nothing changed, serving the old one meanwhile', async () => {
    let nowMs = 1_000_000
    const cache = new PageCache({ now: () => nowMs })
    let renders = 0
    const render = async () => page(`${++renders}`, [], { refreshAfterSeconds: 60 })
    await cache.load('/a', render, br)
    const at = () => plainBytes(cache.hit('/a', nowMs) as never).toString()
    nowMs += 59_000
    assert.equal(at(), '1')
    await sleep(10)
    assert.equal(renders, 1)
    nowMs += 2_000
    assert.equal(at(), '1')
    await until(() => at() === '2')
  })

  test('does not keep failures of the server', async () => {
    const cache = new PageCache()
    let renders = 0
    const render = async () => page(`${++renders}`, [], { status: 503 })
    await cache.load('/a', render, br)
    await cache.load('/a', render, br)
    assert.equal(renders, 2)
  })
})

describe('what the page cache may hold', () => {
  const large = 'خبر '.repeat(3_000)

  test('stays under its bytes; a crawler that asks for everything once takes nobody’s place', async () => {
    const sizeBytesMax = 1_000_000
    const cache = new PageCache({ sizeBytesMax })
    const load = (key: string) => cache.load(key, async () => page(large), identity)
    await load('/front')
    for (let code = 0; code < 500; code += 1) {
      await load(`/${code}`)
      assert.ok(cache.tally().sizeBytes <= sizeBytesMax)
    }
    assert.equal(cache.tally().evictions, 0)
    assert.deepEqual([read(cache, '/front'), read(cache, '/3'), read(cache, '/499')], [large, large, undefined])
  })

  test('a page that is asked for twice, or by two at once, is kept in place of one that nobody asks for', async () => {
    const sizeBytesMax = 1_000_000
    const cache = new PageCache({ sizeBytesMax })
    const load = (key: string) => cache.load(key, async () => page(large), identity)
    for (let code = 0; code < 100; code += 1) await load(`/${code}`)
    read(cache, '/0')
    await load('/again')
    assert.equal(read(cache, '/again'), undefined)
    await load('/again')
    await Promise.all([load('/two'), load('/two')])
    assert.deepEqual([read(cache, '/again'), read(cache, '/two')], [large, large])
    assert.deepEqual([read(cache, '/0'), read(cache, '/1')], [large, undefined])
    assert.ok(cache.tally().sizeBytes <= sizeBytesMax)
  })

  test('counts encodings that were made later', async () => {
    const cache = new PageCache()
    const held = await cache.load('/a', async () => page(large), br)
    const before = cache.tally().sizeBytes
    const plain = await cache.prepare(held, identity)
    assert.equal(cache.tally().sizeBytes - before, plain.bytes.length)
  })

  test('holds its own bytes and no slab of passing ones: what is counted is what memory is used', async () => {
    const cache = new PageCache()
    const held = await cache.load('/a', async () => page(large), br)
    await Promise.all([cache.prepare(held, identity), cache.prepare(held, gzip)])
    for (const { bytes } of Object.values(held.replies)) assert.equal(bytes.buffer.byteLength, bytes.length)
  })

  test('serves a page that is too large without keeping it', async () => {
    const cache = new PageCache({ sizeBytesMax: 40_000 })
    const held = await cache.load('/a', async () => page(large), identity)
    assert.equal(plainBytes(held).toString(), large)
    assert.equal(cache.tally().pages, 0)
  })

  test('does not let made-up addresses push real pages out, nor stay for long', async () => {
    let nowMs = 1_000_000
    const cache = new PageCache({ now: () => nowMs })
    await cache.load('/real', async () => page('سلام'), br)
    for (let guess = 0; guess < 5_000; guess += 1) {
      await cache.load(`/guess/${guess}`, async () => page('نیست', [`article:${guess}`], { status: 404 }), br)
    }
    assert.ok(cache.tally().pages <= 2_001)
    assert.ok(cache.hit('/real', nowMs))
    assert.ok(cache.hit('/guess/4999', nowMs))
    nowMs += 11_000
    assert.equal(cache.hit('/guess/4999', nowMs), undefined)
  })

  test('refuses renders that would have to wait too long in line', async () => {
    const cache = new PageCache()
    const held = gate()
    const slow = async () => {
      await held.promise
      return page('x')
    }
    const asked = Array.from({ length: 9_000 }, (_, place) => cache.load(`/${place}`, slow, identity))
    const outcomes = Promise.allSettled(asked)
    held.open()
    const refused = (await outcomes).filter((outcome) => outcome.status === 'rejected')
    assert.ok(refused.length > 0 && refused.length < 1_000)
    assert.ok(refused.every(({ reason }) => reason.code === 'overloaded'))
  })

  test('packs a hot page smaller, once, and not one that keeps changing', async () => {
    let nowMs = 1_000_000
    const cache = new PageCache({ now: () => nowMs })
    const held = await cache.load('/a', async () => page(`${large}${'گزارش منطقه '.repeat(200)}`), br)
    const quick = held.replies.br?.bytes.length ?? 0
    for (let hit = 0; hit < 20; hit += 1) cache.hit('/a', nowMs)
    assert.equal(held.brotli, 'quick')
    nowMs += 3_000
    cache.hit('/a', nowMs)
    await until(() => held.brotli === 'best')
    assert.ok((held.replies.br?.bytes.length ?? 0) < quick)
    assert.equal(plainBytes(held).toString().length, large.length + 'گزارش منطقه '.length * 200)
  })

  test('a crowd of askers is given what is soonest packed of what each accepts, and the smallest once it is hot', async () => {
    let nowMs = 1_000_000
    const cache = new PageCache({ now: () => nowMs })
    const opening = new StandingType('<!doctype html>'.repeat(50))
    const both: Wanted = { best: 'br', quick: 'gzip' }
    const gates = gate()
    const load = (key: string, wanted: Wanted) =>
      cache.load(key, async () => gates.promise.then(() => ({ ...page(''), body: [opening, large] })), wanted)
    const asked = ['/1', '/2', '/3', '/4', '/5', '/6'].map((key) => load(key, both))
    const [brotliOnly, plainOnly] = [load('/7', br), load('/8', identity)]
    gates.open()
    const [first] = await Promise.all(asked)
    assert.deepEqual(Object.keys(first!.replies), ['gzip'])
    assert.equal(readyReply(first!, both), first!.replies.gzip)
    assert.equal(readyReply(first!, br), undefined, 'whoever accepts brotli alone is not given gzip')
    assert.equal(plainBytes(first!).toString(), opening.text + large)
    assert.deepEqual(
      [...Object.keys((await brotliOnly).replies), ...Object.keys((await plainOnly).replies)],
      ['br', 'identity'],
    )
    for (let hit = 0; hit < 10; hit += 1) {
      nowMs += 1_000
      cache.hit('/1', nowMs)
    }
    await until(() => first!.brotli === 'best')
    assert.equal(readyReply(first!, both), first!.replies.br)
    assert.equal(plainBytes(first!).toString(), opening.text + large)
  })

  describe('when what stands around every page changes', () => {
    /** A cache with a clock of its own that holds one page. */
    async function holding() {
      const clock = { ms: 1_000_000 }
      const cache = new PageCache({ now: () => clock.ms })
      const { article, render } = changingArticle()
      await cache.load('/a', render, br)
      const ask = async () => {
        const held = cache.hit('/a', clock.ms) ?? (await cache.load('/a', render, br))
        return plainBytes(held).toString()
      }
      return { clock, cache, article, ask }
    }

    test('whoever asks for a page that rested gets it made anew, once', async () => {
      const { clock, cache, article, ask } = await holding()
      clock.ms += 60_000
      article.text = 'نسخهٔ ۲'
      assert.equal(await ask(), 'نسخهٔ ۱')
      cache.outdate()
      clock.ms += 60_000
      assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ['نسخهٔ ۲', 'نسخهٔ ۲', 'نسخهٔ ۲'])
      assert.deepEqual([await ask(), article.renders], ['نسخهٔ ۲', 2])
    })

    test('a page that many ask for is made anew behind them', async () => {
      const { clock, cache, article, ask } = await holding()
      clock.ms += 100
      await ask()
      article.text = 'نسخهٔ ۲'
      cache.outdate()
      clock.ms += 1
      assert.equal(await ask(), 'نسخهٔ ۱')
      await until(() => article.renders === 2)
      await new Promise((resolve) => setImmediate(resolve))
      assert.equal(await ask(), 'نسخهٔ ۲')
    })

    test('a page that cannot be made anew is served as it was', async () => {
      const { clock, cache, article, ask } = await holding()
      cache.outdate()
      clock.ms += 60_000
      article.fails = true
      assert.equal(await ask(), 'نسخهٔ ۱')
    })
  })
})
