import { gunzipSync } from 'node:zlib'

/** The bytes that are packed with gzip, up to `bytesMax`; as they are where they are not packed or cannot be unpacked. */
export function unpack(bytes: Uint8Array, bytesMax: number): Uint8Array {
  if (!isPacked(bytes)) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: bytesMax })
  } catch {
    return bytes
  }
}

/** Whether they begin as gzip does (RFC 1952, 2.3.1). */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
