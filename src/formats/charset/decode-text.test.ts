import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodePieces } from './decode-pieces.ts'
import { decodeText, TEXT_BYTES_MAX } from './decode-text.ts'

const PERSIAN = 'به گزارش ایسنا، کتابخانه‌های شهر از فردا باز می‌شوند و عضویت در آن‌ها رایگان است.'
/** windows-1256 has no Persian yeh; its pages are written with the Arabic one. */
const ARABIC_YEH = PERSIAN.replaceAll('ی', 'ي')

/** Bytes of `text` in a single-byte charset, through that charset's own decoder. */
function encoded(text: string, charset: string): Uint8Array {
  const byteOf = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) byteOf.set(new TextDecoder(charset).decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from([...text].map((letter) => byteOf.get(letter) ?? 0x3f))
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const iso = PERSIAN.replaceAll('ی', 'ي')
  .replaceAll('ک', 'ك')
  .replaceAll('گ', 'ك')
  .replaceAll('پ', 'ب')
  .replaceAll('\u200c', ' ')

const table: {
  name: string
  bytes: Uint8Array
  header?: string
  text: string
  charset: string
  problems?: string[]
}[] = [
  { name: 'UTF-8', bytes: utf8(PERSIAN), text: PERSIAN, charset: 'utf-8' },
  { name: 'UTF-8 with a mark', bytes: utf8(`\uFEFF${PERSIAN}`), text: PERSIAN, charset: 'utf-8' },
  {
    name: 'UTF-8 whose header says Latin-1',
    bytes: utf8(PERSIAN),
    header: 'text/html; charset=ISO-8859-1',
    text: PERSIAN,
    charset: 'utf-8',
    problems: ['wrong-charset'],
  },
  {
    name: 'UTF-8 whose prologue says windows-1256',
    bytes: utf8(`<?xml version="1.0" encoding="windows-1256"?>${PERSIAN}`),
    text: `<?xml version="1.0" encoding="windows-1256"?>${PERSIAN}`,
    charset: 'utf-8',
    problems: ['wrong-charset'],
  },
  {
    name: 'windows-1256 that says so',
    bytes: encoded(`<meta charset="windows-1256">${ARABIC_YEH}`, 'windows-1256'),
    text: `<meta charset="windows-1256">${ARABIC_YEH}`,
    charset: 'windows-1256',
  },
  {
    name: 'windows-1256 that says nothing',
    bytes: encoded(ARABIC_YEH, 'windows-1256'),
    text: ARABIC_YEH,
    charset: 'windows-1256',
  },
  {
    name: 'windows-1256 that says UTF-8',
    bytes: encoded(ARABIC_YEH, 'windows-1256'),
    header: 'text/html; charset=utf-8',
    text: ARABIC_YEH,
    charset: 'windows-1256',
    problems: ['wrong-charset'],
  },
  { name: 'ISO 8859-6 that says nothing', bytes: encoded(iso, 'iso-8859-6'), text: iso, charset: 'iso-8859-6' },
  {
    name: 'UTF-16 with a mark, little end first',
    bytes: utf16(`\uFEFF${PERSIAN}`, 'le'),
    text: PERSIAN,
    charset: 'utf-16le',
  },
  {
    name: 'UTF-16 with a mark, big end first',
    bytes: utf16(`\uFEFF${PERSIAN}`, 'be'),
    text: PERSIAN,
    charset: 'utf-16be',
  },
  {
    name: 'UTF-16 without a mark',
    bytes: utf16(PERSIAN, 'le'),
    header: 'text/html; charset=utf-8',
    text: PERSIAN,
    charset: 'utf-16le',
    problems: ['wrong-charset'],
  },
  { name: 'UTF-16 without a mark, big end first', bytes: utf16(PERSIAN, 'be'), text: PERSIAN, charset: 'utf-16be' },
  {
    name: 'UTF-8 once read as windows-1252',
    bytes: utf8(new TextDecoder('windows-1252').decode(utf8('سلام به همهٔ خوانندگان روزنامه'))),
    text: 'سلام به همهٔ خوانندگان روزنامه',
    charset: 'utf-8',
    problems: ['double-encoded'],
  },
  {
    name: 'UTF-8 once read as windows-1256',
    bytes: utf8(new TextDecoder('windows-1256').decode(utf8('سلام به همه خوانندگان روزنامه'))),
    text: 'سلام به همه خوانندگان روزنامه',
    charset: 'utf-8',
    problems: ['double-encoded'],
  },
  {
    name: 'UTF-8 cut in the middle of a letter',
    bytes: utf8(PERSIAN).slice(0, 21),
    text: `${PERSIAN.slice(0, 11)}\uFFFD`,
    charset: 'utf-8',
    problems: ['broken-characters'],
  },
  {
    name: 'NUL and other controls',
    bytes: utf8('خبر\u0000ی \u0007تازه\n'),
    text: 'خبری تازه\n',
    charset: 'utf-8',
    problems: ['control-characters'],
  },
  {
    name: 'plain English',
    bytes: utf8('plain text'),
    header: 'text/plain; charset=windows-1256',
    text: 'plain text',
    charset: 'utf-8',
  },
  { name: 'no bytes', bytes: new Uint8Array(0), text: '', charset: 'utf-8' },
  {
    name: 'a charset nobody knows',
    bytes: utf8(PERSIAN),
    header: 'text/html; charset=x-unknown',
    text: PERSIAN,
    charset: 'utf-8',
    problems: ['wrong-charset'],
  },
]

for (const { name, bytes, header = null, text, charset, problems = [] } of table) {
  test(`decodes ${name}`, () => {
    const decoded = decodeText(bytes, header)
    assert.deepEqual(
      [decoded.text, decoded.charset, decoded.problems.map((problem) => problem.kind)],
      [text, charset, problems],
    )
  })
}

test('bytes that are no text come out as something, never as an exception', () => {
  const noise = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) & 0xff)
  assert.equal(typeof decodeText(noise, 'text/html; charset=\u0000').text, 'string')
})

test('a file beyond the limit is cut, and that is told', () => {
  const decoded = decodeText(new Uint8Array(TEXT_BYTES_MAX + 10).fill(0x61), null)
  assert.equal(decoded.text.length, TEXT_BYTES_MAX)
  assert.deepEqual(
    decoded.problems.map((problem) => problem.kind),
    ['too-large'],
  )
})

test('a text in pieces of any size, cut inside letters, says the same as the whole', () => {
  for (const { name, bytes, header } of table) {
    const whole = decodeText(bytes, header ?? null)
    for (const size of [1, 3, 64]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      )
      const decoded = decodePieces({ head: bytes, pieces }, header ?? null)
      assert.equal([...decoded.pieces].join(''), whole.text, `${name} by ${size}`)
      assert.deepEqual(decoded.problems(), whole.problems, `${name} by ${size}`)
    }
  }
})
