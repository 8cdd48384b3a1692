import { type Html, html } from '#server'
import type { PictureView } from '../model/pictures.ts'

/** Widths a picture takes on the page, as `sizes`: phone, tablet, desk. */
export const pictureSizes = {
  lead: '(min-width: 64rem) 36rem, calc(100vw - 2.25rem)',
  article: '(min-width: 64rem) 44rem, calc(100vw - 2.25rem)',
  whole: '(min-width: 78rem) 76rem, calc(100vw - 2.25rem)',
  tile: '(min-width: 64rem) 17rem, 45vw',
  half: '(min-width: 78rem) 37rem, 45vw',
  row: '(min-width: 48rem) 11rem, 7rem',
} as const

/** The one picture a page is waiting for. */
export function eagerPicture(picture: PictureView, sizes: string): Html {
  return html`<img src="${picture.src}" srcset="${picture.srcset}" sizes="${sizes}" width="${picture.width}" height="${picture.height}" alt="${picture.alt}" fetchpriority="high">`
}

/** A picture that is fetched when the reader comes near. */
export function lazyPicture(picture: PictureView, sizes: string): Html {
  return html`<img src="${picture.src}" srcset="${picture.srcset}" sizes="${sizes}" width="${picture.width}" height="${picture.height}" alt="${picture.alt}" loading="lazy" decoding="async">`
}

/** The same picture in a format that weighs a third less, for browsers that know it. */
export function withAvif(image: Html, { srcset }: PictureView, sizes: string): Html {
  return html`<picture><source type="image/avif" srcset="${srcset.replaceAll('.webp', '.avif')}" sizes="${sizes}">${image}</picture>`
}

/** The words under a picture: what is seen, then who took it. */
export function pictureCaption({ caption, credit }: PictureView): Html | null {
  if (!caption && !credit) return null
  return html`<figcaption>${caption}${caption && credit && ' '}${credit && html`<small>${credit}</small>`}</figcaption>`
}
