import type { ArticleContent } from '#article'
import type { Hop } from '#sourcing'
import type { OpenChoice } from '#store'
import type { OpenedCopy } from '../../actions/open-copy.ts'
import type { Desk } from '../visit.ts'

/** An article as an open editor gets it; instants become ISO 8601 on the way. */
export interface PresentedCopy {
  version: number
  content: ArticleContent
  chain: readonly Hop[]
  choices: readonly OpenChoice[]
  revision: number
  changedAt: Date
  changedBy: readonly string[]
  /** Something was written since that revision. */
  isPending: boolean
  publication: { url: string; published: Date; updated: Date | null; isNewest: boolean } | null
}

export function presentCopy({ articleUrl }: Pick<Desk, 'articleUrl'>, { manuscript, copy }: OpenedCopy): PresentedCopy {
  const { version, content, chain, choices, revision, changedAt, changedBy, begunAt } = copy
  const { publication } = manuscript
  return {
    version,
    content,
    chain,
    choices,
    revision,
    changedAt,
    changedBy,
    isPending: begunAt !== null,
    publication: publication && {
      url: articleUrl(manuscript.code, publication.slug, manuscript.edition),
      published: publication.publishedAt,
      updated: publication.updatedAt,
      isNewest: publication.revision === revision && begunAt === null,
    },
  }
}
