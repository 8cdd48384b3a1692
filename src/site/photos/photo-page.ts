import { type Html, html, type PageBody } from '#server'
import type { PublishedArticle } from '#store'
import { articlePath } from '../addresses.ts'
import type { Edition } from '../edition/edition.ts'
import { type HeldPicture, pictureView } from '../model/pictures.ts'
import { ending, shell } from '../pages/shell.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { openGraph } from '../parts/open-graph.ts'
import { eagerPicture, pictureCaption, pictureSizes, withAvif } from '../parts/picture.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import { photoCard, photoJsonLd } from './photos.ts'

export interface PhotoPlace {
  article: PublishedArticle
  photos: readonly HeldPicture[]
  /** Which of them is shown, counted from 0. */
  at: number
}

/** One photograph of a gallery, alone; the others are a link away, and the picture itself leads to the next. */
export function photoPage({ article, photos, at }: PhotoPlace, frame: Frame): PageBody {
  const { settings } = frame
  const { edition } = settings
  const { dates, words } = edition
  const { code, headline, lead, publishedAt } = article
  const photo = photos[at]!
  const paths = photos.map(({ media }) => edition.paths.photoPage(code, media))
  const story = articlePath(article)
  const place = words.photos.place(dates.number(at + 1), dates.number(photos.length))
  const canonical = settings.url + paths[at]
  const title = `${place}: ${headline}`
  const picture = { path: photoCard(photo), alt: photo.alt, size: null }
  return shell({
    settings,
    style: 'photo',
    title,
    description: photo.caption ?? photo.alt ?? lead,
    canonical,
    indexed: true,
    hasCard: true,
    head: [
      openGraph({ type: 'article', title, description: null, url: canonical, picture }, settings),
      jsonDataBlock(photoJsonLd(article, photo, settings)),
    ],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap photo"><p class="over"><a href="${edition.paths.photo}">${words.lists.photo}</a></p>
<h1><a href="${story}">${headline}</a></h1>
<nav class="turn" aria-label="${words.photos.turn}">${turn('prev', paths[at - 1], words.photos.previous)}<p>${place}</p>${turn('next', paths[at + 1], words.photos.next)}</nav>
<figure>${shown(photo, paths[at + 1] ?? story)}</figure>
${photos.length > 1 && numbers(paths, at, edition)}
<p class="line facts"><a href="${story}">${words.photos.story}</a><span>${words.article.published} ${time(dates.full(publishedAt))}</span><span>${words.article.code} ${dates.number(code)}</span></p></main>`,
    ending: ending(frame),
  })
}

/** The way back and on; at either end its place stays, so that the other does not jump. */
function turn(way: 'prev' | 'next', path: string | undefined, name: string): Html {
  return path === undefined ? html`<span></span>` : html`<a rel="${way}" href="${path}">${name}</a>`
}

function shown(photo: HeldPicture, next: string): Html {
  const view = pictureView(photo)!
  return html`<a href="${next}">${withAvif(eagerPicture(view, pictureSizes.whole), view, pictureSizes.whole)}</a>${pictureCaption(view)}`
}

function numbers(paths: readonly string[], at: number, { dates, words }: Edition): Html {
  const items = paths.map((path, index) => {
    const number = dates.number(index + 1)
    return index === at
      ? html`<li><a aria-current="page" href="${path}">${number}</a></li>`
      : html`<li><a href="${path}">${number}</a></li>`
  })
  return html`<nav aria-label="${words.photos.all}"><ol class="numbers">${items}</ol></nav>`
}
