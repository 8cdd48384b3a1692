import type { ExpandedTags } from 'exifreader'
import { decoding } from './decoder.ts'

/** What a picture file says of itself, as its maker wrote it (IPTC, XMP, EXIF); null for what it does not say. */
export interface ToldWords {
  caption: string | null
  credit: string | null
  rights: string | null
}

/** Metadata that says who, what and whose is short; what is longer holds something else, and is not read. */
const metadataBytesMax = 2 * 1024 * 1024
const captionLengthMax = 2_000
const nameLengthMax = 300

const nothingTold: ToldWords = { caption: null, credit: null, rights: null }

/**
 * Reads who made a picture, what it shows and whose it is, in the order in which photo desks trust them: IPTC (IIM 4.2,
 * 2:120, 2:80, 2:110, 2:116), XMP (Dublin Core, Photoshop), EXIF. Never throws: what cannot be read says nothing.
 */
export async function readTold(bytes: Uint8Array): Promise<ToldWords> {
  const parts = await decoding(async ({ open }) => {
    const { exif, iptc, xmp } = await open(bytes).metadata()
    return [exif, iptc, xmp].flatMap((part) => part?.length ?? [])
  }).catch(() => [])
  const length = parts.reduce((all, part) => all + part, 0)
  if (length === 0 || length > metadataBytesMax) return nothingTold
  const { default: reader } = await import('exifreader')
  try {
    return wordsOf(reader.load(Buffer.from(bytes), { expanded: true }))
  } catch {
    return nothingTold
  }
}

function wordsOf({ iptc, xmp, exif }: ExpandedTags): ToldWords {
  const inIptc = (name: string) => textOf((iptc as Record<string, unknown> | undefined)?.[name])
  const inXmp = (name: string) => textOf((xmp as Record<string, unknown> | undefined)?.[name])
  const inExif = (name: string) => textOf((exif as Record<string, unknown> | undefined)?.[name])
  const maker = inIptc('By-line') ?? inXmp('creator') ?? inExif('Artist')
  const house = inIptc('Credit') ?? inXmp('Credit')
  const credit = [maker, house === maker ? null : house].filter((name) => name !== null).join(' / ')
  return {
    caption: shortened(
      inIptc('Caption/Abstract') ?? inXmp('description') ?? inExif('ImageDescription'),
      captionLengthMax,
    ),
    credit: shortened(credit === '' ? null : credit, nameLengthMax),
    rights: shortened(inIptc('Copyright Notice') ?? inXmp('rights') ?? inExif('Copyright'), nameLengthMax),
  }
}

function textOf(tag: unknown): string | null {
  const { description } = (tag ?? {}) as { description?: unknown }
  if (typeof description !== 'string') return null
  const text = asMeant(description)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // Cameras and programs that write what they cannot: question marks, or their own name for «nothing».
  return /[\p{L}\p{N}]/u.test(text) && !/^(?:default|unknown|picasa|olympus digital camera)$/i.test(text) ? text : null
}

/** Programs that forget to say that their IPTC is UTF-8 are read as Latin-1: their Persian looks like «Ø³Ù„Ø§Ù…». */
function asMeant(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}

function shortened(text: string | null, lengthMax: number): string | null {
  if (text === null || text.length <= lengthMax) return text
  return `${text.slice(0, text.lastIndexOf(' ', lengthMax - 1)).slice(0, lengthMax - 1)}…`
}
