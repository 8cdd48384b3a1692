import type { Sharp } from 'sharp'
import { type Decoder, decoding } from '../decoder.ts'
import { type Block, setBalanced, type TextStyle } from './set-text.ts'

/** What a card shows: words, and perhaps a picture. All of it in one direction of writing. */
export interface CardFacts {
  /** Whose card it is: printed at the top. */
  name: string
  /** The line over the title. */
  over: string | null
  title: string
  /** The lines at the foot, the first in ink, the second quiet. */
  foot: readonly [string | null, string]
  direction: 'rtl' | 'ltr'
}

/** As networks ask for them: 1.91 to 1. */
export const cardSize = { width: 1200, height: 630 } as const

/** Messengers drop pictures above 300 KB. */
const bytesMax = 290_000
const qualities = [86, 78, 68, 56, 44]

const margin = 56
/** The picture's share of the card. */
const pictureWidth = 516
const paper = '#fcfaf5'
const ink = '#1c1a17'
const quiet = '#655f57'
const accent = '#0a5b5f'
const rule = '#ddd7cb'

const nameSize = 46
const overSize = 30
const footSize = 25
/** Of the title: alone on the card, and beside a picture. */
const titleAlone = { sizes: [84, 76, 68, 60, 54], linesMax: 4 }
const titleBeside = { sizes: [62, 57, 52, 47, 42, 38], linesMax: 5 }
/** Where the title's room begins and ends when nothing stands over it. */
const roomTop = 162
const roomBottom = 510

interface Layer {
  input: Buffer
  raw: { width: number; height: number; channels: 3 | 4 }
  left: number
  top: number
}

/** The column of words: the whole card, or what a picture leaves of it. */
interface Column {
  start: number
  width: number
  direction: CardFacts['direction']
}

/**
 * Draws a card as JPEG, 1200 × 630: the words on the side where reading begins, the picture, where there is one, filling
 * the other. Letters are shaped by Pango in our own font; title lines are made nearly equal. About 0.2 s of one core.
 */
export function drawCard(facts: CardFacts, picture: Uint8Array | null): Promise<Buffer> {
  return decoding(async (decoder) => {
    const column = columnOf(facts.direction, picture !== null)
    const layers = [...(await words(decoder, facts, column)), ...rules(column)]
    if (picture !== null) layers.push(await besides(decoder, picture, facts.direction))
    const card = decoder.blank({ ...cardSize, background: paper }).composite(layers)
    const { data, info } = await card.removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const pixels = { data, info: { width: info.width, height: info.height, channels: 3 as const } }
    return encodeWithin(() => decoder.fromPixels(pixels))
  })
}

function columnOf(direction: CardFacts['direction'], hasPicture: boolean): Column {
  const taken = hasPicture ? pictureWidth : 0
  return { start: direction === 'rtl' ? taken + margin : margin, width: cardSize.width - taken - 2 * margin, direction }
}

async function words({ setLine }: Decoder, facts: CardFacts, column: Column): Promise<Layer[]> {
  const style = (own: Omit<TextStyle, 'direction'>): TextStyle => ({ ...own, direction: facts.direction })
  const oneLine = (text: string, { size, ...own }: Omit<TextStyle, 'direction'>) =>
    setBalanced(setLine, text, {
      width: column.width,
      height: size * 2,
      linesMax: 1,
      sizes: [size],
      style: style({ size, ...own }),
    })
  const [footing, footer] = facts.foot
  const name = await oneLine(facts.name, { size: nameSize, weight: 800, ink: accent })
  const over = facts.over && (await oneLine(facts.over, { size: overSize, weight: 600, ink: accent }))
  const titleTop = roomTop + (over ? over.setting.height + 30 : 0)
  const title = await setBalanced(setLine, facts.title, {
    width: column.width,
    height: roomBottom - titleTop,
    ...(column.width > cardSize.width / 2 + margin ? titleAlone : titleBeside),
    style: style({ size: 0, weight: 800, ink }),
  })
  const last = await oneLine(footer, { size: footSize, weight: 400, ink: quiet })
  const first = footing && (await oneLine(footing, { size: footSize, weight: 600, ink }))
  const slack = Math.max(0, roomBottom - titleTop - title.setting.height)
  const shift = Math.round(slack * 0.35)
  return [
    placed(name, column, 84 - name.setting.height / 2),
    ...(over ? [placed(over, column, roomTop + shift)] : []),
    placed(title, column, titleTop + shift),
    placed(last, column, 566 - last.setting.height / 2),
    ...(first ? [{ ...placed(first, column, 566 - first.setting.height / 2), left: oppositeEnd(first, column) }] : []),
  ]
}

/** At the side of the column where reading begins. */
function placed({ setting: { data, width, height } }: Block, column: Column, top: number): Layer {
  const left = column.direction === 'rtl' ? column.start + column.width - width : column.start
  return { input: data, raw: { width, height, channels: 4 }, left: Math.max(0, left), top: Math.round(top) }
}

function oppositeEnd({ setting: { width } }: Block, column: Column): number {
  return Math.max(0, column.direction === 'rtl' ? column.start : column.start + column.width - width)
}

/** Under the name a double line, as over the sections of the front page; over the foot a thin one. */
function rules({ start, width }: Column): Layer[] {
  return [bar(start, 126, width, 3, ink), bar(start, 132, width, 1, ink), bar(start, 534, width, 1, rule)]
}

function bar(left: number, top: number, width: number, height: number, colour: string): Layer {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ]
  const input = Buffer.alloc(width * height * 3)
  for (let at = 0; at < input.length; at += 3) input.set([red, green, blue], at)
  return { input, raw: { width, height, channels: 3 }, left, top }
}

/** The picture, upright, cut to its place around what draws the eye. */
async function besides(decoder: Decoder, picture: Uint8Array, direction: CardFacts['direction']): Promise<Layer> {
  const { data, info } = await decoder
    .open(picture)
    .autoOrient()
    .resize({ width: pictureWidth, height: cardSize.height, fit: 'cover', position: 'attention' })
    .flatten({ background: paper })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const left = direction === 'rtl' ? 0 : cardSize.width - pictureWidth
  return { input: data, raw: { width: info.width, height: info.height, channels: 3 }, left, top: 0 }
}

/** Full colour at the edges of letters: networks squeeze what they are given once more. */
async function encodeWithin(open: () => Sharp): Promise<Buffer> {
  let lightest: Buffer | undefined
  for (const quality of qualities) {
    lightest = await open().jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer()
    if (lightest.length <= bytesMax) break
  }
  return lightest as Buffer
}
