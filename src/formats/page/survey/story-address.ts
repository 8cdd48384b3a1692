/** A page's own address and the news code in it. */

import { sameLetters } from '../words/plain-line.ts'
import { metaOf, type PageHead } from './page-head.ts'

/** Query parameters that tell where a visitor came from, not what is shown. */
const TRACKING = /^(?:utm_\w+|ref|ref_src|share|fbclid|gclid|yclid|igshid|mc_cid|mc_eid|_ga|spm|source)$/i

/** Where the sites of known systems put the code of a story. */
const CODE_PLACES = [
  /\/(?:news|doc\/news|content|nid|khabar|detail|details|article|report|photo|video|print|service\/news)\/(\d{3,12})(?:[/?#.-]|$)/i,
  /\/posts?\/(\d{1,12})(?:[/?#.-]|$)/i,
  /\/(?:n|x)\/(\d{4,12})(?:[/?#-]|$)/i,
  /[?&](?:nid|newsid|news_id|id|code|itemid|article_id|articleid|contentid|content_id|sid|storyid|story_id|aid|postid)=(\d{3,12})(?:&|#|$)/i,
  /\/(\d{5,14})(?:[/?#]|\.html?|-|$)/i,
  /\/(\d{3,4})-[^/\d][^/]*$/i,
  /[-_/](\d{5,14})(?:\.html?|\.aspx|\/?$)/i,
  /,(\d{5,14})(?:,\d{1,3})?\.html?$/i,
]

/** `/news/1395/04/21/1130245`: the year is no code. */
const YEAR_FOLDERS = /\/(?:1[34]|19|20)\d\d(?:\/\d{1,2}){0,2}(?=\/\d{3})/
/** `/news/870822/city/p6.htm`: the day and the page of a newspaper. */
const PAPER_DAY = /\/\d{6}(?:\d\d)?(?=(?:\/[a-z]+)?\/[a-z]?\d{1,2}\.html?$)/i

/** The canonical address, else og:url, else the fetched one without tracking. Null when none is known. */
export function storyUrl(head: PageHead, fetched: string | null): string | null {
  for (const told of [head.canonical, metaOf(head, ['og:url']), fetched]) {
    const address = cleanAddress(told, fetched)
    if (address !== null) return address
  }
  return null
}

function cleanAddress(told: string | null, base: string | null): string | null {
  const written = told?.trim() ?? ''
  if (written === '' || !(base === null ? URL.canParse(written) : URL.canParse(written, base))) return null
  const url = base === null ? new URL(written) : new URL(written, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (told !== base && url.pathname === '/' && url.search === '') return null
  const tracking = [...url.searchParams.keys()].filter((key) => TRACKING.test(key))
  if (tracking.length === 0 && url.hash === '') return written.startsWith('http') ? written : url.href
  for (const key of tracking) url.searchParams.delete(key)
  url.hash = ''
  return url.href
}

/** The code in the address. Systems that number their posts for themselves (WordPress, Drupal) print no code. */
export function codeInAddress(url: string | null, head: PageHead): string | null {
  return url === null || head.isWordPress || head.isDrupal ? null : codeOfAddress(url)
}

/** The number by which a site's address names its story, at the places where known systems put it. */
export function codeOfAddress(url: string): string | null {
  const { pathname, search } = new URL(url)
  const address = sameLetters(decoded(pathname) + search)
    .replace(YEAR_FOLDERS, '')
    .replace(PAPER_DAY, '')
  for (const place of CODE_PLACES) {
    const code = place.exec(address)?.[1]
    if (code !== undefined) return code
  }
  return null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
