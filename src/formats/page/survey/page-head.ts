/** What a page says in its head: meta tags, addresses, generator, structured data as written. */
import { descendants, rawText, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { collapsed } from '../words/plain-line.ts'

export interface PageHead {
  /** The text of `<title>`. */
  title: string | null
  /** First value of each meta tag by lower-case name, property or itemprop. */
  meta: Map<string, string>
  /** All values of `article:tag`, which repeats. */
  articleTags: string[]
  canonical: string | null
  /** `<base href>`, for relative addresses. */
  base: string | null
  /** Scripts of type application/ld+json, as written. */
  jsonLd: string[]
  isWordPress: boolean
  isDrupal: boolean
}

const JSON_LD_MAX = 20
const META_CHARS_MAX = 4_000

export function readPageHead(root: HtmlElement): PageHead {
  const head: PageHead = {
    title: null,
    meta: new Map(),
    articleTags: [],
    canonical: null,
    base: null,
    jsonLd: [],
    isWordPress: false,
    isDrupal: false,
  }
  for (const element of descendants(root)) note(head, element)
  const generator = head.meta.get('generator') ?? ''
  head.isWordPress ||= /wordpress/i.test(generator)
  head.isDrupal ||= /drupal/i.test(generator)
  return head
}

function note(head: PageHead, element: HtmlElement): void {
  const attributes = element.attributes
  switch (element.tag) {
    case 'title':
      head.title ??= textOf(element) || null
      break
    case 'meta':
      noteMeta(head, attributes)
      break
    case 'base':
      head.base ??= attributes.get('href') ?? null
      break
    case 'link':
      if (/\bcanonical\b/i.test(attributes.get('rel') ?? '')) head.canonical ??= attributes.get('href')?.trim() ?? null
      break
    case 'script':
      if (/ld\+json/i.test(attributes.get('type') ?? '') && head.jsonLd.length < JSON_LD_MAX)
        head.jsonLd.push(rawText(element))
      break
    case 'body': {
      const classes = ` ${attributes.get('class') ?? ''} `
      head.isWordPress ||= /\s(?:postid-\d+|single-post|wp-embed\S*)\s/.test(classes)
      head.isDrupal ||= /\s(?:page-node\S*|node-type-\S+)\s/.test(classes)
    }
  }
}

function noteMeta(head: PageHead, attributes: Map<string, string>): void {
  const content = attributes.get('content')
  if (content === undefined) return
  const value = collapsed(content.slice(0, META_CHARS_MAX))
  if (value === '') return
  for (const key of ['name', 'property', 'itemprop']) {
    const name = attributes.get(key)?.trim().toLowerCase()
    if (name === undefined || name === '') continue
    if (name === 'article:tag') head.articleTags.push(value)
    if (!head.meta.has(name)) head.meta.set(name, value)
  }
}

/** The first of the named meta tags that says anything. */
export function metaOf(head: PageHead, names: readonly string[]): string | null {
  for (const name of names) {
    const value = head.meta.get(name)
    if (value !== undefined) return value
  }
  return null
}
