import { toHtml, toPlainText } from '#article'
import { type Html, html, type PageBody } from '#server'
import type { StandingPage } from '#store'
import type { Edition } from '../edition/edition.ts'
import { bodyPictures } from '../model/body.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { bodyMarkup } from '../parts/trusted.ts'
import { ending, shell } from './shell.ts'

const descriptionLengthMax = 200

function writeToUs({ paths, words: { frame } }: Edition): Html {
  return html`<footer class="after"><section><ul><li><a href="${paths.message}">${frame.messages}</a></li><li><a href="${paths.tip}">${frame.tips}</a></li></ul></section></footer>`
}

/** A page about the newsroom itself. */
export function standingPage({ title, document }: StandingPage, frame: Frame, path: string): PageBody {
  const { settings } = frame
  const { paths, words } = settings.edition
  return shell({
    settings,
    style: 'article',
    title,
    description: toPlainText(document).slice(0, descriptionLengthMax).toWellFormed(),
    canonical: settings.url + path,
    indexed: true,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap page"><article class="story"><h1>${title}</h1><div class="body">${bodyMarkup(toHtml(document, bodyPictures('', words)))}</div>${path === paths.standing('contact') && writeToUs(settings.edition)}</article></main>`,
    ending: ending(frame),
  })
}
