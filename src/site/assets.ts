import { font, hashedFile } from '#server'

/** A file served under an address that names its content: it never changes and may be kept for a year. */
export interface SiteAsset {
  /** Absolute path. */
  path: string
  contentType: string
  bytes: Buffer
  /** False for the few addresses that browsers ask for by name and that therefore cannot carry a hash. */
  immutable: boolean
}

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
export const iconPath = icon.path
export const touchIconPath = touchIcon.path

/** Shown by social networks beside a story that has no picture of its own. 1200 × 630. */
export const socialPicturePath = socialPicture.path

function hashed(file: string, contentType: string): SiteAsset {
  return hashedFile(new URL(file, import.meta.url), contentType)
}
