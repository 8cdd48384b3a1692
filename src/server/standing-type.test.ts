import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { bodyText, gzipPieces, StandingType } from './standing-type.ts'

const opening = new StandingType('<!doctype html><style>p{color:red}</style>'.repeat(40))
const ending = new StandingType('<footer>پایان</footer>'.repeat(200))

/** Pieces as a page is set from them. */
const setOf = (...parts: (string | StandingType)[]) =>
  parts.map((part) =>
    typeof part === 'string' ? { bytes: Buffer.from(part), standing: null } : { bytes: part.bytes, standing: part },
  )

const bodies: [string, (string | StandingType)[]][] = [
  ['own text between what stands', [opening, '<p>خبر تازه</p>'.repeat(300), ending]],
  ['no own text', [opening, '', ending]],
  ['own text alone', ['خبر']],
  ['nothing', []],
  [
    'text that does not shrink',
    [opening, Buffer.from(Array.from({ length: 9_000 }, (_, at) => (at * 7919) % 251)).toString('latin1'), ending],
  ],
  ['the same type twice', [ending, 'میان', ending]],
]

for (const [name, body] of bodies) {
  test(`packed from pieces it is one gzip member that unpacks to the page: ${name}`, () => {
    assert.equal(gunzipSync(Buffer.concat(gzipPieces(setOf(...body)))).toString(), bodyText(body))
  })
}

test('a page is packed the same whatever was packed before it, in one piece of any size or in several', () => {
  const noise = Buffer.from(Array.from({ length: 90_000 }, (_, at) => (at * at * 7919 + at) % 253)).toString('latin1')
  const others = [...bodies.map(([, body]) => body), ['الف'.repeat(40), ending, 'ب'.repeat(9_000), opening, noise]]
  const packed = () => others.map((body) => Buffer.concat(gzipPieces(setOf(...body))))
  const first = packed()
  assert.deepEqual(packed().reverse(), first.toReversed())
  for (const [at, body] of others.entries()) assert.equal(gunzipSync(first[at]!).toString(), bodyText(body))
})

test('type that stands is packed once, and its piece needs nothing before it', () => {
  assert.equal(ending.deflated, ending.deflated)
  const end = Buffer.from([3, 0])
  assert.equal(inflateRawSync(Buffer.concat([ending.deflated, end])).toString(), ending.text)
})

test('control: a page with one letter changed after packing is refused by its check', () => {
  const packed = Buffer.concat(gzipPieces(setOf(opening, 'خبر', ending)))
  packed.writeUInt32LE(packed.readUInt32LE(packed.length - 8) ^ 1, packed.length - 8)
  assert.throws(() => gunzipSync(packed), /incorrect data check/)
})
