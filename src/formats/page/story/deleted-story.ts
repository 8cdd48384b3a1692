import type { PageArticle, PageReading } from '../../page-article.ts'
import type { StorySurvey } from '../survey/story-survey.ts'

/** What is left of a story that was taken down: its address. */
export function deletedPage(survey: StorySurvey): PageReading {
  const page: PageArticle = {
    kind: 'deleted',
    url: survey.url,
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
