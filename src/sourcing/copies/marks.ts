import { type FoldedText, paragraphEnd, space } from './folded-text.ts'

/** Letters in a row that two texts must share to share a mark: about five words. */
const runLetters = 20
/** Of so many runs in a row at least one is a mark (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003). */
const windowRuns = 20
/** Copies share their beginning: there every mark is kept, and behind it one of four, the same in each text. */
const headLetters = 900
const tailShare = 3
const base = 0x01_00_01_93

/**
 * The marks of a text: hashes of runs of letters, spaces left out, so that they are the same however words are spaced.
 * Texts that share a passage of forty letters in their beginnings share a mark.
 */
export function marksOf({ bytes, titleEnd }: FoldedText): Int32Array {
  const letters = lettersOf(bytes, titleEnd)
  const runs = runHashes(letters.length >= runLetters ? letters : lettersOf(bytes, 0))
  const found = new Set<number>()
  let least = -1
  for (let end = Math.min(windowRuns, runs.length) - 1; end >= 0 && end < runs.length; end += 1) {
    least = leastIn(runs, { start: Math.max(0, end - windowRuns + 1), end, least })
    const mark = runs[least]!
    if (least < headLetters || (mark & tailShare) === 0) found.add(mark)
  }
  return Int32Array.from(found)
}

/** The letters of the body, without spaces; of the headline where there is no body. */
function lettersOf(bytes: Uint8Array, from: number): Uint8Array {
  const letters = new Uint8Array(bytes.length - from)
  let count = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    if (byte !== space && byte !== paragraphEnd) letters[count++] = byte
  }
  return letters.subarray(0, count)
}

function runHashes(letters: Uint8Array): Int32Array {
  const count = Math.max(0, letters.length - runLetters + 1)
  const hashes = new Int32Array(count)
  let [hash, leaving] = [0, 1]
  for (let power = 1; power < runLetters; power += 1) leaving = Math.imul(leaving, base)
  for (let at = 0; at < letters.length; at += 1) {
    if (at >= runLetters) hash = (hash - Math.imul(leaving, letters[at - runLetters]!)) | 0
    hash = (Math.imul(hash, base) + letters[at]!) | 0
    if (at >= runLetters - 1) hashes[at - runLetters + 1] = mixed(hash)
  }
  return hashes
}

/** Spreads what a polynomial leaves close together (the finaliser of MurmurHash3). */
function mixed(hash: number): number {
  let spread = hash ^ (hash >>> 16)
  spread = Math.imul(spread, 0x85_eb_ca_6b)
  spread ^= spread >>> 13
  spread = Math.imul(spread, 0xc2_b2_ae_35)
  return spread ^ (spread >>> 16)
}

/** The place of the least hash in a window, the last of equals; most often the one of the window before still is. */
function leastIn(runs: Int32Array, { start, end, least }: { start: number; end: number; least: number }): number {
  if (least >= start) return runs[end]! <= runs[least]! ? end : least
  let place = start
  for (let at = start + 1; at <= end; at += 1) if (runs[at]! <= runs[place]!) place = at
  return place
}
