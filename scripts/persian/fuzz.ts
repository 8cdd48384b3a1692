/**
 * Shows that the Persian module neither crashes nor slows down on hostile text: random Unicode (lone surrogates and direction
 * controls among it) through every function that takes text, and single words of a megabyte. Run from the project root:
 *   node scripts/persian/fuzz.ts [--megabytes 100]
 * One JSON line for each tenth of the text, so that time in proportion can be seen.
 */
import * as persian from '../../src/persian/persian.ts'

const LINE_LENGTH = 16_384
const STEPS = 10
const at = process.argv.indexOf('--megabytes')
const megabytes = at < 0 ? 100 : Number(process.argv[at + 1])

const functions: Record<string, (text: string) => unknown> = {
  normalise: persian.normalise,
  repair: persian.repair,
  fold: persian.fold,
  tokens: persian.tokens,
  stem: persian.stem,
  slug: (text) => persian.slug(text),
  readDate: (text) => persian.readDate(text, { now: new Date(1_700_000_000_000) }),
  countWords: persian.countWords,
}

let seed = 1399
for (let step = 1; step <= STEPS; step++) {
  const milliseconds: Record<string, number> = {}
  for (let bytes = 0; bytes < (megabytes * 1_000_000) / STEPS; ) {
    const text = noise(LINE_LENGTH)
    bytes += Buffer.byteLength(text)
    for (const [name, call] of Object.entries(functions))
      milliseconds[name] = (milliseconds[name] ?? 0) + timed(call, text)
  }
  const rounded = Object.entries(milliseconds).map(([name, took]) => [name, Math.round(took)])
  console.log(JSON.stringify({ megabytes: (megabytes / STEPS) * step, milliseconds: Object.fromEntries(rounded) }))
}
for (const unit of ['ا', 'می\u200c', 'می ', 'کتاب ها ', '\u202e', '\u2067', '\ud800', '«', '1,', 'a', '\u064b', '"a']) {
  for (const [name, call] of Object.entries(functions)) {
    const half = timed(call, unit.repeat(500_000 / unit.length))
    const whole = timed(call, unit.repeat(1_000_000 / unit.length))
    if (whole > 1_000 && whole > 3 * half) console.log(JSON.stringify({ unit, name, half, whole }))
  }
}
console.log(JSON.stringify({ done: true, residentMegabytes: Math.round(process.memoryUsage.rss() / 1e6) }))

function timed(call: (text: string) => unknown, text: string): number {
  const started = process.cpuUsage()
  call(text)
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

/** Any UTF-16 units, half of them Persian. */
function noise(length: number): string {
  const units = new Uint16Array(length)
  for (let place = 0; place < length; place++) {
    const kind = random(8)
    if (kind < 4) units[place] = 0x0600 + random(0x100)
    else if (kind === 4) units[place] = 0x2000 + random(0x70)
    else if (kind === 5) units[place] = 0x20
    else units[place] = random(0x10000)
  }
  let text = ''
  for (let from = 0; from < length; from += 8_192) text += String.fromCharCode(...units.subarray(from, from + 8_192))
  return text
}
