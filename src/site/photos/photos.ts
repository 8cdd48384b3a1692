/** The photographs of an article, each once, in the order of its page: what its gallery is, and their own addresses. */
import type { Picture } from '#article'
import {
  type FilmView,
  type GalleryView,
  type PhotoView,
  writeImageGalleryJsonLd,
  writePhotoJsonLd,
  writeVideoJsonLd,
} from '#formats'
import type { PublishedArticle } from '#store'
import { articlePath, picturePath } from '../addresses.ts'
import { pathsOfArticle } from '../edition/edition.ts'
import { type HeldPicture, isHeld, widestRendition } from '../model/pictures.ts'
import type { SiteSettings } from '../settings.ts'

/** Photographs with pages of their own: fewer than two are no gallery. */
const galleryLeast = 2

/** Pictures of which we hold a copy: the one at the top first, then those of the body. */
export function photosOf({ hero, document }: Pick<PublishedArticle, 'hero' | 'document'>): HeldPicture[] {
  const shown: (Picture | null)[] = [
    hero,
    ...document.content.flatMap((block) => {
      if (block.type === 'image') return [block.attrs]
      return block.type === 'gallery' ? block.attrs.pictures : []
    }),
  ]
  // A photograph that stands at the top and again in the gallery is told with the words it has there.
  return [...new Map(shown.filter(isHeld).map((picture) => [picture.media, picture])).values()]
}

/** Whether its photographs are turned over one by one: a photo story, or one that holds a gallery. */
export function isGallery(article: Pick<PublishedArticle, 'kind' | 'hero' | 'document'>): boolean {
  const { kind, document } = article
  const hasGallery = kind === 'photo' || document.content.some(({ type }) => type === 'gallery')
  return hasGallery && photosOf(article).length >= galleryLeast
}

/** Paths of the pages of its photographs, in order; none where there is no gallery. */
export function photoPaths(
  article: Pick<PublishedArticle, 'code' | 'edition' | 'kind' | 'hero' | 'document'>,
): string[] {
  return isGallery(article)
    ? photosOf(article).map(({ media }) => pathsOfArticle(article).photoPage(article.code, media))
    : []
}

/** ImageGallery for the page of the whole story. */
export function galleryJsonLd(article: PublishedArticle, settings: SiteSettings): string {
  const photos = photosOf(article).map((photo) => photoView(article, photo, settings))
  return writeImageGalleryJsonLd({ ...galleryFacts(article, settings), photos })
}

/** ImageObject for the page of one photograph. */
export function photoJsonLd(article: PublishedArticle, photo: HeldPicture, settings: SiteSettings): string {
  return writePhotoJsonLd(photoView(article, photo, settings), galleryFacts(article, settings))
}

/** VideoObject for the first film of a story that has a still; null when there is none. */
export function filmJsonLd(
  article: PublishedArticle,
  transcripts: ReadonlyMap<string, string>,
  settings: SiteSettings,
): string | null {
  const film = article.document.content.find((block) => block.type === 'video')
  if (film === undefined) return null
  const { src, poster, caption, seconds } = film.attrs
  const still = [poster, article.hero].find(isHeld)
  if (still === undefined) return null
  const address = src.startsWith('/') ? settings.url + src : src
  const isFile = /\.(?:mp4|m4v|webm|ogv)(?:[?#]|$)/i.test(src)
  const { url, language, publisher, publishedAt, description } = galleryFacts(article, settings)
  const view: FilmView = {
    ...{ url, language, publisher, publishedAt, seconds },
    name: article.headline,
    description: description ?? caption ?? article.headline,
    thumbnailUrl: settings.url + widestRendition(still).path,
    fileUrl: isFile ? address : null,
    pageUrl: isFile ? null : address,
    transcript: transcripts.get(src) ?? null,
  }
  return writeVideoJsonLd(view)
}

function galleryFacts(article: PublishedArticle, { url, name, edition }: SiteSettings): Omit<GalleryView, 'photos'> {
  const { language } = edition
  const { headline, lead, subheadline, publishedAt, updatedAt } = article
  return {
    url: url + articlePath(article),
    ...{ headline, description: lead ?? subheadline, language, publishedAt, updatedAt },
    publisher: { name, url: `${url}/` },
  }
}

function photoView({ code }: PublishedArticle, photo: HeldPicture, { url, edition }: SiteSettings): PhotoView {
  const { path, width, height } = widestRendition(photo)
  const { media, alt, caption, credit } = photo
  return {
    url: url + edition.paths.photoPage(code, media),
    fileUrl: url + path,
    ...{ width, height, credit, caption: caption || alt || null },
  }
}

/** The picture as messengers take it. */
export function photoCard({ media }: HeldPicture): string {
  return picturePath(media, 1200).replace(/\.webp$/, '.jpg')
}
