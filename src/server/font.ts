import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A file served under an address that names its content: it never changes and may be kept for a year. */
export interface HashedFile {
  /** Absolute path: `/assets/vazirmatn.4f2a….woff2`. */
  path: string
  contentType: string
  bytes: Buffer
  immutable: true
}

/** Eight bytes of SHA-256: ours are a handful of files, not adversaries. */
const hashLength = 16

/** A file of ours, read once, with the address that names its content. */
export function hashedFile(place: URL, contentType: string): HashedFile {
  const bytes = readFileSync(place)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, hashLength)
  const [, base, extension] = /([^/]+)\.(\w+)$/.exec(place.pathname)!
  return { path: `/assets/${base}.${hash}.${extension}`, contentType, bytes, immutable: true }
}

/** The one face of all pages, the reader's and the desk's: Vazirmatn in a subset of our own. */
export const font = hashedFile(new URL('fonts/vazirmatn.woff2', import.meta.url), 'font/woff2')

/** `optional`: a reader on a slow line keeps the face the page started with, and nothing jumps. */
export const fontFace = `@font-face{font-family:Vazirmatn;font-weight:400 800;font-display:optional;src:url(${font.path}) format("woff2")}`
