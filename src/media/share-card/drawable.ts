import { readFileSync } from 'node:fs'

/** Letters of a text on a card: a headline has a hundred. */
const lengthMax = 400

let drawable: ReadonlySet<number> | undefined

/**
 * The text as our font can draw it: in one line, letters that carry marks it lacks without them («é» is «e»), and
 * without what it has no form for (pictures, other scripts): better nothing than an empty box.
 */
export function drawableText(text: string): string {
  const known = [...text.normalize('NFC').slice(0, lengthMax).toWellFormed()].map((letter) =>
    /\s/.test(letter) ? ' ' : isDrawable(letter) ? letter : [...letter.normalize('NFKD')].filter(isDrawable).join(''),
  )
  return known.join('').replace(/ +/g, ' ').trim()
}

function isDrawable(letter: string): boolean {
  drawable ??= readCharacters(readFileSync(new URL('vazirmatn.ttf', import.meta.url)))
  return drawable.has(letter.codePointAt(0)!) && !/[\u200e\u200f]/.test(letter)
}

/** The code points of a font: its `cmap` in format 4 (OpenType), which holds those below 0x10000. Ours has no others. */
function readCharacters(font: Buffer): ReadonlySet<number> {
  const characters = new Set<number>()
  const map = tableOf(font, 'cmap')
  for (let record = 0; record < map.readUInt16BE(2); record += 1) {
    const subtable = map.subarray(map.readUInt32BE(8 + record * 8))
    if (subtable.readUInt16BE(0) !== 4) continue
    const segments = subtable.readUInt16BE(6) / 2
    for (let segment = 0; segment < segments; segment += 1) {
      const end = subtable.readUInt16BE(14 + segment * 2)
      const start = subtable.readUInt16BE(16 + (segments + segment) * 2)
      for (let point = start; point <= end && point < 0xffff; point += 1) characters.add(point)
    }
  }
  return characters
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = font.subarray(12 + index * 16)
    if (record.toString('latin1', 0, 4) !== tag) continue
    return font.subarray(record.readUInt32BE(8), record.readUInt32BE(8) + record.readUInt32BE(12))
  }
  throw new Error(`our font has no table ${tag}`)
}
