/** The story as schema.org data tells it (JSON-LD in all its shapes), when it tells of this story at all. */

import { collapsed, wordKey } from '../words/plain-line.ts'
import { readLenientJson, scannedString } from './lenient-json.ts'

export interface StructuredStory {
  types: string[]
  headline: string | null
  alternativeHeadline: string | null
  description: string | null
  datePublished: string | null
  dateModified: string | null
  /** Authors of type Person. */
  people: string[]
  publisher: string | null
  section: string | null
  keywords: string[]
  image: string | null
  url: string | null
  commentCount: number | null
  /** The whole text, when the data carry it; white space kept. */
  articleBody: string | null
}

export interface StructuredPage {
  stories: StructuredStory[]
  /** Names of a BreadcrumbList, in order. */
  breadcrumb: string[]
  siteName: string | null
}

const NODES_MAX = 2_000
const DEPTH_MAX = 12
const TEXT_CHARS_MAX = 2_000
const BODY_CHARS_MAX = 200_000
const STORY_TYPES = /(?:Article|BlogPosting|Report|LiveBlogPosting|ImageGallery|MediaGallery|VideoObject)$/

type Node = Record<string, unknown>

export function readStructuredPage(scripts: readonly string[]): StructuredPage {
  const page: StructuredPage = { stories: [], breadcrumb: [], siteName: null }
  for (const script of scripts) {
    const value = readLenientJson(script)
    if (value === null) {
      const story = scannedStory(script)
      if (story !== null) page.stories.push(story)
      continue
    }
    const nodes = nodesIn(value)
    const byId = new Map(nodes.filter(isDescribed).map((node) => [node['@id'] as string, node]))
    for (const node of nodes) noteNode(page, node, byId)
  }
  return page
}

/** The story among them that is this page's: by headline, else by address. Others (a related story's) do not count. */
export function storyOfPage(
  page: StructuredPage,
  titles: readonly string[],
  addresses: readonly string[],
): StructuredStory | null {
  const titleKeys = titles.map(wordKey).filter((key) => key !== '')
  const places = addresses.map(addressKey).filter((key) => key !== '')
  for (const story of page.stories) {
    const key = wordKey(story.headline ?? '')
    if (key !== '' && titleKeys.some((title) => title === key || isLongPartOf(title, key) || isLongPartOf(key, title)))
      return story
  }
  return (
    page.stories.find(
      (story) => story.headline === null && story.url !== null && places.includes(addressKey(story.url)),
    ) ?? null
  )
}

function isLongPartOf(part: string, whole: string): boolean {
  return part.length >= 12 && whole.includes(part)
}

function addressKey(address: string): string {
  try {
    const { hostname, pathname, search } = new URL(address)
    const path = decodeURIComponent(pathname).replace(/\/+$/, '')
    return path === '' && search === '' ? '' : hostname.replace(/^(?:www|m)\./, '') + path + search
  } catch {
    return ''
  }
}

function nodesIn(value: unknown): Node[] {
  const found: Node[] = []
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  let seen = 0
  while (waiting.length > 0 && seen++ < NODES_MAX) {
    const { value: next, depth } = waiting.shift()!
    if (typeof next !== 'object' || next === null || depth > DEPTH_MAX) continue
    const inside = Array.isArray(next) ? next : [(next as Node)['@graph'], (next as Node).mainEntity]
    if (!Array.isArray(next)) found.push(next as Node)
    for (const child of inside.slice(0, NODES_MAX)) waiting.push({ value: child, depth: depth + 1 })
  }
  return found
}

/** More than a reference: it says something besides its own name. */
function isDescribed(node: Node): boolean {
  return typeof node['@id'] === 'string' && Object.keys(node).length > 1
}

type NodesById = ReadonlyMap<string, Node>

/** What a value refers to by `@id`, or the value itself. */
function referred(value: unknown, byId: NodesById): unknown {
  const first = Array.isArray(value) && value.length === 1 ? value[0] : value
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return value
  const id = (first as Node)['@id']
  return Object.keys(first).length === 1 && typeof id === 'string' ? (byId.get(id) ?? value) : value
}

