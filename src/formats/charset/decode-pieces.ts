import type { Problem } from '../page-article.ts'
import { declaredCharsets } from './declared-charset.ts'
import {
  charsetOf,
  charsetProblems,
  controlProblems,
  decodeText,
  hasBeyondAscii,
  REPLACEMENT,
  withoutControls,
} from './decode-text.ts'
import { undoubled } from './single-byte.ts'
import { utf32Order } from './utf-32.ts'

/** Bytes from which the charset of a long text is told; a shorter one is decoded at once. */
export const HEAD_BYTES_MAX = 1024 * 1024
/** Bytes looked at to find text that was encoded twice. */
const DOUBLED_BYTES = 64 * 1024

/** The bytes of a long text, first its head (again among `pieces`), then all of them in turn. */
export interface BytesInPieces {
  head: Uint8Array
  /** To be gone through once. */
  pieces: Iterable<Uint8Array>
}

/** A text that is decoded while it is read, so that neither its bytes nor its letters are ever held as a whole. */
export interface DecodedPieces {
  /** To be gone through once; what is not asked for is not decoded. */
  pieces: Iterable<string>
  /** What was wrong with the pieces that were decoded. */
  problems(): Problem[]
}

/** As `decodeText`, piece by piece. UTF-32 and text that was encoded twice are put together first. Never throws. */
export function decodePieces({ head, pieces }: BytesInPieces, contentType: string | null): DecodedPieces {
  const declared = declaredCharsets(head, contentType)
  if (utf32Order(head) !== null) return decodeWhole(joined(pieces), contentType)
  const charset = charsetOf(head, declared)
  const beginning = new TextDecoder(charset).decode(head.subarray(0, DOUBLED_BYTES))
  if (charset === 'utf-8' && undoubled(beginning) !== null) return decodeWhole(joined(pieces), contentType)
  const seen = { isBroken: false, isBeyondAscii: false, controls: 0 }
  const decoder = new TextDecoder(charset)
  const clean = (decoded: string): string => {
    seen.isBroken ||= decoded.includes(REPLACEMENT)
    seen.isBeyondAscii ||= hasBeyondAscii(decoded)
    const kept = withoutControls(decoded)
    seen.controls += decoded.length - kept.length
    return kept
  }
  function* texts(): Generator<string> {
    for (const piece of pieces) yield clean(decoder.decode(piece, { stream: true }))
    yield clean(decoder.decode())
  }
  return {
    pieces: texts(),
    problems: () => [...charsetProblems({ charset, declared, ...seen }), ...controlProblems(seen.controls)],
  }
}

/** A text that is at hand as a whole. */
export function decodeWhole(bytes: Uint8Array, contentType: string | null): DecodedPieces {
  const { text, problems } = decodeText(bytes, contentType)
  return { pieces: [text], problems: () => problems }
}

function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  const all = [...pieces].map((piece) => piece.slice())
  const whole = new Uint8Array(all.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of all) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
