/** Pictures, films and sound of an item, most telling first. */
import type { FeedMedia } from './feed-item.ts'

/** Media kept of one item. */
const MEDIA_MAX = 100
const NUMBER_MAX = Number.MAX_SAFE_INTEGER

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  m3u8: 'application/vnd.apple.mpegurl',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  pdf: 'application/pdf',
}

/** Type and medium, as told, else by the ending of the address. */
export function mediaOf(found: Partial<FeedMedia> & { url: string }): FeedMedia {
  const type = mimeType(found.type ?? null) ?? typeByEnding(found.url)
  return {
    url: found.url,
    type,
    medium: found.medium ?? mediumOf(type),
    title: found.title ?? null,
    caption: found.caption ?? null,
    credit: found.credit ?? null,
    width: found.width ?? null,
    height: found.height ?? null,
    size_bytes: found.size_bytes ?? null,
  }
}

function mimeType(written: string | null): string | null {
  const type = written?.trim().toLowerCase().split(';')[0] ?? ''
  return /^[a-z]+\/[a-z\d.+-]{1,60}$/.test(type) ? type : null
}

function typeByEnding(url: string): string | null {
  const ending = /\.([a-z\d]{2,5})(?:[?#]|$)/i.exec(url.replace(/^https?:\/\/[^/]*/, ''))?.[1]?.toLowerCase()
  return ending === undefined ? null : (TYPES[ending] ?? null)
}

export function mediumOf(written: string | null): FeedMedia['medium'] {
  const word = written?.toLowerCase().split('/')[0]
  if (word === 'image' || word === 'picture') return 'image'
  if (word === 'video') return 'video'
  if (word === 'audio') return 'audio'
  if (word === 'application' || word === 'text' || word === 'document') return 'document'
  return null
}

/** A count or a size in figures; null for anything else. */
export function wholeNumber(written: string | null): number | null {
  if (written === null || !/^\s*\d{1,15}\s*$/.test(written)) return null
  const value = Number(written)
  return value <= NUMBER_MAX ? value : null
}

/** Each address once, in order; what a later mention adds to a kept one is taken over. */
export function distinctMedia(media: readonly FeedMedia[]): FeedMedia[] {
  const found = new Map<string, FeedMedia>()
  for (const medium of media) {
    const before = found.get(medium.url)
    if (before === undefined && found.size < MEDIA_MAX) found.set(medium.url, { ...medium })
    else if (before !== undefined) {
      before.title ??= medium.title
      before.caption ??= medium.caption
      before.credit ??= medium.credit
      before.width ??= medium.width
      before.height ??= medium.height
    }
  }
  return [...found.values()]
}
