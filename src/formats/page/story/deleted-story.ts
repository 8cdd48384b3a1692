import type { PageArticle, PageReading } from '../../page-article.ts'

/** What is left of a story that was taken down: its address. */
export function deletedPage(url: string | null): PageReading {
  const page: PageArticle = {
    kind: 'deleted',
    url,
    code: null,
    kicker: null,
    title: null,
    subtitle: null,
    lead: null,
    body: [],
    published: null,
    updated: null,
    section: null,
    section_path: [],
    tags: [],
    author: null,
    sources: [],
    comments_count: null,
    image: null,
    images: [],
  }
  return { page, document: { type: 'doc', content: [] }, chain: [] }
}
