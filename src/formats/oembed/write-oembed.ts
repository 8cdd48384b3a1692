import { element, textElement, xmlDocument } from '../write-xml.ts'

export const oembedJsonType = 'application/json; charset=utf-8'
export const oembedXmlType = 'text/xml; charset=utf-8'

/** A page as other sites may show it (oEmbed 1.0, 2.3.4.4): a link, with a picture where there is one. */
export interface OembedView {
  title: string
  author: { name: string; url: string } | null
  provider: { name: string; url: string }
  picture: { url: string; width: number; height: number } | null
  /** How long others may keep this. */
  cacheSeconds: number
}

export function writeOembedJson(view: OembedView): string {
  return JSON.stringify(Object.fromEntries(fieldsOf(view)))
}

export function writeOembedXml(view: OembedView): string {
  return xmlDocument(element('oembed', {}, ...fieldsOf(view).map(([name, value]) => textElement(name, String(value)))))
}

/** As the standard names them, those we know. */
function fieldsOf({ title, author, provider, picture, cacheSeconds }: OembedView): [string, string | number][] {
  return [
    ['version', '1.0'],
    ['type', 'link'],
    ['title', title],
    ...(author === null
      ? []
      : ([
          ['author_name', author.name],
          ['author_url', author.url],
        ] as [string, string][])),
    ['provider_name', provider.name],
    ['provider_url', provider.url],
    ['cache_age', cacheSeconds],
    ...(picture === null
      ? []
      : ([
          ['thumbnail_url', picture.url],
          ['thumbnail_width', picture.width],
          ['thumbnail_height', picture.height],
        ] as [string, string | number][])),
  ]
}
