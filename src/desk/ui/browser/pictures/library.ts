import { type Block, filmAt, type Picture } from '#article'
import { type Answer, ask, askAbout } from '../keep/ask.ts'
import { type LibraryMedium, sendFile } from '../media/send-file.ts'

/** What the editor asks of the library, and what it makes of the answers. */

export interface LibraryQuery {
  words: string
  kind: 'picture' | 'film'
  /** `next` of the answer before. */
  below: number | null
}

const shownMax = 24

/** Media of the library, the newest first; null when nothing was answered. */
export async function findInLibrary({ words, kind, below }: LibraryQuery) {
  const query = new URLSearchParams({ kind, limit: String(shownMax) })
  if (words !== '') query.set('q', words)
  if (below !== null) query.set('below', String(below))
  const answer = await ask('GET', `/desk/library/media?${query}`)
  return answer.status === 200 ? (answer.body as unknown as { media: LibraryMedium[]; next: number | null }) : null
}

/** Has a picture fetched from a public address into the library. */
export function bringToLibrary(url: string): Promise<Answer> {
  return ask('POST', '/desk/library/media/from-address', { url })
}

export async function mediumOf(hash: string): Promise<LibraryMedium | null> {
  const answer = await ask('GET', `/desk/library/media/${hash}`)
  return answer.status === 200 ? (answer.body as unknown as LibraryMedium) : null
}

/** Keeps a description with the medium, for whoever uses it next; one that is there already stays. */
export async function rememberAlt(hash: string, alt: string): Promise<void> {
  const medium = await mediumOf(hash)
  if (medium === null || (medium.alt ?? '') !== '' || alt.trim() === '') return
  await askAbout(medium.version, `/desk/library/media/${hash}`, { alt })
}

/** A picture of the library as an article shows it, with the words the library has for it. */
export function pictureFrom({ hash, width, height, alt, caption, credit }: LibraryMedium): Picture {
  return { media: hash, src: null, width, height, alt: alt ?? '', caption, credit }
}

/** A film of the library as a block, its still with it. */
export async function filmBlock(medium: LibraryMedium): Promise<Extract<Block, { type: 'video' }>> {
  const { src, caption, seconds } = medium
  const still = medium.poster === null ? null : await mediumOf(medium.poster)
  const whole = seconds === null ? null : Math.max(1, Math.round(seconds))
  return { type: 'video', attrs: { src, poster: still && pictureFrom(still), caption, seconds: whole } }
}

/** Takes a frame of a film of ours into the library as its still; null where the browser cannot. */
export async function stillOf(src: string): Promise<Picture | null> {
  const frame = await frameAt(src)
  if (frame === null) return null
  const control = new AbortController()
  const quiet = { progress: () => {}, offline: () => {} }
  const sent = await sendFile({ file: frame, name: 'poster.jpg', signal: control.signal, ...quiet })
  if (sent.kind !== 'kept') return null
  const film = await mediumOf(filmAt(src) ?? '')
  // The library learns it too, where whoever asks may say so; the block has it in any case.
  if (film !== null && film.poster === null)
    await askAbout(film.version, `/desk/library/media/${film.hash}`, { poster: sent.medium.hash })
  return pictureFrom(sent.medium)
}

const frameMsMax = 8_000
/** A film seldom begins with what it is about. */
const framePlace = 0.1

function frameAt(src: string): Promise<Blob | null> {
  return new Promise((resolve) => {
    const film = document.createElement('video')
    const end = (frame: Blob | null) => {
      clearTimeout(timer)
      film.removeAttribute('src')
      film.load()
      resolve(frame)
    }
    const timer = setTimeout(() => resolve(null), frameMsMax)
    film.muted = true
    film.preload = 'auto'
    film.addEventListener('error', () => end(null), { once: true })
    film.addEventListener(
      'loadeddata',
      () => {
        film.currentTime = Number.isFinite(film.duration) ? film.duration * framePlace : 0
      },
      { once: true },
    )
    film.addEventListener('seeked', () => void frameOf(film).then(end), { once: true })
    film.src = src
  })
}

/** What a film shows just now, as a JPEG; null before it has been played. */
export function frameOf(film: HTMLVideoElement): Promise<Blob | null> {
  if (film.videoWidth === 0) return Promise.resolve(null)
  const canvas = document.createElement('canvas')
  canvas.width = film.videoWidth
  canvas.height = film.videoHeight
  canvas.getContext('2d')!.drawImage(film, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92))
}
