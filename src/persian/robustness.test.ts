import assert from 'node:assert/strict'
import test from 'node:test'
import * as persian from './persian.ts'

/** Megabytes of random text each function meets; a hundred with SANAD_FUZZ_MB=100. */
const MEGABYTES = Number(process.env.SANAD_FUZZ_MB ?? 1)
const CHUNK = 4_096

let seed = 1399
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

/** Any UTF-16 units (half of them Persian), lone surrogates and direction controls among them. */
function noise(length: number): string {
  const units = new Uint16Array(length)
  for (let at = 0; at < length; at++) {
    const kind = random(8)
    if (kind < 4) units[at] = 0x0600 + random(0x100)
    else if (kind === 4) units[at] = 0x2000 + random(0x70)
    else if (kind === 5) units[at] = 0x20
    else units[at] = random(0x10000)
  }
  return String.fromCharCode(...units)
}

const functions: Record<string, (text: string) => unknown> = {
  normalise: persian.normalise,
  repair: persian.repair,
  inHouseStyle: persian.inHouseStyle,
  fold: persian.fold,
  slug: (text) => persian.slug(text),
  tokens: persian.tokens,
  stem: persian.stem,
  misspellings: (text) => persian.misspellings(text.slice(0, 200)),
  readDate: (text) => persian.readDate(text, { now: new Date(1_700_000_000_000) }),
  wordsToNumber: persian.wordsToNumber,
  countWords: persian.countWords,
  latinSlug: (text) => persian.latinSlug(text),
}

test('random Unicode crashes nothing', () => {
  for (let done = 0; done < MEGABYTES * 1_000_000; done += CHUNK) {
    const text = noise(CHUNK)
    for (const [name, call] of Object.entries(functions)) {
      try {
        call(text)
      } catch (error) {
        assert.fail(`${name} failed on ${JSON.stringify(text)}: ${error}`)
      }
    }
  }
})

test('a word or a line of a million letters takes time in proportion', () => {
  const long = ['ا', 'می\u200c', 'می ']
  const others = [
    'می',
    'کتاب ها ',
    '\u202e',
    '\u2066',
    '۱',
    '«',
    'ا\u064b',
    'a',
    '\ud800',
    'سه شنبه ',
    'http://a/',
    '@a ',
  ]
  for (const shape of [...long, ...others]) {
    const text = shape.repeat(Math.ceil((long.includes(shape) ? 1_000_000 : 100_000) / shape.length))
    for (const [name, call] of Object.entries(functions)) {
      const started = performance.now()
      call(text)
      const took = performance.now() - started
      assert.ok(took < 10_000, `${name} took ${Math.round(took)} ms on ${JSON.stringify(shape)} repeated`)
    }
  }
})
