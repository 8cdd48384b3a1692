import { blockTexts, type EditionCode } from '#article'
import type { Manuscript } from '#store'

/** An article as the API gives it: its newest revision, and what readers see of it. */
export function presentArticle(
  manuscript: Manuscript,
  articleUrl: (code: number, slug: string, edition?: EditionCode) => string,
): object {
  const { code, edition, revision, content, chain, publication, corrections } = manuscript
  return {
    code,
    edition,
    revision,
    kind: content.kind,
    kicker: content.kicker,
    headline: content.headline,
    subheadline: content.subheadline,
    lead: content.lead,
    body: { doc: content.document },
    text: blockTexts(content.document),
    hero: content.hero,
    section: content.section,
    tags: content.tags,
    authors: content.authors,
    chain,
    savedAt: manuscript.savedAt.toISOString(),
    savedBy: manuscript.savedBy,
    publication: publication && {
      url: articleUrl(code, publication.slug, edition),
      revision: publication.revision,
      published: publication.publishedAt.toISOString(),
      updated: publication.updatedAt?.toISOString() ?? null,
    },
    corrections: corrections.map(({ kind, note, at }) => ({ kind, note, at: at.toISOString() })),
  }
}
