/** The picture at the head of a story, and all pictures of it. */
import { descendants } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import type { Segment } from '../survey/page-segments.ts'
import { type PageMap, zoneOf } from '../survey/page-zones.ts'
import { wordKey } from '../words/plain-line.ts'
import { absolute, captionFor, type FoundPicture, isStoryPicture, pictureOf } from './pictures.ts'

interface PicturesInput {
  root: HtmlElement
  map: PageMap
  title: Segment | null
  body: HtmlElement | null
  /** Pictures found inside the body, in order. */
  inBody: readonly FoundPicture[]
  /** og:image or the structured data's image. */
  told: string | null
  base: string | null
  /** Headline and lead, which many a picture is called by. */
  headlines: readonly string[]
}

/** Elements searched for pictures between the headline and the body. */
const SEARCH_MAX = 3_000
const CAPTION_LINES = 6

export interface StoryPictures {
  main: { src: string; caption: string | null } | null
  all: { src: string; caption: string | null }[]
}

export function storyPictures(input: PicturesInput): StoryPictures {
  const told = input.told === null ? null : absolute(input.told, input.base)
  const near = picturesNearTitle(input)
  const found = [...near, ...input.inBody.filter((picture) => !near.some((other) => other.src === picture.src))]
  const named = told === null ? undefined : found.find((picture) => samePicture(picture.src, told))
  const first = named ?? near[0] ?? openingPicture(input)
  const main = first ?? (told !== null && isStoryPicture(bare(told)) ? bare(told) : null)
  const all = main === null ? found : [main, ...found.filter((picture) => picture.src !== main.src)]
  const taken = new Set(input.headlines.map(wordKey))
  const captioned = main === null ? null : shown(main, taken)
  if (captioned !== null && found.length === 0) captioned.caption = captionAlone(input)
  return { main: captioned, all: all.map((picture) => (picture === main ? captioned! : shown(picture, taken))) }
}

/** Pictures above the body: after the headline, or just before it in the same story. */
function picturesNearTitle({ root, map, title, body, base }: PicturesInput): FoundPicture[] {
  if (title === null) return []
  const from = title.element.order
  const to = body === null ? Number.POSITIVE_INFINITY : body.order
  let overTitle: number | null = null
  const found: FoundPicture[] = []
  let searched = 0
  for (const element of descendants(root)) {
    if (++searched > SEARCH_MAX || element.order >= Math.max(to, from)) break
    if (element.tag !== 'img' || zoneOf(map, element) !== 'story') continue
    if (element.order < from && !isInStory(element, title.element)) {
      overTitle ??= headEnd(map, title)
      if (element.order < overTitle) continue
    }
    const picture = pictureOf(element, base)
    if (picture !== null && isStoryPicture(picture)) found.push({ ...picture, caption: captionFor(picture) })
  }
  return found
}

/** Behind what menus and mastheads end; beyond a few lines over the headline nothing is its own. */
function headEnd(map: PageMap, title: Segment): number {
  const near = map.segments.slice(Math.max(0, title.place - CAPTION_LINES), title.place)
  const last = near.findLast(({ element }) => zoneOf(map, element) !== 'story')
  return (last ?? map.segments[title.place - CAPTION_LINES - 1])?.element.order ?? Number.POSITIVE_INFINITY
}

function isInStory(element: HtmlElement, title: HtmlElement): boolean {
  const near = new Set<HtmlElement>()
  for (let up = title.parent, steps = 0; up !== null && up.tag !== 'body' && steps < 3; up = up.parent, steps++)
    near.add(up)
  for (let up = element.parent, steps = 0; up !== null && steps < 4; up = up.parent, steps++)
    if (near.has(up)) return true
  return false
}

/** Without a picture above the body, one that opens it. */
function openingPicture({ inBody }: PicturesInput): FoundPicture | undefined {
  return inBody[0]
}

function samePicture(one: string, other: string): boolean {
  return fileOf(one) === fileOf(other)
}

function fileOf(address: string): string {
  const path = address.replace(/^https?:\/\/(?:www\.)?[^/]+/, '').replace(/[?#].*$/, '')
  return path.replace(/-\d{2,4}x\d{2,4}(?=\.\w+$)/, '')
}

function bare(src: string): FoundPicture {
  const nowhere: HtmlElement = {
    kind: 'element',
    tag: 'img',
    attributes: new Map(),
    children: [],
    parent: null,
    order: 0,
  }
  return { src, alt: '', caption: null, width: null, height: null, element: nowhere }
}

/** A caption between headline and text whose picture a script draws. */
function captionAlone({ map, title, body }: PicturesInput): string | null {
  const first = body === null ? undefined : map.extents.get(body)?.first
  if (title === null || first === undefined) return null
  const near = map.segments.slice(Math.max(0, title.place - CAPTION_LINES), first + 1)
  return near.find(({ element }) => element.tag === 'figcaption' && zoneOf(map, element) === 'story')?.text ?? null
}

/** The headline is what many a picture is called, and no caption of it. */
function shown({ src, caption }: FoundPicture, taken: ReadonlySet<string>): { src: string; caption: string | null } {
  return { src, caption: caption !== null && taken.has(wordKey(caption)) ? null : caption }
}
