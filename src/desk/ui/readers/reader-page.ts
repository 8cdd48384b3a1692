import { type EndpointAnswer, type Fragment, type Html, html, type Refusal } from '#server'
import { heading, headers as ofDesk, sheetOf, strictPolicy } from '../page.ts'
import type { ReaderEdition } from './reader-edition.ts'

const sheet = sheetOf()
const policy = strictPolicy(sheet)
const headers = { ...ofDesk, 'content-security-policy': policy }

export interface ReaderPage {
  status?: number
  title: string
  main: Html
  /** Address of a script of ours, the only one. */
  script?: string
}

/** A page of ours before the door, for readers of an edition: as strict as those behind it, and it leads back to the site. */
export function answerReader(
  edition: ReaderEdition,
  { status = 200, title, main, script }: ReaderPage,
): EndpointAnswer {
  const body = pageMarkup(edition, {
    title,
    main,
    script: script && html`<script type="module" src="${script}"></script>`,
  })
  if (script === undefined) return { status, headers, body }
  const scriptPolicy = policy.replace('; style-src', "; script-src 'self'; style-src")
  return { status, headers: { ...headers, 'content-security-policy': scriptPolicy }, body }
}

/** What a reader is told who is refused: what happened, and where to go on. */
export function answerRefused(edition: ReaderEdition, { code, status, facts }: Refusal): EndpointAnswer {
  const { words, front } = edition
  const { title, advice } = words.sorry[code] ?? words.sorry.other
  const { retryAfterSeconds: seconds } = facts
  const hasToWait = typeof seconds === 'number'
  const main = html`<div class="narrow">
${heading(title, hasToWait ? `${advice} ${words.tryAgainIn(seconds)}` : advice)}
<p class="ways"><a class="button" href="${front}">${words.backToSite}</a></p>
</div>`
  const { headers: own, ...answer } = answerReader(edition, { status, title, main })
  return { ...answer, headers: { ...own, ...(hasToWait && { 'retry-after': String(seconds) }) } }
}

function pageMarkup(
  { language, direction, newsroom, words, front }: ReaderEdition,
  { title, main, script }: { title: string; main: Html; script: Fragment },
): string {
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title} | ${newsroom}</title>
${sheet.style}
${script}</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="mast"><div class="wrap line"><p class="name"><a href="${front}"><bdi>${newsroom}</bdi></a></p></div></header>
<main id="main" class="wrap" tabindex="-1">
${main}
</main>
</body>
</html>
`.markup
}
