/**
 * What is done to a published article before it is shown, as one list in order. Each treatment is pure: an article
 * in, an article out, the same one when there is nothing to do. The stored article is never changed.
 */
import { type Block, type Picture, repeatsLead } from '#article'
import type { PublishedArticle } from '#store'

/** Pictures of galleries on one page: thirty-six are 60 KB of markup, the budget of a page. */
const galleryPicturesMax = 30

export type Treatment = (article: PublishedArticle) => PublishedArticle

export const treatments: readonly Treatment[] = [
  leadSaidOnce,
  heroShownOnce,
  filmInPlaceOfItsStill,
  silentPicturesLeftOut,
  dividersWithinTheBody,
  headingsWithoutGaps,
  galleriesWithinReason,
]

/** The publication after every treatment, in their order. */
export function treat(article: PublishedArticle): PublishedArticle {
  return treatments.reduce((treated, treatment) => treatment(treated), article)
}

/** Wires repeat their lead as the first paragraph; the reader needs it once. */
function leadSaidOnce(article: PublishedArticle): PublishedArticle {
  const blocks = article.document.content
  return repeatsLead(article.lead, blocks[0]) ? withBlocks(article, blocks.slice(1)) : article
}

/** A body that opens with the picture already at the top of the page, alone or as the first of a gallery. */
function heroShownOnce(article: PublishedArticle): PublishedArticle {
  const { hero } = article
  const [first, ...rest] = article.document.content
  if (!hero || !first) return article
  if (first.type === 'image') return isSamePicture(hero, first.attrs) ? withBlocks(article, rest) : article
  if (first.type !== 'gallery') return article
  const [opening, ...pictures] = first.attrs.pictures
  if (!opening || !isSamePicture(hero, opening)) return article
  return withBlocks(article, pictures.length > 0 ? [{ ...first, attrs: { pictures } }, ...rest] : rest)
}

/** A film that opens the body stands where the picture would: its still is that picture. */
function filmInPlaceOfItsStill(article: PublishedArticle): PublishedArticle {
  const [first] = article.document.content
  return article.hero && first?.type === 'video' && first.attrs.poster ? { ...article, hero: null } : article
}

/** A page carries so many pictures of galleries; the others stand each on a page of its own. */
function galleriesWithinReason(article: PublishedArticle): PublishedArticle {
  let left = galleryPicturesMax
  const blocks = article.document.content
  const shown = blocks.flatMap((block): Block[] => {
    if (block.type !== 'gallery') return [block]
    const pictures = block.attrs.pictures.slice(0, left)
    left -= pictures.length
    if (pictures.length === block.attrs.pictures.length) return [block]
    return pictures.length === 0 ? [] : [{ ...block, attrs: { pictures } }]
  })
  return shown.every((block, index) => block === blocks[index]) && shown.length === blocks.length
    ? article
    : withBlocks(article, shown)
}

/** A picture of which we hold no copy, and about which nothing is said, has nothing to show. */
function silentPicturesLeftOut(article: PublishedArticle): PublishedArticle {
  const blocks = article.document.content
  const shown = blocks.map(withoutSilentPictures).filter((block) => block !== null)
  return shown.length === blocks.length && shown.every((block, index) => block === blocks[index])
    ? article
    : withBlocks(article, shown)
}

/** A divider parts what comes before from what comes after: one at either end parts nothing. */
function dividersWithinTheBody(article: PublishedArticle): PublishedArticle {
  const blocks = article.document.content
  const first = blocks.findIndex(({ type }) => type !== 'divider')
  const last = blocks.findLastIndex(({ type }) => type !== 'divider')
  return first <= 0 && last === blocks.length - 1
    ? article
    : withBlocks(article, first < 0 ? [] : blocks.slice(first, last + 1))
}

/** Headings by how deep they stand, so that a body that opens with the third level does not skip the second. */
function headingsWithoutGaps(article: PublishedArticle): PublishedArticle {
  const blocks = article.document.content
  if (!blocks.some(({ type }) => type === 'heading')) return article
  const above: number[] = []
  const ordered = blocks.map((block) => {
    if (block.type !== 'heading') return block
    while (above.length > 0 && above.at(-1)! >= block.attrs.level) above.pop()
    above.push(block.attrs.level)
    const level = (above.length + 1) as 2 | 3 | 4
    return level === block.attrs.level ? block : { ...block, attrs: { level } }
  })
  return withBlocks(article, ordered)
}

function withoutSilentPictures(block: Block): Block | null {
  if (block.type === 'image') return isSilent(block.attrs) ? null : block
  if (block.type !== 'gallery' || !block.attrs.pictures.some(isSilent)) return block
  const pictures = block.attrs.pictures.filter((picture) => !isSilent(picture))
  return pictures.length > 0 ? { ...block, attrs: { pictures } } : null
}

function isSilent({ media, alt, caption }: Picture): boolean {
  return !media && !alt && !caption
}

function isSamePicture(one: Picture, other: Picture): boolean {
  return one.media ? one.media === other.media : one.src !== null && one.src === other.src
}

function withBlocks(article: PublishedArticle, content: Block[]): PublishedArticle {
  return { ...article, document: { type: 'doc', content } }
}
