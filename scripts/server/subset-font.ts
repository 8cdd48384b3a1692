/**
 * Makes the one font of the reader pages: a subset of Vazirmatn (variable, SIL Open Font License 1.1).
 *
 *   npm pack vazirmatn@33.0.3 && tar xzf vazirmatn-33.0.3.tgz
 *   node scripts/server/subset-font.ts 'package/fonts/variable/Vazirmatn[wght].ttf'
 *
 * The whole variable font is the source, not a per-script web build: those keep «», the colon and the digits in
 * another file than the Persian letters, and a page would need two. Run it again only when the list below changes;
 * its output, `src/server/fonts/vazirmatn.woff2` for pages and `src/media/share-card/vazirmatn.ttf` for share cards (whose
 * library of fonts reads no WOFF2), is kept in the repository.
 */
import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

/** budgets.md: one font file of at most this size. */
const sizeBytesMax = 50_000

/** Weights the styles use: body text 400 up to headlines 800. Lighter and blacker masters are half of the bytes. */
const weights = { min: 400, max: 800, default: 400 }

/** Joining forms, ligatures, marks and kerning; the stylistic sets and number variants are left out. */
const featuresKept = [
  'init',
  'medi',
  'fina',
  'isol',
  'rlig',
  'liga',
  'calt',
  'ccmp',
  'locl',
  'curs',
  'mark',
  'mkmk',
  'kern',
]

const persianLetters = 'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئإةيكىۀٔـٰ'
const diacritics = range(0x64b, 0x655)
const lettersOfNeighbours = 'ټځڅډړږښګڼېۍۇڕڤڵۆێەۅۋڭۃہھےۓٹڈڑں'
const digits = range(0x6f0, 0x6f9) + range(0x660, 0x669) + range(0x30, 0x39)
const persianSigns = '،؛؟٪٫٬«»‹›﷼'
const latinLetters = range(0x41, 0x5a) + range(0x61, 0x7a)
const signs = ' .,:;!?()[]{}/\\-–—…·•%+=×÷"\'*@#&_|<>°−‘’“”'
const joinersAndSpaces = '\u00a0\u2009\u200c\u200d\u200e\u200f'

const characters = [
  persianLetters,
  diacritics,
  lettersOfNeighbours,
  digits,
  persianSigns,
  latinLetters,
  signs,
  joinersAndSpaces,
].join('')

function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, offset) => first + offset))
}

const [sourcePath] = process.argv.slice(2)
if (!sourcePath) {
  console.error('usage: node scripts/server/subset-font.ts <Vazirmatn[wght].ttf>')
  process.exit(2)
}
const subset = await subsetFont(await readFile(sourcePath), characters, {
  targetFormat: 'woff2',
  variationAxes: { wght: weights },
  keepFeatures: featuresKept,
  noHinting: true,
})
if (subset.length > sizeBytesMax) throw new Error(`${subset.length} bytes: over the budget of ${sizeBytesMax}`)
const target = new URL('../../src/server/fonts/vazirmatn.woff2', import.meta.url)
await writeFile(target, subset)
const unpacked = await subsetFont(subset, characters, { targetFormat: 'sfnt', keepAllGlyphs: true })
await writeFile(new URL('../../src/media/share-card/vazirmatn.ttf', import.meta.url), unpacked)
console.log(`${target.pathname}: ${subset.length} bytes`)
