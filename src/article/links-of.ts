import { toLatinDigits } from '#persian'
import type { ArticleDocument, Block, ListItem, Text } from './document.ts'

/** The words of a block that may be links, in reading order. */
export function linkableTexts(node: Block | ListItem): Text[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return node.content
    case 'bullet_list':
    case 'ordered_list':
    case 'list_item':
    case 'quote':
      return (node.content as (Block | ListItem)[]).flatMap(linkableTexts)
    case 'table':
      return node.content.flatMap((row) => row.content.flatMap((cell) => cell.content))
    default:
      return []
  }
}

/** Where these words lead; null where they lead nowhere. */
export function hrefOf(text: Text): string | null {
  return text.marks?.find((mark) => mark.type === 'link')?.attrs.href ?? null
}

/** Where the words of a body lead, each address once, in reading order. */
export function linksOf(document: ArticleDocument): string[] {
  const addresses = document.content.flatMap(linkableTexts).map(hrefOf)
  return [...new Set(addresses.filter((address) => address !== null))]
}

/** Pages that are about one article, as the site promises their addresses: `/fa/news/123/…`, `/n/123`. */
const aboutArticle = /^\/(?:n|[a-z]{2,3}(?:-[a-z]{2,8})?\/(?:news|print|live|photo))\/(\d{1,15})(?:\/|$)/

/**
 * The news code in an address such as ours, in whatever digits, and the host it names, without «www.»: null for a path
 * of one's own site. Null for addresses of another shape.
 */
export function newsAddress(address: string): { code: number; host: string | null } | null {
  const base = 'https://own.invalid'
  if (address.startsWith('mailto:') || !URL.canParse(address, base)) return null
  const { pathname, host } = new URL(address, base)
  const code = aboutArticle.exec(toLatinDigits(decoded(pathname)))?.[1]
  if (code === undefined) return null
  return { code: Number(code), host: address.startsWith('/') ? null : host.replace(/^www\./, '') }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
