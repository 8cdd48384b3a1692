import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import type { PublishedArticle } from '#store'
import { articlePath } from '../addresses.ts'
import { editionOf } from '../edition/edition.ts'
import { bareArticle } from '../fixtures/articles.ts'
import { filmArticle, galleryArticle, transcript } from '../fixtures/galleries.ts'
import { fixturePage, fixtureRoutes, withdrawnCode } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'

const { photoPage } = editionOf('fa').paths

const bytesMax = 13_000
const rawBytesMax = 60_000
const { code } = galleryArticle
const pathOf = (digit: string) => photoPage(code, digit.repeat(64))

function jsonLdIn(page: string): Record<string, unknown>[] {
  return [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(json!),
  )
}

async function leadsTo(path: string): Promise<string | number | undefined> {
  const page = await pageAt(fixtureRoutes(), path)
  return page?.location ?? page?.status
}

describe('photographs of a gallery', () => {
  test('each stands on a page of its own, with those before and after a link away', async () => {
    const page = await fixturePage(pathOf('3'))
    assert.match(page, /<title>عکس ۳ از ۷: بازار ماهی کولاب/)
    assert.match(page, new RegExp(`<a rel="prev" href="${pathOf('2')}">`))
    assert.match(page, new RegExp(`<a rel="next" href="${pathOf('4')}">`))
    assert.match(page, /تعمیر تور کار سه نسل/)
    assert.match(page, /آذر بهمن‌یار/)
    assert.equal(page.match(/<img\b/g)?.length, 1, 'nobody waits for the others')
    const [first, last] = [await fixturePage(pathOf('1')), await fixturePage(pathOf('7'))]
    assert.doesNotMatch(first, /rel="prev"/)
    assert.doesNotMatch(last, /rel="next"/)
    assert.ok(last.includes(`<figure><a href="${articlePath(galleryArticle)}">`), 'the last leads back to the story')
  })

  test('the story leads to each of them, and says how many they are', async () => {
    const page = await fixturePage(articlePath(galleryArticle))
    for (const digit of '1234567') assert.ok(page.includes(`href="${pathOf(digit)}"`), digit)
    assert.match(page, /دیدن یک‌به‌یک ۷ عکس/)
    assert.doesNotMatch(await fixturePage(articlePath(bareArticle)), /\/fa\/photo\/\d/)
  })

  const elsewhere: [path: string, to: string | number][] = [
    [`/fa/photo/${code}`, articlePath(galleryArticle)],
    [`/fa/photo/${code}/ffffffffff`, articlePath(galleryArticle)],
    [encodeURI(`/fa/photo/۷۵۶۱۰۰/1111111111`), pathOf('1')],
    [`/fa/photo/${code}/3`, 404],
    [`/fa/photo/${code}/1111111111111`, 404],
    ['/fa/photo/12345', 404],
    ['/fa/photo/0', 404],
    [`/fa/photo/${withdrawnCode}/1111111111`, 410],
    [`/fa/photo/${bareArticle.code}/1111111111`, articlePath(bareArticle)],
  ]
  for (const [path, to] of elsewhere) {
    test(`${decodeURI(path)} leads to ${decodeURI(String(to))}`, async () => {
      assert.equal(await leadsTo(path), to)
    })
  }

  test('search engines are told of the gallery and of each photograph, however many there are', async () => {
    const [, , gallery] = jsonLdIn(await fixturePage(articlePath(galleryArticle))).toSorted((one) =>
      one['@type'] === 'ImageGallery' ? 1 : -1,
    )
    assert.equal(gallery?.['@type'], 'ImageGallery')
    const images = gallery?.image as Record<string, unknown>[]
    assert.equal(images.length, 7)
    assert.equal(images[2]?.url, `https://sanad.example${pathOf('3')}`)
    const [photo] = jsonLdIn(await fixturePage(pathOf('3')))
    assert.equal(photo?.['@type'], 'ImageObject')
    assert.equal(photo?.creditText, 'عکس: آذر بهمن‌یار')
    assert.deepEqual(photo?.isPartOf, {
      '@type': 'ImageGallery',
      url: `https://sanad.example${articlePath(galleryArticle)}`,
      name: galleryArticle.headline,
    })
  })

  test('sixty photographs stay within the budget of a page, and of what machines are told', async () => {
    const [gallery, ...rest] = galleryArticle.document.content
    assert.ok(gallery?.type === 'gallery')
    const pictures = Array.from({ length: 60 }, (_, index) => ({
      ...gallery.attrs.pictures[index % 7]!,
      media: `${(index + 16).toString(16)}${'0123456789abcdef'.repeat(4)}`.slice(0, 64),
    }))
    const long: PublishedArticle = {
      ...galleryArticle,
      document: { type: 'doc', content: [{ ...gallery, attrs: { pictures } }, ...rest] },
    }
    const routes = fixtureRoutes({ articles: [long] })
    for (const path of [articlePath(long), pathOf('1')]) {
      const page = await fixturePage(path, routes)
      const sizes = { raw: Buffer.byteLength(page), brotli: brotliCompressSync(page).length }
      assert.ok(sizes.raw <= rawBytesMax && sizes.brotli <= bytesMax, `${path}: ${JSON.stringify(sizes)}`)
      if (path !== pathOf('1')) assert.match(page, /دیدن ۳۰ عکس دیگر/)
      for (const told of jsonLdIn(page)) assert.ok(Buffer.byteLength(JSON.stringify(told)) <= 4_096)
    }
  })
})

test('a card keeps in sight what its picture is about, and says nothing of a middle', async () => {
  const list = await fixturePage('/fa/photo')
  assert.match(list, /<span class="pic y0"><img src="\/media\/1{64}/)
  assert.match(list, /<span class="pic"><img/)
})

describe('films', () => {
  test('a film waits behind its still until somebody asks for it, and what is said in it can be read', async () => {
    const page = await fixturePage(articlePath(filmArticle))
    assert.match(
      page,
      /<video controls preload="none" poster="\/media\/8{64}\/720\.webp" src="\/media\/9{64}\/film\.mp4">/,
    )
    for (const line of transcript.split('\n')) assert.ok(page.includes(`<p>${line}</p>`), line)
    assert.doesNotMatch(page, /<source|autoplay|iframe/)
  })

  test('search engines are told of it with its still, its length and its words', async () => {
    const film = jsonLdIn(await fixturePage(articlePath(filmArticle))).find((one) => one['@type'] === 'VideoObject')
    assert.equal(film?.duration, 'PT7M6S')
    assert.equal(film?.contentUrl, `https://sanad.example/media/${'9'.repeat(64)}/film.mp4`)
    assert.match(String(film?.thumbnailUrl), /^https:\/\/sanad\.example\/media\/8{64}\/1080\.webp$/)
    assert.equal(film?.transcript, transcript)
    assert.doesNotMatch(JSON.stringify(film), /[۰-۹]/)
  })
})