function noteNode(page: StructuredPage, node: Node, byId: NodesById): void {
  const types = stringsOf(node['@type'])
  if (types.some((type) => STORY_TYPES.test(type))) page.stories.push(storyOf(node, types, byId))
  if (types.includes('BreadcrumbList') && page.breadcrumb.length === 0) page.breadcrumb = breadcrumbOf(node)
  if (types.includes('WebSite') || types.includes('NewsMediaOrganization')) page.siteName ??= textIn(node.name)
}

function storyOf(node: Node, types: string[], byId: NodesById): StructuredStory {
  const authors = [node.author, node.creator]
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .slice(0, 10)
    .map((value) => referred(value, byId))
  return {
    types,
    headline: textIn(node.headline) ?? textIn(node.name),
    alternativeHeadline: textIn(node.alternativeHeadline),
    description: textIn(node.description),
    datePublished: textIn(node.datePublished) ?? textIn(node.dateCreated) ?? textIn(node.uploadDate),
    dateModified: textIn(node.dateModified),
    people: authors
      .filter(isPerson)
      .map((author) => textIn(nameOf(author)))
      .filter((name) => name !== null),
    publisher: textIn(nameOf(referred(node.publisher, byId))),
    section: stringsOf(node.articleSection).at(-1) ?? null,
    keywords: keywordsOf(node.keywords),
    image: imageOf(referred(node.image, byId)) ?? imageOf(node.thumbnailUrl),
    url: textIn(node.url) ?? textIn(idOf(node.mainEntityOfPage)),
    commentCount: typeof node.commentCount === 'number' ? node.commentCount : null,
    articleBody: typeof node.articleBody === 'string' ? node.articleBody.slice(0, BODY_CHARS_MAX) : null,
  }
}

/** When the script is no JSON even after mending, its plain strings still tell the most needed. */
function scannedStory(script: string): StructuredStory | null {
  const headline = scannedString(script, 'headline')
  if (headline === null) return null
  const author = /"author"\s*:\s*\{[^{}]{0,300}"@type"\s*:\s*"Person"[^{}]{0,300}"name"\s*:\s*"([^"]{2,80})"/.exec(
    script.slice(0, 50_000),
  )?.[1]
  return {
    types: ['NewsArticle'],
    headline: textIn(headline),
    alternativeHeadline: textIn(scannedString(script, 'alternativeHeadline')),
    description: textIn(scannedString(script, 'description')),
    datePublished: textIn(scannedString(script, 'datePublished')),
    dateModified: textIn(scannedString(script, 'dateModified')),
    people: author === undefined ? [] : [collapsed(author)],
    publisher: null,
    section: textIn(scannedString(script, 'articleSection')),
    keywords: keywordsOf(scannedString(script, 'keywords')),
    image: null,
    url: null,
    commentCount: null,
    articleBody: null,
  }
}

function breadcrumbOf(node: Node): string[] {
  const items = Array.isArray(node.itemListElement) ? (node.itemListElement as Node[]).slice(0, 12) : []
  const placed = items.filter((item) => typeof item === 'object' && item !== null)
  placed.sort((one, other) => Number(one.position ?? 0) - Number(other.position ?? 0))
  return placed.map((item) => textIn(item.name) ?? textIn(nameOf(item.item))).filter((name) => name !== null)
}

function isPerson(value: unknown): boolean {
  if (typeof value === 'string') return true
  if (typeof value !== 'object' || value === null) return false
  const types = stringsOf((value as Node)['@type'])
  return types.length === 0 || types.includes('Person')
}

function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as Node).name : value
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? ((value as Node)['@id'] ?? (value as Node).url) : value
}

function imageOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value
  return textIn(
    typeof first === 'object' && first !== null ? ((first as Node).url ?? (first as Node).contentUrl) : first,
  )
}

function keywordsOf(value: unknown): string[] {
  return stringsOf(value)
    .flatMap((words) => words.split(/[,،;؛]/))
    .map(collapsed)
    .filter((word) => word !== '')
    .slice(0, 50)
}

function stringsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 50) : [value]
  return list.map(textIn).filter((text) => text !== null)
}

function textIn(value: unknown): string | null {
  if (typeof value !== 'string') return null
  return collapsed(value.slice(0, TEXT_CHARS_MAX)) || null
}
