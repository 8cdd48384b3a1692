import { html, nothing } from '../html.ts'
import type { ArticleView } from '../model/article-view.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { story } from './article.ts'
import { shell } from './shell.ts'

/** The story alone, for paper: no navigation, no boxes; its short address under it. */
export function printPage(view: ArticleView, { settings }: Frame): string {
  return shell({
    settings,
    style: 'article',
    title: view.headline,
    description: null,
    canonical: view.canonical,
    indexed: false,
    head: [],
    masthead: compactMasthead({ settings, sections: [] }, null),
    main: html`<main id="main" class="wrap page">${story(view)}</main>`,
    footer: nothing,
  })
}
