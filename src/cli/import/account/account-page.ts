import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { counted, formatDateTime, formatDuration, formatNumber, toPersianDigits } from '#persian'
import { font, type Html, html, styleElement } from '#server'
import type { FileReport } from '../file-report.ts'
import { problemSentence } from './problem-words.ts'
import type { ImportTally, ProblemExample, ProblemTally } from './tally.ts'

/** What is told of one import. */
export interface ImportAccount extends ImportTally {
  /** False where the import was stopped or broke off: then only what came before is counted. */
  isFinished: boolean
  /** Files and folders as they were asked for. */
  asked: string[]
  /** ISO-8601. */
  began: string
  seconds: number
}

const outcomeWords: Record<FileReport['outcome'], string> = {
  new: 'تازه آمد',
  updated: 'به‌روز شد',
  published: 'پیش‌نویس بود و منتشر شد',
  unchanged: 'بی‌تغییر بود',
  skipped: 'پیش‌تر آمده',
  'passed-over': 'کنار گذاشته شد',
  failed: 'نیامد',
}

/** The page stands alone, opened from a disk: its face is inside it, and it asks for nothing. */
const face = `@font-face{font-family:Vazirmatn;font-weight:400 800;src:url(data:font/woff2;base64,${font.bytes.toString('base64')}) format("woff2")}`
const style = styleElement(face + readFileSync(new URL('account.css', import.meta.url), 'utf8'))

/** The account of an import as a page, for whoever answers for the archive. */
export function writeAccountPage(account: ImportAccount): string {
  const { asked, began, seconds, files, isFinished, problems } = account
  const page = html`<!doctype html>
<html lang="fa" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>گزارش آوردن بایگانی</title>${style}</head>
<body><main>
<header><h1>گزارش آوردن بایگانی</h1>
<p class="quiet">${formatDateTime(new Date(began))}، در ${formatDuration(Math.max(1, Math.round(seconds)))}</p>
<p class="quiet">از ${asked.map((name, place) => html`${place > 0 ? '، ' : ''}${pathPart(name)}`)}</p>
${isFinished ? null : html`<p class="wrong" role="status">این کار نیمه‌کاره ماند؛ تنها آنچه تا آن‌جا دیده شد شمرده شده است. با <bdi><code>--resume</code></bdi> ادامه دهید.</p>`}
</header>
<section><h2>چه شد</h2>
<table><tbody>${outcomeRows(account)}</tbody>
<tfoot><tr><th scope="row">همه</th><td>${formatNumber(files)}</td></tr></tfoot></table></section>
<section><h2>نکته‌ها و ازدست‌رفته‌ها</h2>
${problems.length === 0 ? html`<p>همه‌چیز بی‌کم‌وکاست آمد.</p>` : problems.map(problemPart)}
</section>
</main></body></html>
`
  return page.markup
}

function outcomeRows({ outcomes }: ImportTally): Html[] {
  const told = Object.keys(outcomeWords) as FileReport['outcome'][]
  return told
    .filter((outcome) => outcomes[outcome])
    .map(
      (
        outcome,
      ) => html`<tr${outcome === 'failed' ? html` class="wrong"` : null}><th scope="row">${outcomeWords[outcome]}</th>
<td>${formatNumber(outcomes[outcome]!)}</td></tr>`,
    )
}

function problemPart({ kind, files, lost, examples }: ProblemTally): Html {
  const rest = files - examples.length
  return html`<article><h3>${problemSentence(kind)}</h3>
<p class="quiet">${counted(files, 'پرونده')}${lost > 0 ? html`؛ <strong class="wrong">${lost === files ? 'هیچ‌یک نیامد' : `${formatNumber(lost)} تا نیامد`}</strong>` : null} <bdi><code>${kind}</code></bdi></p>
<ul>${examples.map(exampleRow)}</ul>
${rest > 0 ? html`<p class="quiet">و ${counted(rest, 'پروندهٔ')} دیگر؛ همه در خروجی <bdi><code>--json</code></bdi> هست.</p>` : null}</article>`
}

function exampleRow({ file, code, url, detail }: ProblemExample): Html {
  const address = addressOf(file)
  const name = pathPart(file)
  return html`<li>${address === null ? name : html`<a href="${address}">${name}</a>`}${
    code === null
      ? null
      : html` <span>کد ${url === null ? toPersianDigits(code) : html`<a href="${url}">${toPersianDigits(code)}</a>`}</span>`
  }<p class="detail"><bdi lang="en" dir="ltr">${detail}</bdi></p></li>`
}

/** A path reads from its folder to its file, whatever letters each part is written in. */
function pathPart(file: string): Html {
  const parts = file.split('/').map((part, place) => html`${place > 0 ? '/' : ''}<bdi>${part}</bdi>`)
  return html`<bdi class="path" dir="ltr">${parts}</bdi>`
}

/** Where a file may be looked at: on the web, or on this disk. Other identities (tags, places in a file) lead nowhere. */
function addressOf(file: string): string | null {
  if (/^https?:\/\//i.test(file)) return file
  return file.startsWith('/') && !file.includes('#') ? pathToFileURL(file).href : null
}
