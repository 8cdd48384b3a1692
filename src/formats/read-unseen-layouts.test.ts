/**
 * Pages of layouts that no adapter describes, read by the general rules alone: each layout with three stories, with
 * dates in every manner, and with the damage that pages arrive with.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MomentShape, moments } from './page/fixtures/unseen/page-parts.ts'
import type { Lack, UnseenLayout } from './page/fixtures/unseen/unseen-layout.ts'
import { unseenLayouts } from './page/fixtures/unseen/unseen-layouts.ts'
import {
  bodyOf,
  bridgeStory,
  others,
  quakeStory,
  saffronStory,
  type UnseenStory,
} from './page/fixtures/unseen/unseen-story.ts'
import { wordKey } from './page/words/plain-line.ts'
import { readHtmlPage } from './read-html-page.ts'

const stories = [bridgeStory, saffronStory, quakeStory]
/** The day that the pages show over themselves: that of the visit. */
const fetchedAt = '2024-12-20T08:00:00Z'
const minuteMs = 60_000

function pageOf(html: string, story: UnseenStory) {
  const origin = { url: `https://www.ava.example/fa/news/${story.code}`, fetchedAt, contentType: 'text/html' }
  return readHtmlPage(html, origin, { spelling: 'house', layouts: 'none' }).value?.page
}

/** What a page should say and what was read, field by field; of a field that the layout lacks nothing is asked but that nothing is invented. */
function fieldsOf(
  layout: UnseenLayout,
  story: UnseenStory,
  html: string,
): Record<string, [want: unknown, got: unknown]> {
  const page = pageOf(html, story)
  const has = (part: Lack): boolean => !layout.lacks.includes(part)
  const words = (text: string | null | undefined): string => wordKey(text ?? '')
  const minute = (instant: string | null | undefined): number => Math.floor(Date.parse(instant ?? '') / minuteMs)
  const day = (instant: string | null | undefined): string =>
    instant ? new Date(Date.parse(instant) + 4.5 * 60 * minuteMs).toISOString().slice(0, 10) : ''
  const shown = has('time') && /\d:\d\d|ساعت/.test(moments(story).withClockWord)
  return {
    title: [words(story.title), words(page?.title)],
    kicker: [has('kicker') ? words(story.kicker) : '', words(page?.kicker)],
    lead: [has('lead') ? words(story.lead) : '', words(page?.lead)],
    author: [has('author') ? words(story.author) : '', words(page?.author)],
    section: has('path') ? [words(story.path.at(-1)), words(page?.section)] : ['', ''],
    tags: [has('tags') ? story.tags.map(words).sort() : [], has('tags') ? (page?.tags ?? []).map(words).sort() : []],
    code: has('code') ? [story.code, page?.code] : ['', ''],
    published: shown
      ? [minute(story.published), minute(page?.published)]
      : [day(story.published), day(page?.published)],
    updated: has('updated') ? [minute(story.updated), minute(page?.updated)] : ['', ''],
    sources: [[words(story.source)], (page?.sources ?? []).map(words)],
    image: [new URL(story.image, 'https://www.ava.example/').href, page?.image?.src],
    caption: has('caption') ? [words(story.caption), words(page?.image?.caption)] : ['', ''],
    body: [bodyOf(story).map(words), (page?.body ?? []).map(words)],
  }
}

for (const layout of unseenLayouts) {
  test(`a layout nobody described: ${layout.name}`, () => {
    for (const story of stories) {
      for (const [field, [want, got]] of Object.entries(fieldsOf(layout, story, layout.page(story))))
        assert.deepEqual(got, want, `${field} of ${story.siteName}`)
    }
  })
}

/** Those that name the time of day as well. */
const dateShapes: MomentShape[] = [
  'long',
  'clockFirst',
  'withClockWord',
  'comma',
  'numeric',
  'numericDouble',
  'latinNumeric',
  'short',
  'dashed',
  'english',
  'halves',
  'spoken',
  'arabicDigits',
  'gregorianNames',
  'jalaliAndGregorian',
  'seconds',
  'unpadded',
  'dayFirst',
  'commaYear',
  'clockComma',
  'halvesWord',
  'dotted',
]

test('the instant of publication is read from every layout in every manner of writing it', () => {
  const wrong: string[] = []
  for (const layout of unseenLayouts) {
    for (const dateShape of dateShapes) {
      const story = { ...bridgeStory, dateShape }
      const [want, got] = fieldsOf(layout, story, layout.page(story)).published!
      if (want !== got) wrong.push(`${layout.name}: ${dateShape}`)
    }
  }
  assert.deepEqual(wrong, [])
})

const inHead = (html: string, said: string): string => html.replace('<head>', `<head>${said}`)
const behind = (html: string, text: string, said: string): string => html.replace(text, `${text}</p>${said}<p>`)

const damages: Record<string, (html: string, story: UnseenStory) => string> = {
  'half-spaces lost': (html) => html.replaceAll('\u200c', ''),
  'spaces for half-spaces': (html) => html.replaceAll('\u200c', ' '),
  'Arabic letters': (html) => html.replaceAll('ی', 'ي').replaceAll('ک', 'ك'),
  'no white space between elements': (html) => html.replace(/>\s+</g, '><'),
  'capital tags': (html) =>
    html.replace(/<(\/?)(p|div|span|td|tr|a)(?=[ >])/g, (_, end, tag) => `<${end}${tag.toUpperCase()}`),
  'data of another story': (html) =>
    inHead(
      html,
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${others[1]}","datePublished":"2024-12-01T10:00:00+03:30","author":{"@type":"Person","name":"کسی دیگر"},"articleSection":"سینما"}</script>`,
    ),
  'an end mark': (html, story) => behind(html, lastText(story), '<p>انتهای پیام/</p>'),
  'a plug of a channel': (html, story) =>
    behind(html, lastText(story), `<p>برای دریافت آخرین خبرها به کانال تلگرام ${story.siteName} بپیوندید</p>`),
  'related stories inside': (html, story) =>
    behind(
      html,
      bodyOf(story)[1]!,
      `<p><strong>بیشتر بخوانید:</strong></p><ul><li><a href="/1">${others[0]}</a></li><li><a href="/2">${others[5]}</a></li></ul>`,
    ),
}

function lastText(story: UnseenStory): string {
  return bodyOf(story).at(-1)!
}

for (const [name, damage] of Object.entries(damages)) {
  test(`no layout loses a story to damage: ${name}`, () => {
    for (const layout of unseenLayouts) {
      const fields = fieldsOf(layout, saffronStory, damage(layout.page(saffronStory), saffronStory))
      for (const field of ['title', 'published', 'body', 'lead', 'tags'])
        assert.deepEqual(fields[field]![1], fields[field]![0], `${field} of ${layout.name}`)
    }
  })
}
