import {
  BrokenFilm,
  type FilmFacts,
  type FilmFile,
  type FilmReading,
  type PrivatePart,
  refuseFilm,
} from './film-file.ts'

/** RFC 8794 (EBML) and RFC 9559 (Matroska): elements with an id, a length and a body. */
interface Element {
  id: number
  start: number
  bodyStart: number
  /** Null where the writer did not know: a recording that was never finished. */
  bodyLength: number | null
}

const ids = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  codec: 0x86,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  tags: 0x1254c367,
  attachments: 0x1941a469,
} as const

/** Elements that only hold others and are looked into. */
const holders = new Set<number>([ids.segment, ids.info, ids.tracks, ids.track, ids.video])
const privateIds = new Set<number>([ids.tags, ids.attachments])
/** A Void element with a length of eight bytes. */
const voidHeadLength = 9
const elementsMax = 50_000
const valueBytesMax = 64
const playable = /^V_(?:VP8|VP9|AV1)$/

interface Found extends Pick<FilmFacts, 'width' | 'height'> {
  docType: string
  scale: number
  duration: number | null
  codecs: string[]
  privateParts: PrivatePart[]
  clusters: number
  elements: number
}

/** Reads a WebM: its length, size and codec, from its head. */
export async function readWebm(file: FilmFile): Promise<FilmReading> {
  const found: Found = {
    ...{ width: null, height: null, docType: '', scale: 1_000_000, duration: null },
    ...{ codecs: [], privateParts: [], clusters: 0, elements: 0 },
  }
  await walk(file, 0, file.sizeBytes, found)
  if (found.docType !== 'webm') return refuseFilm('unknown-format', 'Matroska, but not WebM')
  if (found.clusters === 0) return refuseFilm('broken', 'it holds no pictures: it was cut short')
  const codec = found.codecs.find((one) => one.startsWith('V_'))
  if (codec === undefined) return refuseFilm('unplayable', 'it has no picture track')
  if (!playable.test(codec))
    return refuseFilm('unplayable', `its pictures are coded as ${codec}; browsers play VP8, VP9 and AV1`)
  const { width, height, duration, scale, privateParts } = found
  const seconds = duration === null ? null : Math.round((duration * scale) / 1e9)
  const facts = {
    mime: 'video/webm' as const,
    width,
    height,
    seconds: seconds !== null && seconds > 0 ? seconds : null,
  }
  return { value: { facts, privateParts }, problems: [] }
}

async function walk(file: FilmFile, start: number, end: number, found: Found): Promise<void> {
  for (let place = start; place < end; ) {
    const element = await elementAt(file, place, end)
    found.elements += 1
    if (found.elements > elementsMax) throw new BrokenFilm(`more than ${elementsMax} elements`)
    const next = element.bodyLength === null ? end : element.bodyStart + element.bodyLength
    if (element.id === ids.ebml || holders.has(element.id)) await walk(file, element.bodyStart, next, found)
    else await look(file, element, found)
    place = next
  }
}

async function elementAt(file: FilmFile, start: number, end: number): Promise<Element> {
  const head = await file.read(start, 12)
  const idLength = Math.clz32((head[0] ?? 0) << 24) + 1
  if (idLength > 4 || head.length <= idLength) throw new BrokenFilm('it ends within an element, or is none')
  const id = head.readUIntBE(0, idLength)
  const sizeLength = Math.clz32(head[idLength]! << 24) + 1
  if (sizeLength > 8 || head.length < idLength + sizeLength) throw new BrokenFilm('an element has no length')
  const sizeBytes = Buffer.concat([Buffer.alloc(8 - sizeLength), head.subarray(idLength, idLength + sizeLength)])
  const mask = (1n << BigInt(7 * sizeLength)) - 1n
  const size = sizeBytes.readBigUInt64BE() & mask
  const bodyStart = start + idLength + sizeLength
  if (size === mask) return { id, start, bodyStart, bodyLength: null }
  if (BigInt(bodyStart) + size > BigInt(end)) throw new BrokenFilm('an element ends outside of it: it was cut short')
  return { id, start, bodyStart, bodyLength: Number(size) }
}

async function look(file: FilmFile, { id, start, bodyStart, bodyLength }: Element, found: Found): Promise<void> {
  if (id === ids.cluster) found.clusters += 1
  if (bodyLength === null) return
  if (privateIds.has(id)) {
    found.privateParts.push(voidOf(start, bodyStart + bodyLength - start))
    return
  }
  const read = readers[id]
  if (read === undefined) return
  if (bodyLength > valueBytesMax) throw new BrokenFilm('a value of its head is too long')
  read(await file.read(bodyStart, bodyLength), found)
}

const readers: Record<number, (body: Buffer, found: Found) => void> = {
  [ids.docType]: (body, found) => {
    found.docType = body.toString('latin1').replace(/\0+$/, '')
  },
  [ids.scale]: (body, found) => {
    found.scale = wholeNumber(body) ?? found.scale
  },
  [ids.duration]: (body, found) => {
    const length = body.length === 8 ? body.readDoubleBE() : body.length === 4 ? body.readFloatBE() : Number.NaN
    found.duration = Number.isFinite(length) && length > 0 ? length : null
  },
  [ids.codec]: (body, found) => {
    found.codecs.push(body.toString('latin1').replace(/[^\w/]/g, ''))
  },
  [ids.width]: (body, found) => {
    found.width ??= wholeNumber(body)
  },
  [ids.height]: (body, found) => {
    found.height ??= wholeNumber(body)
  },
}

function wholeNumber(body: Buffer): number | null {
  return body.length >= 1 && body.length <= 6 ? body.readUIntBE(0, body.length) || null : null
}

/** RFC 8794, 11.3.2: as long as what it stands for. */
function voidOf(start: number, length: number): PrivatePart {
  if (length < voidHeadLength) return { start, length, head: Buffer.from([0xec, 0x80 | (length - 2)]) }
  const head = Buffer.alloc(voidHeadLength)
  head[0] = 0xec
  head.writeBigUInt64BE(BigInt(length - voidHeadLength) | (1n << 56n), 1)
  return { start, length, head }
}
