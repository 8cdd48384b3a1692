import { writeJsonLd } from './write-json-ld.ts'

/** The place of the question in {@link WebSiteView.searchUrl}; machines put theirs there. */
export const questionPlace = '{search_term_string}'

export interface WebSiteView {
  name: string
  description: string
  /** Absolute. */
  url: string
  language: string
  /** Absolute, with {@link questionPlace} where the question stands. */
  searchUrl: string
}

/** WebSite with the SearchAction by which it is searched (schema.org; Google «Sitelinks search box»). */
export function writeWebSiteJsonLd({ name, description, url, language, searchUrl }: WebSiteView): string {
  return writeJsonLd({
    '@type': 'WebSite',
    name,
    description,
    url,
    inLanguage: language,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: searchUrl },
      'query-input': 'required name=search_term_string',
    },
  })
}
