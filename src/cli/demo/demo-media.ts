import { readFile, stat } from 'node:fs/promises'
import type { Media } from '#media'
import { addMedium, type Database } from '#store'
import { films, pictures } from '#world'

/** Keeps the pictures of the example newsroom, so that articles may show them. */
export async function keepWorldPictures(media: Media): Promise<void> {
  for (const { path } of pictures) {
    const { value, problems } = await media.keepOriginal(await readFile(path))
    if (value === null) throw new Error(`A picture of the example newsroom was refused: ${problems[0]?.detail}`)
  }
}

/** Puts them into the library, with their words. */
export async function fileWorldPictures(database: Database, keptBy: string): Promise<void> {
  for (const { name, path, hash, width, height, alt, caption, credit } of pictures) {
    const { size: sizeBytes } = await stat(path)
    await addMedium(database, {
      ...{ hash, mime: 'image/jpeg', width, height, sizeBytes, name: `${name}.jpg`, alt, caption, credit },
      ...{ origin: null, cutFrom: null, seconds: null, poster: null, keptBy },
      ...{ rights: null, rightsEnd: null, focus: null, transcript: null },
    })
  }
}

/** Keeps its films, each as if it had been sent to the library in one piece. */
export async function keepWorldFilms(media: Media): Promise<void> {
  const { begin, append, place } = media.uploads
  const owner = 'demo'
  for (const { path } of films) {
    const id = await begin(owner)
    await append(owner, id, { from: 0, bytes: await readFile(path) })
    const { value, problems } = await media.keepFile(place(owner, id)!)
    if (value === null) throw new Error(`A film of the example newsroom was refused: ${problems[0]?.detail}`)
  }
}

/** Puts them into the library, with their stills and what is told in them. */
export async function fileWorldFilms(database: Database, keptBy: string): Promise<void> {
  for (const { name, path, hash, width, height, seconds, poster, caption, credit, transcript } of films) {
    const { size: sizeBytes } = await stat(path)
    const still = pictures.find((one) => one.name === poster)!.hash
    await addMedium(database, {
      ...{ hash, mime: 'video/webm', width, height, sizeBytes, name: `${name}.webm`, alt: null, caption, credit },
      ...{ origin: null, cutFrom: null, seconds, poster: still, keptBy },
      ...{ rights: null, rightsEnd: null, focus: null, transcript },
    })
  }
}
