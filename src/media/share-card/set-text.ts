import { fileURLToPath } from 'node:url'
import type { Sharp } from 'sharp'
import { drawableText } from './drawable.ts'

/** Text that was set: ink on nothing, as pixels, cut to the ink. */
export interface Setting {
  data: Buffer
  width: number
  height: number
}

export interface TextStyle {
  /** Pixels. */
  size: number
  weight: 400 | 600 | 800
  /** `#rrggbb` */
  ink: string
  /** Of the whole, whatever its first letter is. */
  direction: 'rtl' | 'ltr'
}

/** Makes text with Pango: letters joined, both directions ordered, marks placed. */
export type SetLine = (text: string, style: TextStyle, width: number) => Promise<Setting>

export interface Block {
  setting: Setting
  lines: number
}

const fontFile = fileURLToPath(new URL('vazirmatn.ttf', import.meta.url))
/** From one line to the next, of the size: what the font asks for (`hhea`), and closer, as headlines are set. */
const fontPitch = 1.5625
const linePitch = 1.4
/** Halvings of the width when the most even one is looked for: to 1/64 of it. */
const halvings = 6
/** Marks that give a paragraph its direction and have no ink. */
const directionMarks = { rtl: '\u200f', ltr: '\u200e' } as const

/** The setting of no text: one pixel without ink. */
const nothing: Setting = { data: Buffer.alloc(4), width: 1, height: 1 }

/** How text is set with this `sharp`: in our own font, and in no other, whatever fonts the machine has. */
export function textSetter(sharp: (options: object) => Sharp): SetLine {
  let opening: Promise<unknown> | undefined

  return async (text, style, width) => {
    const drawn = drawableText(text)
    if (/^[\s\u200c\u200d]*$/.test(drawn)) return nothing
    opening ??= withOurFontsAlone(() => drawText(drawn, style, width))
    await opening
    return drawText(drawn, style, width)
  }

  async function drawText(text: string, { size, weight, ink, direction }: TextStyle, width: number): Promise<Setting> {
    const markup = `<span foreground="${ink}">${directionMarks[direction]}${escapeMarkup(text)}</span>`
    const font = `Vazirmatn ${size} @wght=${weight}`
    const spacing = Math.round(size * (linePitch - fontPitch))
    const shape = { text: markup, font, fontfile: fontFile, width, spacing, align: 'left', wrap: 'word-char' }
    const { data, info } = await sharp({ text: { ...shape, rgba: true, dpi: 72 } })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  }
}

/** The library of fonts reads its settings once in a process, at the first text: for that moment they are ours. */
async function withOurFontsAlone(work: () => Promise<unknown>): Promise<void> {
  const before = process.env.FONTCONFIG_FILE
  process.env.FONTCONFIG_FILE = fileURLToPath(new URL('fonts.conf', import.meta.url))
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.FONTCONFIG_FILE
    else process.env.FONTCONFIG_FILE = before
  }
}

/**
 * Text in lines of nearly one length: as narrow as its lines allow, in the largest of these sizes in which it needs no
 * more than `linesMax` of them and no more than `height`. What is too long even in the smallest is cut at a word, with «…».
 */
export async function setBalanced(
  set: SetLine,
  text: string,
  room: { width: number; height: number; linesMax: number; sizes: readonly number[]; style: Omit<TextStyle, 'size'> },
): Promise<Block> {
  const { width, height, linesMax, sizes, style } = room
  for (const size of sizes) {
    const block = blockOf(await set(text, { ...style, size }, width), size)
    if (fits(block)) return balanced(set, text, { style: { ...style, size }, block, width })
  }
  const smallest = { ...style, size: sizes.at(-1)! }
  const words = text.split(' ')
  let [kept, tooMany] = [1, words.length]
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2)
    if (fits(blockOf(await set(cut(middle), smallest, width), smallest.size))) kept = middle
    else tooMany = middle
  }
  return blockOf(await set(cut(kept), smallest, width), smallest.size)

  function fits({ setting, lines }: Block): boolean {
    return lines <= linesMax && setting.height <= height && setting.width <= width
  }

  function cut(count: number): string {
    return `${words
      .slice(0, count)
      .join(' ')
      .replace(/[،؛:.\s]+$/, '')} …`
  }
}

/** The same text in as many lines, of which the longest is as short as can be. */
async function balanced(
  set: SetLine,
  text: string,
  { style, block, width }: { style: TextStyle; block: Block; width: number },
): Promise<Block> {
  if (block.lines === 1) return block
  // Marks above and below make ink taller or lower; a line more is more than they.
  const oneMoreLine = block.setting.height + style.size * (linePitch / 2)
  let [narrow, wide, best] = [Math.floor(width / 2), block.setting.width, block]
  for (let step = 0; step < halvings; step += 1) {
    const middle = Math.floor((narrow + wide) / 2)
    const tried = blockOf(await set(text, style, middle), style.size)
    if (tried.setting.height < oneMoreLine && tried.setting.width <= middle) [wide, best] = [middle, tried]
    else narrow = middle
  }
  return best
}

function blockOf(setting: Setting, size: number): Block {
  // One line has ink of half its size (without ascenders) up to one and a half (with marks below and above).
  return { setting, lines: Math.max(1, Math.floor((setting.height / size - 0.5) / linePitch) + 1) }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
