import { toHtml, toPlainText } from '#article'
import { html, type PageBody } from '#server'
import type { StandingPage } from '#store'
import { messagePath, standingPath } from '../addresses.ts'
import { bodyPictures } from '../model/body.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { bodyMarkup } from '../parts/trusted.ts'
import { ending, shell } from './shell.ts'

const descriptionLengthMax = 200

const writeToUs = html`<p class="line"><a href="${messagePath}">پیام به تحریریه</a> <a href="${messagePath}?kind=tip">رساندن خبر محرمانه</a></p>`

/** A page about the newsroom itself. */
export function standingPage({ title, document }: StandingPage, frame: Frame, path: string): PageBody {
  const { settings } = frame
  return shell({
    settings,
    style: 'article',
    title,
    description: toPlainText(document).slice(0, descriptionLengthMax).toWellFormed(),
    canonical: settings.url + path,
    indexed: true,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap page"><article class="story"><h1>${title}</h1><div class="body">${bodyMarkup(toHtml(document, bodyPictures('')))}</div>${path === standingPath('contact') && writeToUs}</article></main>`,
    ending: ending(frame),
  })
}
