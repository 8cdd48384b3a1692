import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'

/** budgets.md: one file of at most this size. */
const sizeBytesMax = 50_000

type SubsetFont = (font: Buffer, text: null, options: { keepAllGlyphs: true; targetFormat: 'sfnt' }) => Promise<Buffer>
/** The package brings no types of its own. */
const subsetFont: SubsetFont = createRequire(import.meta.url)('subset-font')

const woff2 = readFileSync(new URL('./fonts/vazirmatn.woff2', import.meta.url))
const sfnt = await subsetFont(woff2, null, { keepAllGlyphs: true, targetFormat: 'sfnt' })

test('the font is one small WOFF2 file with its licence beside it', () => {
  assert.equal(woff2.toString('latin1', 0, 4), 'wOF2')
  assert.ok(woff2.length <= sizeBytesMax, `${woff2.length} bytes`)
  assert.match(readFileSync(new URL('./fonts/OFL.txt', import.meta.url), 'utf8'), /SIL Open Font License, Version 1\.1/)
})

test('the font has every letter, digit and sign that Persian news is printed in', () => {
  const characters =
    'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئةۀيك۰۱۲۳۴۵۶۷۸۹0123456789«»‹›،؛؟٪٫٬ًٌٍَُِّْٔ\u200c\u200d.:!()[]/-–—…ABCabc'
  const missing = [...characters].filter((character) => !hasGlyph(character.codePointAt(0)!))
  assert.deepEqual(missing, [])
})

test('letters join, marks stand and weights vary', () => {
  const substitutions = tableText('GSUB')
  for (const feature of ['init', 'medi', 'fina', 'rlig']) assert.ok(substitutions.includes(feature), feature)
  assert.ok(tableText('GPOS').includes('mark'))
  const variation = table('fvar')
  const axis = variation.subarray(variation.readUInt16BE(4))
  assert.equal(axis.toString('latin1', 0, 4), 'wght')
  assert.deepEqual([axis.readInt32BE(4) / 65_536, axis.readInt32BE(12) / 65_536], [400, 800])
})

/** Looks a character up in the format 4 subtable of `cmap` (OpenType, cmap). */
function hasGlyph(codePoint: number): boolean {
  const map = table('cmap')
  for (let record = 0; record < map.readUInt16BE(2); record += 1) {
    const subtable = map.subarray(map.readUInt32BE(8 + record * 8))
    if (subtable.readUInt16BE(0) !== 4) continue
    const segments = subtable.readUInt16BE(6) / 2
    for (let segment = 0; segment < segments; segment += 1) {
      const end = subtable.readUInt16BE(14 + segment * 2)
      const start = subtable.readUInt16BE(16 + (segments + segment) * 2)
      if (start <= codePoint && codePoint <= end) return true
    }
  }
  return false
}

function tableText(tag: string): string {
  return table(tag).toString('latin1')
}

function table(tag: string): Buffer {
  for (let index = 0; index < sfnt.readUInt16BE(4); index += 1) {
    const record = sfnt.subarray(12 + index * 16)
    if (record.toString('latin1', 0, 4) !== tag) continue
    return sfnt.subarray(record.readUInt32BE(8), record.readUInt32BE(8) + record.readUInt32BE(12))
  }
  throw new Error(`the font has no ${tag}`)
}
