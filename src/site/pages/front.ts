import { html, type PageBody } from '#server'
import type { Poll } from '#store'
import type { FrontView } from '../model/front.ts'
import { siteJsonLd } from '../model/machine-views.ts'
import type { Today } from '../model/times.ts'
import { feedLinks } from '../parts/feed-links.ts'
import { type Frame, grandMasthead } from '../parts/frame.ts'
import { layOut } from '../parts/front-boxes.ts'
import { pollBox } from '../parts/poll.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import { ending, shell } from './shell.ts'

export function frontPage(
  view: FrontView,
  frame: Frame,
  { today, poll }: { today: Today; poll: Poll | null },
): PageBody {
  const { settings } = frame
  return shell({
    settings,
    style: 'front',
    title: null,
    description: `${settings.name}؛ ${settings.tagline}`,
    canonical: `${settings.url}/`,
    indexed: true,
    head: [jsonDataBlock(siteJsonLd(settings)), feedLinks(settings)],
    masthead: grandMasthead(frame, today),
    main:
      view.boxes.length === 0
        ? emptyFront
        : html`<main id="main" class="front">\n${layOut(view.boxes)}${pollBox(poll, 'wrap')}</main>`,
    ending: ending(frame),
  })
}

const emptyFront = html`<main id="main" class="wrap"><p class="empty">هنوز خبری منتشر نشده است. نخستین خبر که منتشر شود، همین‌جا دیده می‌شود.</p></main>`
