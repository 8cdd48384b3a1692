import { decodeText } from './decode-text.ts'

/** Bytes from which the charset of a long file is told. */
const HEAD_BYTES_MAX = 64 * 1024

/** Text of a file that comes in pieces, in the charset its beginning is in. */
export interface TextStream {
  push(bytes: Uint8Array): string
  end(): string
}

/** NUL and other controls carry nothing, and databases refuse them. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** `head` is the file's first piece; it is pushed like every other one. UTF-32 cannot be read in pieces. */
export function openTextStream(head: Uint8Array): TextStream {
  const { charset } = decodeText(head.subarray(0, HEAD_BYTES_MAX), null)
  const decoder = new TextDecoder(charset.startsWith('utf-32') ? 'utf-8' : charset)
  return {
    push: (bytes) => decoder.decode(bytes, { stream: true }).replace(CONTROLS, ''),
    end: () => decoder.decode().replace(CONTROLS, ''),
  }
}
