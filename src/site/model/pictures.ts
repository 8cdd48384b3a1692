import type { Picture } from '#article'
import { picturePath, pictureWidths } from '../addresses.ts'

/** A picture of which we hold a copy: what an `<img>` needs, whatever its size on the page. */
export interface PictureView {
  src: string
  srcset: string
  width: number
  height: number
  alt: string
  caption: string | null
  credit: string | null
}

/** A picture of which the store holds the original. */
export type HeldPicture = Picture & { media: string }

/** Another site's pictures are never loaded from there: without a copy of ours there is none. */
export function isHeld(picture: Picture | null): picture is HeldPicture {
  // Originals are kept by a hash in hexadecimal; nothing else may become a part of an address.
  return picture?.media != null && /^[0-9a-f]{16,128}$/.test(picture.media)
}

/** A picture as shown on a page, or null when we hold no copy. */
export function pictureView(picture: Picture | null): PictureView | null {
  if (!isHeld(picture)) return null
  const { media, alt, caption, credit } = picture
  const size = sizeOf(picture)
  const widths = widthsOf(size.width)
  return {
    src: picturePath(media, widths.at(-1)!),
    srcset: widths.map((width) => `${picturePath(media, width)} ${width}w`).join(', '),
    ...size,
    alt,
    caption,
    credit,
  }
}

/** The widest rendition of a picture, for those who take one: its path and its size in pixels. */
export function widestRendition(picture: HeldPicture): { path: string; width: number; height: number } {
  const size = sizeOf(picture)
  const width = widthsOf(size.width).at(-1)!
  return { path: picturePath(picture.media, width), width, height: Math.round((width * size.height) / size.width) }
}

/** Renditions are not made wider than the original, except the smallest. */
function widthsOf(originalWidth: number): number[] {
  return pictureWidths.filter((width, index) => index === 0 || width <= originalWidth)
}

/** A size that was not recorded is taken to be the usual 3:2, so that the page still keeps the room. */
function sizeOf({ width, height }: Picture): { width: number; height: number } {
  return width && height ? { width, height } : { width: 1080, height: 720 }
}
