import { html, nothing, type PageBody } from '#server'
import type { ArticleView } from '../model/article-view.ts'
import { type Frame, nameOnly } from '../parts/frame.ts'
import { story } from './article.ts'
import { endDocument, shell } from './shell.ts'

/** The story alone, for paper: no navigation, no boxes; its short address under it. */
export function printPage(view: ArticleView, frame: Frame): PageBody {
  return shell({
    settings: frame.settings,
    style: 'article',
    title: view.headline,
    description: null,
    canonical: view.canonical,
    indexed: false,
    head: [],
    masthead: nameOnly(frame),
    main: html`<main id="main" class="wrap alone">${story(view, frame.settings.edition)}</main>`,
    ending: endDocument(nothing),
  })
}
