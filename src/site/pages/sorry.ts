/** Pages for when there is no page: what happened, what is safe, what to do. They need no database. */

import type { ErrorStatus, PageBody } from '#server'
import { html } from '#server'
import type { SorryWords } from '../edition/words/words.ts'
import { compactMasthead } from '../parts/frame.ts'
import type { SiteSettings } from '../settings.ts'
import { ending, shell } from './shell.ts'

export function sorryHtml(status: ErrorStatus, settings: SiteSettings): PageBody {
  return sorry(settings.edition.words.sorry[status], settings)
}

/** In place of what was taken down on somebody's order: who that was. */
export function orderedDownHtml(orderedBy: string, settings: SiteSettings): PageBody {
  return sorry(settings.edition.words.orderedDown(orderedBy), settings)
}

function sorry({ title, what, now }: SorryWords, settings: SiteSettings): PageBody {
  const { paths, words } = settings.edition
  const frame = { settings, sections: [] }
  return shell({
    settings,
    style: 'list',
    title,
    description: null,
    canonical: null,
    indexed: false,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap"><div class="sorry"><h1>${title}</h1><p>${what}</p><p>${now}</p>
<p class="ways"><a href="${paths.front}">${words.lists.front}</a><a href="${paths.latest}">${words.lists.latest}</a></p></div></main>`,
    ending: ending(frame),
  })
}
