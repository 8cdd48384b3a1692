import { isoInstant } from '../write-instants.ts'
import { fits, writeJsonLd } from './write-json-ld.ts'
import { JSON_LD_SIZE_BYTES_MAX } from './write-news-article.ts'

/** One photograph as search engines are told of it. Addresses are absolute; texts plain; sizes in pixels. */
export interface PhotoView {
  /** Of the page that shows it alone, and of its file. */
  url: string
  fileUrl: string
  width: number
  height: number
  caption: string | null
  credit: string | null
}

/** Photographs that belong together: what is told of them as a whole. */
export interface GalleryView {
  url: string
  headline: string
  description: string | null
  language: string
  publisher: { name: string; url: string }
  publishedAt: Date
  updatedAt: Date | null
  /** In the order of the page. */
  photos: readonly PhotoView[]
}

/** ImageGallery with as many of its first photographs as fit into {@link JSON_LD_SIZE_BYTES_MAX}. */
export function writeImageGalleryJsonLd(gallery: GalleryView): string {
  let told = gallery.photos.length
  let json = writeJsonLd(imageGallery(gallery, told))
  while (!fits(json, JSON_LD_SIZE_BYTES_MAX) && told > 0) {
    told = Math.floor(told / 2)
    json = writeJsonLd(imageGallery(gallery, told))
  }
  return json
}

/** ImageObject for the page of one photograph of a gallery. */
export function writePhotoJsonLd(photo: PhotoView, gallery: Omit<GalleryView, 'photos'>): string {
  const { url, headline, publishedAt, publisher } = gallery
  return writeJsonLd({
    ...imageObject(photo),
    representativeOfPage: true,
    datePublished: isoInstant(publishedAt),
    publisher: { '@type': 'NewsMediaOrganization', ...publisher },
    isPartOf: { '@type': 'ImageGallery', url, name: headline },
  })
}

/** A film as search engines are told of it. */
export interface FilmView {
  url: string
  name: string
  description: string
  /** Of its still; search engines show no film without one. */
  thumbnailUrl: string
  /** Of its file; null for a film that lives on a page elsewhere, at `pageUrl`. */
  fileUrl: string | null
  pageUrl: string | null
  seconds: number | null
  publishedAt: Date
  language: string
  publisher: { name: string; url: string }
  /** What is said in it. */
  transcript: string | null
}

/** VideoObject; the transcript goes with it where there is room. */
export function writeVideoJsonLd(film: FilmView): string {
  const { transcript, ...rest } = film
  const whole = writeJsonLd({ ...videoObject(rest), transcript })
  return fits(whole, JSON_LD_SIZE_BYTES_MAX) ? whole : writeJsonLd(videoObject(rest))
}

function imageGallery({ photos, ...gallery }: GalleryView, told: number): Record<string, unknown> {
  const { url, headline, description, language, publisher, publishedAt, updatedAt } = gallery
  return {
    '@type': 'ImageGallery',
    ...{ url, name: headline, description, inLanguage: language },
    datePublished: isoInstant(publishedAt),
    dateModified: isoInstant(updatedAt ?? publishedAt),
    publisher: { '@type': 'NewsMediaOrganization', ...publisher },
    image: photos.slice(0, told).map(imageObject),
  }
}

function imageObject({ url, fileUrl, width, height, caption, credit }: PhotoView): Record<string, unknown> {
  return { '@type': 'ImageObject', url, contentUrl: fileUrl, width, height, caption, creditText: credit }
}

function videoObject(film: Omit<FilmView, 'transcript'>): Record<string, unknown> {
  const { url, name, description, thumbnailUrl, fileUrl, pageUrl, seconds, publishedAt, language, publisher } = film
  return {
    '@type': 'VideoObject',
    ...{ url, name, description, thumbnailUrl, inLanguage: language },
    contentUrl: fileUrl,
    embedUrl: pageUrl,
    uploadDate: isoInstant(publishedAt),
    duration: seconds === null ? null : durationOf(seconds),
    publisher: { '@type': 'NewsMediaOrganization', ...publisher },
  }
}

/** ISO 8601: 426 → `PT7M6S`. */
function durationOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds % 60}S`
}
