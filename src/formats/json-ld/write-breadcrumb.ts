import { writeJsonLd } from './write-json-ld.ts'

export interface Crumb {
  name: string
  /** Absolute. */
  url: string
}

/** BreadcrumbList: from the front page to the page itself, in order. */
export function writeBreadcrumbJsonLd(crumbs: readonly Crumb[]): string {
  return writeJsonLd({
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  })
}
