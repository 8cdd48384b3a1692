/** Addresses and identities of items. */
import { ADDRESS_LENGTH_MAX, readAddress } from '#article'
import { collapsed } from '../page/words/plain-line.ts'

/** Longer identities are shortened, so that they can be kept under an index. */
const ID_CHARS_MAX = 2_000

/** An absolute address of http or https, or null. Signs no address may have (spaces inside, Persian letters) are encoded. */
export function webAddress(written: string | null, base: string | null): string | null {
  const address = collapsed(written ?? '')
  if (address === '' || address.length > ADDRESS_LENGTH_MAX) return null
  const spaced = /^(?:https?:)?\/\//i.test(address) || base !== null ? address.replaceAll(' ', '%20') : address
  if (base === null) return readAddress(spaced.startsWith('//') ? `https:${spaced}` : spaced, ['web'])
  if (!URL.canParse(spaced, base) || hasDisguise(spaced)) return null
  return readAddress(new URL(spaced, base).href, ['web'])
}

/** A part of an address in its own letters (WordPress keeps Persian slugs percent-encoded); as it is, where it cannot be read. */
export function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Direction controls and other unseen signs: the URL parser would encode them, and readers would not see them. */
function hasDisguise(address: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\\]/.test(address)
}

/** An identity of bounded length: the beginning of a long one, and a digest of all of it. */
export function boundedId(written: string | null): string | null {
  const id = collapsed(written ?? '')
  if (id === '') return null
  return id.length <= ID_CHARS_MAX ? id : `${id.slice(0, ID_CHARS_MAX - 24)}…${digestOf(id)}`
}

/** FNV-1a (RFC draft-eastlake-fnv) twice, with different seeds: enough to tell long identities apart. */
function digestOf(text: string): string {
  let one = 0x811c9dc5
  let other = 0x2f0b4a27
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ code, 0x01000197)
  }
  return (one >>> 0).toString(16).padStart(8, '0') + (other >>> 0).toString(16).padStart(8, '0')
}
