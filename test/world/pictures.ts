import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Picture } from '#article'
import { pictureWords } from './pictures/words.ts'

/** A picture made for the example newsroom. */
export interface WorldPicture {
  /** Latin, unique: the name of its file. */
  name: string
  /** Absolute path of the JPEG. */
  path: string
  /** SHA-256 of the file, in hexadecimal. */
  hash: string
  width: number
  height: number
  alt: string
  caption: string
  credit: string
}

/** Pixels of every picture; `pictures/draw.ts` draws them so. */
export const pictureSize = { width: 1600, height: 1000 } as const

export const pictures: readonly WorldPicture[] = Object.entries(pictureWords).map(([name, words]) => {
  const path = fileURLToPath(new URL(`./pictures/drawn/${name}.jpg`, import.meta.url))
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
  return { name, path, hash, ...pictureSize, ...words, credit: 'تصویرسازی: کارگاه تصویر روزن' }
})

/** The picture as an article holds it, kept under the hash of its bytes; null when there is none of that name. */
export function findPicture(name: string): Picture | null {
  const found = pictures.find((one) => one.name === name)
  if (found === undefined) return null
  const { hash, width, height, alt, caption, credit } = found
  return { media: hash, src: null, width, height, alt, caption, credit }
}
