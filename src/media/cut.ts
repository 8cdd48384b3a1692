import { decoding } from './decoder.ts'

/** A part of a picture as it is seen (turned by its orientation), in fractions of its width and height. */
export interface Cut {
  x: number
  y: number
  width: number
  height: number
}

/** A part smaller than this is no picture. */
const pixelsLeast = 16
/** Between what can be told from the original and what weighs twice as much. */
const jpegQuality = 94

/**
 * The part of a picture as a picture of its own, as large as it is in the original, without metadata: JPEG, or PNG
 * where something shines through. Null for a part that is none.
 */
export function cutPicture(original: Uint8Array, cut: Cut): Promise<Buffer | null> {
  return decoding(async ({ open }) => {
    const { autoOrient, hasAlpha } = await open(original).metadata()
    const region = regionOf(cut, autoOrient)
    if (region === null) return null
    const part = open(original).autoOrient().extract(region).toColourspace('srgb')
    if (hasAlpha) return part.png().toBuffer()
    return part.jpeg({ quality: jpegQuality, chromaSubsampling: '4:4:4', mozjpeg: true }).toBuffer()
  })
}

function regionOf({ x, y, width, height }: Cut, whole: { width: number; height: number }) {
  const isWithin = [x, y, width, height, 1 - x - width, 1 - y - height].every((part) => part >= -1e-6)
  if (!isWithin) return null
  const left = Math.min(whole.width - 1, Math.round(x * whole.width))
  const top = Math.min(whole.height - 1, Math.round(y * whole.height))
  const region = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    width: Math.min(whole.width - left, Math.round(width * whole.width)),
    height: Math.min(whole.height - top, Math.round(height * whole.height)),
  }
  return region.width < pixelsLeast || region.height < pixelsLeast ? null : region
}
