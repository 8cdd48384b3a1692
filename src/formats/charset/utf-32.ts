/** UTF-32, which no browser reads any more (so no platform decoder does), and some programs still write. */

type Order = 'utf-32le' | 'utf-32be'

/** Groups of four looked at to recognise it without a mark. */
const SNIFFED_GROUPS = 256

/** UTF-32 by its mark, or by its empty bytes: in letters of any alphabet two or three of each four are zero. */
export function utf32Order(bytes: Uint8Array): Order | null {
  if (bytes.length < 4) return null
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0) return 'utf-32le'
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf-32be'
  const groups = Math.min(bytes.length >> 2, SNIFFED_GROUPS)
  let little = 0
  let big = 0
  for (let at = 0; at < groups * 4; at += 4) {
    if (bytes[at] !== 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0) little++
    if (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 3] !== 0) big++
  }
  if (groups < 4) return null
  return little === groups ? 'utf-32le' : big === groups ? 'utf-32be' : null
}

/** The text; groups that are no characters become U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, order: Order): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const code = view.getUint32(at, order === 'utf-32le')
    const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    if (code !== 0xfeff || at > 0) parts.push(isCharacter ? String.fromCodePoint(code) : '\uFFFD')
  }
  return parts.join('')
}
