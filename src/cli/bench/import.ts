import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toPlainText } from '#article'
import { synthesise } from '../seed/synthesise.ts'
import { readArguments, wholeNumber } from '../usage.ts'
import { median, print, rounded } from './figures.ts'
import { inFolder, sanad, startNewsroom } from './processes.ts'

const filesDefault = 2_000
const filesMax = 100_000
const rounds = 3
const newest = new Date('2026-01-01T00:00:00Z')

/**
 * `sanad bench import [--files N]`: saved pages, read, stored and published, each round into a newsroom of its own.
 * Counts the articles a second from the command to its end, the start of the program and of its database included,
 * and without them (an import of one file, subtracted).
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { files: { type: 'string' } })
  const files = Math.min(filesMax, Math.max(10, wholeNumber(values.files, 'files', filesDefault)))
  return inFolder(async (folder) => {
    const pages = path.join(folder, 'pages')
    const bytes = await writePages(pages, files)
    const speeds: { whole: number; alone: number }[] = []
    for (let round = 1; round <= rounds; round += 1) speeds.push(await importOnce(folder, { pages, files, round }))
    print({
      bench: 'import',
      files,
      megabytes: rounded(bytes / 1e6),
      medianArticlesPerSecond: rounded(median(speeds.map(({ alone }) => alone)), 4),
      medianArticlesPerSecondWithStart: rounded(median(speeds.map(({ whole }) => whole)), 4),
    })
    return 0
  })
}

async function importOnce(
  folder: string,
  { pages, files, round }: { pages: string; files: number; round: number },
): Promise<{ whole: number; alone: number }> {
  const data = path.join(folder, `data-${round}`)
  const newsroom = await startNewsroom(data, ['--no-demo'])
  try {
    const one = path.join(folder, `one-${round}`)
    await writePages(one, 1, files + round)
    const startSeconds = await timed(() => sanad(data, ['import', one, '--publish', '--json']))
    const wholeSeconds = await timed(() => sanad(data, ['import', pages, '--publish', '--json']))
    const [whole, alone] = [files / wholeSeconds, files / Math.max(0.001, wholeSeconds - startSeconds)]
    print({
      bench: 'import',
      round,
      files,
      wholeSeconds: rounded(wholeSeconds, 4),
      startSeconds: rounded(startSeconds),
      articlesPerSecond: rounded(alone, 4),
    })
    return { whole, alone }
  } finally {
    await newsroom.stop()
  }
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await task()
  return (performance.now() - begun) / 1000
}

/** Writes made-up articles as the pages of a news site; resolves with their bytes. */
async function writePages(folder: string, count: number, from = 0): Promise<number> {
  let bytes = 0
  for (let index = from; index < from + count; index += 1) {
    const file = path.join(folder, String(Math.floor(index / 1000)), `${index}.html`)
    if (index % 1000 === 0 || index === from) await mkdir(path.dirname(file), { recursive: true })
    const page = pageOf(index, from + count)
    bytes += Buffer.byteLength(page)
    await writeFile(file, page)
  }
  return bytes
}

/** An article as a Persian news site prints it: meta tags, a header and a sidebar around the story, a code, a date. */
function pageOf(index: number, articles: number): string {
  const { content, publishedAt } = synthesise({ seed: 7, articles, newest, pictures: [] }, index)
  const code = 900_000 + index
  const paragraphs = toPlainText(content.document)
    .split('\n')
    .filter((line) => line.trim() !== '')
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
<div class="body">${paragraphs.map((paragraph) => `<p>${text(paragraph)}</p>`).join('\n')}</div></article>
<aside><h2>پربیننده‌ترین‌ها</h2><ul><li><a href="/fa/news/1">خبر نخست</a></li><li><a href="/fa/news/2">خبر دوم</a></li></ul></aside></main>
<footer>همهٔ حقوق محفوظ است.</footer></body></html>`
}

function text(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
