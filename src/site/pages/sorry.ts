/** Pages for when there is no page: what happened, what is safe, what to do. They need no database. */

import { type ErrorStatus, type Fragment, html, type PageBody } from '#server'
import type { SorryWords } from '../edition/words/words.ts'
import { compactMasthead } from '../parts/frame.ts'
import { searchLine } from '../parts/search-form.ts'
import type { SiteSettings } from '../settings.ts'
import { ending, shell } from './shell.ts'

/** Where the site itself is well, what was looked for may be found another way. */
const searched: readonly ErrorStatus[] = [400, 404, 410, 414]

/** The page for a status of failure, in the words of the edition. */
export function sorryHtml(status: ErrorStatus, settings: SiteSettings): PageBody {
  const search = searched.includes(status) ? searchLine(settings.edition) : null
  return sorry(settings.edition.words.sorry[status], settings, search)
}

/** In place of what was taken down on somebody's order: who that was. */
export function orderedDownHtml(orderedBy: string, settings: SiteSettings): PageBody {
  return sorry(settings.edition.words.orderedDown(orderedBy), settings, searchLine(settings.edition))
}

function sorry({ title, what, now }: SorryWords, settings: SiteSettings, search: Fragment): PageBody {
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
    main: html`<main id="main" class="wrap"><div class="sorry"><h1>${title}</h1><p>${what}</p><p>${now}</p>${search}
<p class="ways"><a href="${paths.front}">${words.lists.front}</a><a href="${paths.latest}">${words.lists.latest}</a></p></div></main>`,
    ending: ending(frame),
  })
}
