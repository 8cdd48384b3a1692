import type { HtmlOptions, Picture } from '#article'
import { type Html, html } from '#server'
import { picturePath } from '../addresses.ts'
import { lazyPicture, pictureSizes } from '../parts/picture.ts'
import { pictureView } from './pictures.ts'

/** Width of the still before a film, in pixels. */
const posterWidth = 720

/** How pictures stand in a body. `origin` goes before their addresses: empty on our own pages. */
export function bodyPictures(origin: string): HtmlOptions {
  return {
    picture: (picture) =>
      origin === '' ? printed(picture) : printed(picture).replaceAll('/media/', `${origin}/media/`),
    posterAddress: ({ media }) => media && origin + picturePath(media, posterWidth),
  }
}

/** In place of a picture we hold no copy of, and may not load from elsewhere: what it shows, in words. */
export function absentPicture({ alt, caption }: Pick<Picture, 'alt' | 'caption'>): Html | null {
  const words = caption || alt
  return words ? html`<span class="absent">تصویر: ${words}</span>` : null
}

/** The caption is printed under the picture by `toHtml`, so an absent one says only what its description says. */
function printed(picture: Picture): string {
  const held = pictureView(picture)
  if (held) return lazyPicture(held, pictureSizes.article).markup
  return absentPicture({ alt: picture.alt, caption: null })?.markup ?? ''
}
