import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toPlainText } from '#article'
import { formatDate, formatTime, toPersianDigits } from '#persian'
import { synthesise } from '../seed/synthesise.ts'

/** What saved pages of a news site may lie on disk as. */
export const pageKinds = ['text', 'html'] as const
export type PageKind = (typeof pageKinds)[number]

const newest = new Date('2026-01-01T00:00:00Z')
const filesInFolder = 1_000

type MadeUp = ReturnType<typeof synthesise> & { code: number }

/** Writes made-up articles as the saved pages of a news site, a thousand to a folder; resolves with their bytes. */
export async function writePages(
  folder: string,
  { kind, count, from = 0 }: { kind: PageKind; count: number; from?: number },
): Promise<number> {
  let bytes = 0
  for (let index = from; index < from + count; index += 1) {
    const article = {
      ...synthesise({ seed: 7, articles: from + count, newest, pictures: [] }, index),
      code: 900_000 + index,
    }
    const [page, suffix] = kind === 'html' ? [htmlPage(article), 'html'] : [textDump(article), 'txt']
    const file = path.join(folder, String(Math.floor(index / filesInFolder)), `${index}.${suffix}`)
    if (index % filesInFolder === 0 || index === from) await mkdir(path.dirname(file), { recursive: true })
    bytes += Buffer.byteLength(page)
    await writeFile(file, page)
  }
  return bytes
}

function paragraphsOf({ content }: MadeUp): string[] {
  return toPlainText(content.document)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/**
 * The page as a crawler keeps its text: the day it was fetched, code and date twice, the story with its half-spaces
 * lost, the share line, and headlines run together.
 */
function textDump(article: MadeUp): string {
  const { content, publishedAt, code } = article
  const facts = [
    `کد خبر ${toPersianDigits(code)}`,
    `تاریخ انتشار: ${formatTime(publishedAt)} - ${formatDate(publishedAt, 'numeric')}`,
  ]
  const story = [content.headline, content.lead ?? '', ...paragraphsOf(article)]
  return `۲۷ آبان ۱۴۰۳
به روز شده در: ۲۷ آبان ۱۴۰۳ - ۰۲:۰۰
${[...facts, ...facts].join('\n')}

${story.join('\n\n').replaceAll('می\u200c', 'می').replaceAll('\u200c', ' ')}

ارسال به دوستان
خبر نخست سایت را بخوانید! بازار امروز چه خبر بود؟ راه تازه از آبان باز می‌شود (+عکس)
`
}

/** An article as a Persian news site prints it: meta tags, a header and a sidebar around the story, a code, a date. */
function htmlPage(article: MadeUp): string {
  const { content, publishedAt, code } = article
  const published = publishedAt.toISOString()
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: content.headline,
    datePublished: published,
    articleSection: content.section,
  }
  return `<!doctype html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>${text(content.headline)} | خبرگزاری نمونه</title>
<link rel="canonical" href="https://archive.example/fa/news/${code}">
<meta property="og:type" content="article"><meta property="og:title" content="${text(content.headline)}">
<meta property="og:description" content="${text(content.lead ?? '')}"><meta property="article:published_time" content="${published}">
<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script></head>
<body><header><a href="/">خبرگزاری نمونه</a><nav><a href="/fa/politics">سیاست</a><a href="/fa/world">جهان</a><a href="/fa/economy">اقتصاد</a></nav></header>
<main><article><p class="rutitr">${text(content.kicker ?? '')}</p><h1 class="title">${text(content.headline)}</h1>
<span class="news-code">کد خبر: ${code}</span><p class="lead">${text(content.lead ?? '')}</p>
<div class="body">${paragraphsOf(article)
    .map((paragraph) => `<p>${text(paragraph)}</p>`)
    .join('\n')}</div></article>
<aside><h2>پربیننده‌ترین‌ها</h2><ul><li><a href="/fa/news/1">خبر نخست</a></li><li><a href="/fa/news/2">خبر دوم</a></li></ul></aside></main>
<footer>همهٔ حقوق محفوظ است.</footer></body></html>`
}

function text(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
