import {
  BrokenFilm,
  type FilmFacts,
  type FilmFile,
  type FilmReading,
  type PrivatePart,
  refuseFilm,
} from './film-file.ts'

/** ISO/IEC 14496-12: a file is a row of boxes, some of which hold boxes. */
interface Box {
  type: string
  /** From the start of the file. */
  start: number
  headLength: number
  length: number
}

const boxesMax = 20_000
const depthMax = 8
/** Boxes that only hold others and are looked into. */
const holders = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl'])
/** Boxes where cameras and programs write names, places and machines. */
const privateTypes = new Set(['udta', 'meta', 'uuid', 'XMP_'])
/** What browsers play without asking anybody: H.264, AV1, VP9 and VP8. */
const playable = /^(?:avc1|avc3|av01|vp09|vp08)$/

interface Found extends Pick<FilmFacts, 'width' | 'height' | 'seconds'> {
  codecs: string[]
  privateParts: PrivatePart[]
  hasIndex: boolean
  boxes: number
}

/** Reads an MP4: its length, size and codec, from its index. */
export async function readMp4(file: FilmFile): Promise<FilmReading> {
  const found: Found = {
    ...{ width: null, height: null, seconds: null, codecs: [] },
    ...{ privateParts: [], hasIndex: false, boxes: 0 },
  }
  await walk(file, { start: 0, end: file.sizeBytes, depth: 0 }, found)
  if (!found.hasIndex) return refuseFilm('broken', 'it has no index (moov): it was cut short')
  if (found.codecs.length === 0) return refuseFilm('unplayable', 'it has no picture track')
  const strange = found.codecs.find((codec) => !playable.test(codec))
  if (strange !== undefined)
    return refuseFilm('unplayable', `its pictures are coded as ${strange}; browsers play H.264, AV1 and VP9`)
  const { width, height, seconds, privateParts } = found
  return { value: { facts: { mime: 'video/mp4', width, height, seconds }, privateParts }, problems: [] }
}

async function walk(
  file: FilmFile,
  { start, end, depth }: { start: number; end: number; depth: number },
  found: Found,
): Promise<void> {
  if (depth > depthMax) throw new BrokenFilm('boxes within boxes within boxes')
  for (let place = start; place < end; ) {
    const box = await boxAt(file, place, end)
    found.boxes += 1
    if (found.boxes > boxesMax) throw new BrokenFilm(`more than ${boxesMax} boxes`)
    await look(file, box, found)
    if (holders.has(box.type))
      await walk(file, { start: box.start + box.headLength, end: box.start + box.length, depth: depth + 1 }, found)
    place = box.start + box.length
  }
}

async function boxAt(file: FilmFile, start: number, end: number): Promise<Box> {
  const head = await file.read(start, 16)
  if (head.length < 8) throw new BrokenFilm('it ends within a box')
  const type = head.toString('latin1', 4, 8)
  const short = head.readUInt32BE(0)
  if (short === 1 && head.length < 16) throw new BrokenFilm('it ends within a box')
  const length = short === 0 ? end - start : short === 1 ? Number(head.readBigUInt64BE(8)) : short
  const headLength = short === 1 ? 16 : 8
  if (length < headLength || start + length > end) throw new BrokenFilm(`its box «${shown(type)}» ends outside of it`)
  return { type, start, headLength, length }
}

function shown(type: string): string {
  return type.replace(/[^\w ]/g, '?')
}

async function look(file: FilmFile, box: Box, found: Found): Promise<void> {
  if (privateTypes.has(box.type)) {
    const head = Buffer.from(await file.read(box.start, box.headLength))
    head.write('free', 4, 'latin1')
    found.privateParts.push({ start: box.start, length: box.length, head })
    return
  }
  if (box.type === 'moov') found.hasIndex = true
  if (box.type === 'mvhd') found.seconds = secondsIn(await bodyOf(file, box, 120))
  if (box.type === 'tkhd') readSize(await bodyOf(file, box, 120), found)
  if (box.type === 'stsd') readCodec(await bodyOf(file, box, 64), found)
}

function bodyOf(file: FilmFile, { start, headLength, length }: Box, most: number): Promise<Buffer> {
  return file.read(start + headLength, Math.min(length - headLength, most))
}

/** 8.2.2: version 1 counts in 64 bits. */
function secondsIn(body: Buffer): number | null {
  const isLong = body[0] === 1
  if (body.length < (isLong ? 32 : 20)) throw new BrokenFilm('its header (mvhd) is cut short')
  const scale = body.readUInt32BE(isLong ? 20 : 12)
  const length = isLong ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16)
  const seconds = scale === 0 ? 0 : Math.round(length / scale)
  return seconds > 0 && seconds < 86_400 * 2 ? seconds : null
}

/** 8.3.2: width and height as 16.16 fixed point, zero for sound. The matrix of a film taken upright swaps them. */
function readSize(body: Buffer, found: Found): void {
  const place = body[0] === 1 ? 88 : 76
  if (body.length < place + 8) throw new BrokenFilm('the header of a track (tkhd) is cut short')
  const [width, height] = [body.readUInt32BE(place) >>> 16, body.readUInt32BE(place + 4) >>> 16]
  if (width === 0 || height === 0 || found.width !== null) return
  const isTurned = body.readInt32BE(place - 36) === 0 && body.readInt32BE(place - 32) !== 0
  found.width = isTurned ? height : width
  found.height = isTurned ? width : height
}

/** Codecs of sound and text begin otherwise; what is left is a picture's. */
const otherCodecs =
  /^(?:mp4a|Opus|fLaC|ac-3|ec-3|\.mp3|alac|tx3g|wvtt|stpp|text|tmcd|mebx|rtp |samr|sawb|twos|sowt|lpcm)$/

function readCodec(body: Buffer, found: Found): void {
  if (body.length < 16) throw new BrokenFilm('the table of a track (stsd) is cut short')
  const codec = body.toString('latin1', 12, 16)
  if (!otherCodecs.test(codec)) found.codecs.push(shown(codec))
}
