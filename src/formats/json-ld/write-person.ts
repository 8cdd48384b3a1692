import { writeJsonLd } from './write-json-ld.ts'

/** Somebody who speaks in articles. `url` is absolute: the page of what they said. */
export interface PersonView {
  name: string
  otherNames: readonly string[]
  jobTitle: string | null
  url: string
}

/** Person, as the subject of its page; safe inside a script element. */
export function writePersonJsonLd({ name, otherNames, jobTitle, url }: PersonView): string {
  return writeJsonLd({
    '@type': 'ProfilePage',
    url,
    mainEntity: { '@type': 'Person', name, alternateName: otherNames, jobTitle, url },
  })
}
