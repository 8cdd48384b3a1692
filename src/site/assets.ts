import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A file served under an address that names its content: it never changes and may be kept for a year. */
export interface SiteAsset {
  /** Absolute path. */
  path: string
  contentType: string
  bytes: Buffer
  /** False for the few addresses that browsers ask for by name and that therefore cannot carry a hash. */
  immutable: boolean
}

/** Eight bytes of SHA-256: ours are a handful of files, not adversaries. */
const hashLength = 16

const font = hashed('fonts/vazirmatn.woff2', 'font/woff2')
const icon = hashed('icons/icon.svg', 'image/svg+xml')
const touchIcon = hashed('icons/touch-icon.png', 'image/png')
const socialPicture = hashed('icons/social.png', 'image/png')

const liveScript = hashed('islands/live.js', 'text/javascript; charset=utf-8')

/** Everything the pages refer to besides pictures of the news, with `/favicon.ico` for those who only know that. */
export function siteAssets(): SiteAsset[] {
  return [font, icon, touchIcon, socialPicture, liveScript, { ...touchIcon, path: '/favicon.ico', immutable: false }]
}

/** The island of running accounts. */
export const liveScriptPath = liveScript.path
export const fontPath = font.path
export const iconPath = icon.path
export const touchIconPath = touchIcon.path

/** Shown by social networks beside a story that has no picture of its own. 1200 × 630. */
export const socialPicturePath = socialPicture.path

/** `optional`: a reader on a slow line keeps the face the page started with, and nothing jumps. */
export const fontFace = `@font-face{font-family:Vazirmatn;font-weight:400 800;font-display:optional;src:url(${font.path}) format("woff2")}`

function hashed(file: string, contentType: string): SiteAsset {
  const bytes = readFileSync(new URL(file, import.meta.url))
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, hashLength)
  const [, base, extension] = /([^/]+)\.(\w+)$/.exec(file)!
  return { path: `/assets/${base}.${hash}.${extension}`, contentType, bytes, immutable: true }
}
