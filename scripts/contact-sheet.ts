import sharp from 'sharp'

const gap = 8
/** A page of a phone, at twice its size, is some 3 million; the rest is refused. */
const pixelsMax = 40e6

export interface Sheet {
  /** Where the PNG goes. */
  file: string
  columns: number
  /** Of each picture on the sheet, in pixels; what is higher is cut at its foot. */
  width: number
  height: number
}

/** Lays pictures out in rows on one sheet, from left to right, to be looked at together. */
export async function layOut(pictures: readonly Buffer[], { file, columns, width, height }: Sheet): Promise<void> {
  const rows = Math.ceil(pictures.length / columns)
  const layers = pictures.map(async (bytes, index) => {
    const picture = sharp(bytes, { limitInputPixels: pixelsMax }).resize({ width }).removeAlpha().raw()
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    const shown = Math.min(height, info.height)
    return {
      // Rows follow one another: what is cut at the foot is left out.
      input: data.subarray(0, width * shown * info.channels),
      raw: { width, height: shown, channels: info.channels },
      left: gap + (index % columns) * (width + gap),
      top: gap + Math.floor(index / columns) * (height + gap),
    }
  })
  const size = { width: gap + columns * (width + gap), height: gap + rows * (height + gap) }
  await sharp({ create: { ...size, channels: 3, background: '#8a8a8a' } })
    .composite(await Promise.all(layers))
    .png()
    .toFile(file)
}
