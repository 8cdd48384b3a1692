import type { HtmlOptions, Picture } from '#article'
import { type Html, html } from '#server'
import { picturePath } from '../addresses.ts'
import type { Words } from '../edition/words/words.ts'
import { lazyPicture, pictureSizes, withAvif } from '../parts/picture.ts'
import { type PictureView, pictureView } from './pictures.ts'

/** Width of the still before a film, in pixels. */
const posterWidth = 720

/** How pictures stand in a body. `origin` goes before their addresses: empty on our own pages. */
export function bodyPictures(origin: string, words: Words): HtmlOptions {
  return {
    picture: (picture) =>
      origin === ''
        ? printed(picture, shownOnPages, words)
        : printed(picture, toldToMachines, words).replaceAll('/media/', `${origin}/media/`),
    posterAddress: ({ media }) => media && origin + picturePath(media, posterWidth),
  }
}

/** Readers of feeds know one format. */
function toldToMachines(held: PictureView): Html {
  return lazyPicture(held, pictureSizes.article)
}

function shownOnPages(held: PictureView): Html {
  return withAvif(toldToMachines(held), held, pictureSizes.article)
}

/** In place of a picture we hold no copy of, and may not load from elsewhere: what it shows, in words. */
export function absentPicture({ alt, caption }: Pick<Picture, 'alt' | 'caption'>, words: Words): Html | null {
  const description = caption || alt
  return description ? html`<span class="absent">${words.article.absentPicture(description)}</span>` : null
}

/** The caption is printed under the picture by `toHtml`, so an absent one says only what its description says. */
function printed(picture: Picture, print: (held: PictureView) => Html, words: Words): string {
  const held = pictureView(picture)
  if (held) return print(held).markup
  return absentPicture({ alt: picture.alt, caption: null }, words)?.markup ?? ''
}
