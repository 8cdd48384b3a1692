import { filmAt } from '#article'
import type { PublishedArticle, PublishedReader } from '#store'

/** What is said in one film of a story, in paragraphs. */
export interface TranscriptView {
  /** The caption of its film, where there are several to be told apart. */
  name: string | null
  paragraphs: string[]
}

/** What is said in the films of a story, by their addresses. */
export async function transcriptsOf(
  { transcripts }: Pick<PublishedReader, 'transcripts'>,
  { document }: Pick<PublishedArticle, 'document'>,
): Promise<Map<string, string>> {
  const addresses = document.content.flatMap((block) => (block.type === 'video' ? [block.attrs.src] : []))
  const hashes = addresses.flatMap((address) => filmAt(address) ?? [])
  if (hashes.length === 0) return new Map()
  const known = await transcripts(hashes)
  return new Map(
    addresses.flatMap((address) => {
      const text = known.get(filmAt(address) ?? '')
      return text === undefined ? [] : [[address, text] as const]
    }),
  )
}

export function transcriptViews(
  { document }: Pick<PublishedArticle, 'document'>,
  transcripts: ReadonlyMap<string, string>,
): TranscriptView[] {
  return document.content.flatMap((block) => {
    const text = block.type === 'video' ? transcripts.get(block.attrs.src) : undefined
    if (block.type !== 'video' || text === undefined) return []
    const name = transcripts.size > 1 ? block.attrs.caption : null
    return [{ name, paragraphs: text.split(/\n+/).filter((line) => line.trim() !== '') }]
  })
}
