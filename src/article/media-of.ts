import type { ArticleContent } from './content.ts'
import type { ArticleDocument, Picture } from './document.ts'

const hashPattern = /^[0-9a-f]{64}$/
const filmPattern = /^\/media\/([0-9a-f]{64})\/film\.(?:mp4|webm)$/

/** Hashes of the originals that a document shows, each once, in reading order: pictures, films and their stills. */
export function mediaOfDocument(document: ArticleDocument): string[] {
  return distinct(document.content.flatMap(mediaOfBlock))
}

/** The same for all that a revision shows, the picture at the top first. */
export function mediaOf({ hero, document }: Pick<ArticleContent, 'hero' | 'document'>): string[] {
  return distinct([...(hero === null ? [] : ofPicture(hero)), ...document.content.flatMap(mediaOfBlock)])
}

/** The hash of the film at this address of ours; null for any other address. */
export function filmAt(src: string): string | null {
  return filmPattern.exec(src)?.[1] ?? null
}

function mediaOfBlock(block: ArticleDocument['content'][number]): string[] {
  switch (block.type) {
    case 'image':
      return ofPicture(block.attrs)
    case 'gallery':
      return block.attrs.pictures.flatMap(ofPicture)
    case 'video': {
      const film = filmAt(block.attrs.src)
      return [...(film === null ? [] : [film]), ...(block.attrs.poster === null ? [] : ofPicture(block.attrs.poster))]
    }
    default:
      return []
  }
}

function ofPicture({ media }: Picture): string[] {
  return media !== null && hashPattern.test(media) ? [media] : []
}

function distinct(hashes: readonly string[]): string[] {
  return [...new Set(hashes)]
}
