import { type EndpointAnswer, type Html, html, type Refusal } from '#server'
import { heading, headers as ofDesk, sheetOf, strictPolicy } from '../page.ts'
import { framedMarkup } from '../page-frame.ts'
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
  const { language, direction, newsroom, words, front } = edition
  const body = framedMarkup({
    ...{ language, direction, main, style: sheet.style, skip: words.skip },
    title: `${title} | ${newsroom}`,
    script: script && html`<script type="module" src="${script}"></script>`,
    mast: html`<p class="name"><a href="${front}"><bdi>${newsroom}</bdi></a></p>`,
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
