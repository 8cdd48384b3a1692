import type { Sharp } from 'sharp'
import { type Decoder, decoding, type Pixels } from './decoder.ts'

/** Widths in CSS pixels that exist: three for pages (WebP), and 1200 for the cards of social networks (JPEG). */
export const renditionWidths = [360, 720, 1080, 1200] as const

export type RenditionWidth = (typeof renditionWidths)[number]

/** What a rendition may weigh: the hero image is 720 wide and has 50 KB; messengers drop cards above 300 KB. */
const bytesMax: Record<RenditionWidth, number> = { 360: 20_000, 720: 50_000, 1080: 110_000, 1200: 290_000 }
/**
 * Tried in turn until the weight is right. Below quality 30 blocks show; a picture that is still too heavy (grain,
 * foliage, a crowd) is softened instead, by a blur of so many pixels.
 */
const attempts = [
  ...[76, 68, 60, 50, 40, 30].map((quality) => ({ quality, blurPixels: 0 })),
  ...[0.8, 1.6, 3].map((blurPixels) => ({ quality: 30, blurPixels })),
]
/** Measured on twenty pictures at 720 px: 5 % more bytes than effort 6, in two thirds of its time. */
const webpEffort = 4
/** AVIF counts quality otherwise: about two thirds of WebP's number looks the same. */
const avifShare = 0.66
const avifEffort = 3
/** Screens may be tall; no rendition is taller than this many times its width. */
const tallnessMax = 4

/** What a rendition is written as. AVIF is asked for by its own address, by browsers that know it. */
export type RenditionFormat = 'webp' | 'avif' | 'jpg'

export const contentTypes = { webp: 'image/webp', avif: 'image/avif', jpg: 'image/jpeg' } as const

/** Formats a width is made in, the one for everybody first: cards of social networks take JPEG and nothing else. */
export function formatsOf(width: RenditionWidth): readonly [RenditionFormat, ...RenditionFormat[]] {
  return width === 1200 ? ['jpg'] : ['webp', 'avif']
}

/** A rendition that was asked for. */
export interface RenditionWish {
  width: RenditionWidth
  format: RenditionFormat
}

/**
 * One rendition of an original that was inspected before: turned upright, never enlarged, in sRGB, without any of its
 * metadata (places, cameras and names of sources stay with us), no heavier than its width allows. The first frame of
 * an animation.
 */
export function makeRendition(original: Uint8Array, wish: RenditionWish): Promise<Buffer> {
  const { width } = wish
  return decoding(async (decoder) => {
    const pixels = await decoder
      .open(original)
      .autoOrient()
      .resize({ width, height: width * tallnessMax, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return encodeWithin(wish, decoder, pixels)
  })
}

async function encodeWithin(wish: RenditionWish, decoder: Decoder, pixels: Pixels): Promise<Buffer> {
  let lightest: Buffer | undefined
  for (const { quality, blurPixels } of attempts) {
    const picture = decoder.fromPixels(pixels)
    lightest = await encoded(blurPixels > 0 ? picture.blur(blurPixels) : picture, wish.format, quality)
    if (lightest.length <= bytesMax[wish.width]) break
  }
  return lightest as Buffer
}

function encoded(picture: Sharp, format: RenditionFormat, quality: number): Promise<Buffer> {
  if (format === 'webp') return picture.webp({ quality, effort: webpEffort }).toBuffer()
  if (format === 'avif')
    return picture.avif({ quality: Math.round(quality * avifShare), effort: avifEffort }).toBuffer()
  return picture.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg: true }).toBuffer()
}
