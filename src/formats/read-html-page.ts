import { layoutAdapters } from './page/layouts/layouts.ts'
import { deletedPage } from './page/story/deleted-story.ts'
import { storyPage } from './page/story/story-page.ts'
import { isDeletedPage } from './page/survey/deleted-page.ts'
import { isShell, type StorySurvey, surveyPage } from './page/survey/story-survey.ts'
import { renderedPage } from './page/survey/unrendered-page.ts'
import { type PageOptions, speller } from './page/words/spelling.ts'
import type { PageOrigin, PageReading, Reading } from './page-article.ts'

/** `layouts: 'none'` reads by the general rules alone, to measure them. */
export interface HtmlPageOptions extends PageOptions {
  layouts?: 'known' | 'none'
}

/**
 * Reads a saved HTML page: what it shows counts most, then what its structured data and meta tags say (as far as they
 * are of this story), and known layouts are helped by descriptions of where their parts stand. A page that says its
 * story is gone is of kind `deleted`. Value null, with `no-article`, when no headline is found. Never throws; time
 * grows in line with the page.
 */
export function readHtmlPage(text: string, origin: PageOrigin, options: HtmlPageOptions): Reading<PageReading> {
  const asKept = surveyOf(text, origin, options)
  const rendered = isShell(asKept) ? renderedPage(asKept.root) : null
  const survey = rendered === null ? asKept : surveyOf(rendered, origin, options)
  const { problems } = survey
  if (
    isDeletedPage(
      [survey.head.title, ...survey.map.segments.slice(0, 40).map((segment) => segment.text)],
      survey.map.prose,
    )
  ) {
    return { value: deletedPage(survey.url), problems }
  }
  if (survey.title === null) {
    return {
      value: null,
      problems: [...problems, { kind: 'no-article', detail: 'no headline was found on this page' }],
    }
  }
  const value = storyPage(survey, origin, speller(options.spelling))
  if (value.page.published === null)
    problems.push({ kind: 'no-date', detail: 'no publication date was found on this page' })
  if (value.page.body.length === 0 && value.page.images.length < 2)
    problems.push({ kind: 'no-body', detail: 'no body text was found on this page' })
  return { value, problems }
}

function surveyOf(text: string, origin: PageOrigin, { layouts }: HtmlPageOptions): StorySurvey {
  return surveyPage(text, origin, layouts === 'none' ? [] : layoutAdapters)
}
