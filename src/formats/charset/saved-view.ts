/** What a browser shows of a file that is no page is a page with the file in it, escaped; saved, it is that page. */

const OPENING =
  /^(?:<(?:!doctype|html|head|meta|link|\/head|body)\b[^>]*>\s*|<title>[^<]*<\/title>\s*)*<pre\b[^>]*>\s*(?=&lt;(?:\?xml|rss|feed|rdf:)|[{[])/i
const WRITTEN: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' }

/** The file as it was before a browser showed it, from the text of the view or from its beginning; null for any other text. */
export function viewedFile(text: string): string | null {
  const start = text.trimStart()
  const opening = start.startsWith('<') ? OPENING.exec(start) : null
  if (opening === null) return null
  const end = start.lastIndexOf('</pre>')
  const escaped = start.slice(opening[0].length, end < 0 ? undefined : end)
  return escaped.replace(/&(lt|gt|quot|apos|#39|amp);/g, (_, name: string) => WRITTEN[name]!)
}
