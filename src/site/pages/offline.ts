import { html, type PageBody } from '#server'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { ending, shell } from './shell.ts'

/**
 * Shown by a static server in place of what needs the program (search, forms), while that is down: what works, what does
 * not, what is safe.
 */
export function offlinePage(frame: Frame): PageBody {
  const { settings } = frame
  const { paths, words } = settings.edition
  const { title, what, now } = words.offline
  return shell({
    settings,
    style: 'list',
    title,
    description: null,
    canonical: settings.url + paths.offline,
    indexed: false,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap"><div class="sorry"><h1>${title}</h1>
<p>${what}</p>
<p>${now}</p>
<p class="ways"><a href="${paths.front}">${words.lists.front}</a><a href="${paths.latest}">${words.lists.latest}</a><a href="${paths.archive()}">${words.lists.archive}</a></p></div></main>`,
    ending: ending(frame),
  })
}
