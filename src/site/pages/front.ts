import { html, type PageBody } from '#server'
import type { Today } from '../edition/dates.ts'
import type { FrontView } from '../model/front.ts'
import { siteJsonLd } from '../model/machine-views.ts'
import type { PosedPoll } from '../model/posed-poll.ts'
import { feedLinks } from '../parts/feed-links.ts'
import { type Frame, grandMasthead } from '../parts/frame.ts'
import { layOut } from '../parts/front-boxes.ts'
import { pollBox } from '../parts/poll.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import { ending, shell } from './shell.ts'

/** The front page of the site. */
export function frontPage(
  view: FrontView,
  frame: Frame,
  { today, poll }: { today: Today; poll: PosedPoll | null },
): PageBody {
  const { settings } = frame
  const { edition } = settings
  return shell({
    settings,
    style: 'front',
    title: null,
    description: edition.words.siteTitle(settings.name, settings.tagline),
    canonical: settings.url + edition.paths.front,
    indexed: true,
    head: [jsonDataBlock(siteJsonLd(settings)), feedLinks(settings)],
    masthead: grandMasthead(frame, today),
    main:
      view.boxes.length === 0
        ? html`<main id="main" class="wrap"><p class="empty">${edition.words.lists.emptyFront}</p></main>`
        : html`<main id="main" class="front">\n${layOut(view.boxes)}${pollBox(poll, 'wrap', edition)}</main>`,
    ending: ending(frame),
  })
}
