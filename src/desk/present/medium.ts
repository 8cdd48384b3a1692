import type { Medium, MediumUse } from '#store'

/** A medium as the API and the editor give it. */
export function presentMedium(medium: Medium): object {
  const { hash, version, mime, width, height, seconds, sizeBytes, name, origin, cutFrom, poster } = medium
  const { alt, caption, credit, rights, rightsEnd, focus, transcript, keptAt, keptBy } = medium
  return {
    ...{ hash, version, kind: mime.startsWith('video/') ? 'film' : 'picture', mime, width, height, seconds, sizeBytes },
    ...{ name, origin, cutFrom, poster, alt, caption, credit, rights, focus, transcript, keptBy },
    rightsEnd: rightsEnd?.toISOString() ?? null,
    kept: keptAt.toISOString(),
    src: addressOfMedium(medium),
  }
}

/** Where readers get it: the widest rendition of a picture, the film itself. */
export function addressOfMedium({ hash, mime }: Pick<Medium, 'hash' | 'mime'>): string {
  return mime.startsWith('video/') ? `/media/${hash}/film.${mime.slice('video/'.length)}` : `/media/${hash}/1080.webp`
}

export function presentUse({ code, headline, slug }: MediumUse, articleUrl: (code: number, slug: string) => string) {
  return { code, headline, url: slug === null ? null : articleUrl(code, slug) }
}
