/** Pages that a script makes in the browser: what they show is kept as data, beside an empty shell. */
import { descendants, rawText } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { readLenientJson } from './lenient-json.ts'

/** Things of the data that are looked at. */
const VALUES_MAX = 50_000
/** A text of so many letters is a story's. */
const CONTENT_LETTERS_MIN = 200
const TITLE_CHARS_MAX = 300

type Data = Record<string, unknown>

/** The names that newsrooms' programs give the parts of a story, in the order they are believed. */
const KEYS = {
  title: ['title', 'headline', 'name'],
  content: ['content', 'body', 'text', 'html', 'articleBody', 'full_text', 'fullText', 'contentHtml'],
  kicker: ['rutitr', 'rotitr', 'kicker', 'overtitle', 'over_title', 'preTitle', 'pre_title', 'uptitle'],
  lead: ['lead', 'summary', 'excerpt', 'abstract', 'intro', 'description'],
  published: ['published_at', 'publishedAt', 'publish_date', 'publishDate', 'datePublished', 'date', 'created_at'],
  updated: ['updated_at', 'updatedAt', 'modified_at', 'modifiedAt', 'dateModified'],
  author: ['author', 'writer', 'reporter', 'authors'],
  section: ['category', 'section', 'service', 'categories'],
  tags: ['tags', 'keywords'],
  image: ['image', 'cover', 'thumbnail', 'featured_image', 'featuredImage', 'picture'],
}

/** The page as its script would show it, in plain HTML; null where no data of it hold a story. */
export function renderedPage(root: HtmlElement): string | null {
  let story: Data | null = null
  for (const data of dataOf(root)) {
    for (const found of storiesIn(data))
      if (story === null || lettersOf(contentOf(found)) > lettersOf(contentOf(story))) story = found
  }
  return story === null ? null : written(story)
}

/** `<div data-page="{…}">`, `<script type="application/json">{…}</script>`. */
function* dataOf(root: HtmlElement): Generator<unknown> {
  for (const element of descendants(root)) {
    const kept = element.attributes.get('data-page') ?? element.attributes.get('data-props')
    if (kept?.startsWith('{') === true) yield readLenientJson(kept)
    if (element.tag === 'script' && element.attributes.get('type')?.toLowerCase() === 'application/json')
      yield readLenientJson(rawText(element))
  }
}

function* storiesIn(data: unknown): Generator<Data> {
  const waiting = [data]
  for (let looked = 0; waiting.length > 0 && looked < VALUES_MAX; looked++) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    const title = wordsAt(value as Data, KEYS.title)
    if (title !== null && title.length <= TITLE_CHARS_MAX && lettersOf(contentOf(value as Data)) >= CONTENT_LETTERS_MIN)
      yield value as Data
    for (const one of Object.values(value).slice(0, VALUES_MAX)) waiting.push(one)
  }
}

function contentOf(story: Data): string {
  return wordsAt(story, KEYS.content) ?? ''
}

function lettersOf(content: string): number {
  return content.replace(/<[^<>]{0,2000}>/g, '').replace(/[^\p{L}]+/gu, '').length
}

/** The first of `keys` that holds words: as such, or as the name of a thing. */
function wordsAt(data: Data, keys: readonly string[]): string | null {
  for (const key of keys) {
    const [words] = namesIn(data[key])
    if (words !== undefined) return words
  }
  return null
}

/** «شهر», {name: 'شهر'}, [{title: 'شهر'}]. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((one) => (Array.isArray(one) ? [] : namesIn(one)))
  if (typeof value !== 'object' || value === null) return []
  const { name, title, label, url, src } = value as Data
  const words = [name, title, label, url, src].find((one) => typeof one === 'string' && one.trim() !== '')
  return typeof words === 'string' ? [words.trim()] : []
}

function written(story: Data): string {
  const title = wordsAt(story, KEYS.title)!
  const [kicker, lead, author, image] = [KEYS.kicker, KEYS.lead, KEYS.author, KEYS.image].map((keys) =>
    wordsAt(story, keys),
  )
  const data = {
    '@type': 'NewsArticle',
    headline: title,
    datePublished: wordsAt(story, KEYS.published),
    dateModified: wordsAt(story, KEYS.updated),
    author: author && { '@type': 'Person', name: author },
    articleSection: wordsAt(story, KEYS.section),
    keywords: KEYS.tags.flatMap((key) => namesIn(story[key])),
    image,
  }
  const content = contentOf(story)
  const body = content.includes('<')
    ? content
    : content
        .split('\n')
        .map((line) => `<p>${escaped(line)}</p>`)
        .join('')
  const part = (tag: string, name: string, words: string | null | undefined) =>
    words ? `<${tag} class="${name}">${escaped(words)}</${tag}>` : ''
  return `<!doctype html><title>${escaped(title)}</title>
<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<main><article>${part('p', 'rutitr', kicker)}<h1>${escaped(title)}</h1>${part('p', 'lead', lead)}
${image ? `<img src="${escaped(image)}" alt="">` : ''}<div class="body">${body}</div></article></main>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
