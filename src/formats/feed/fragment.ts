/** A piece of HTML (the body of an item) as a document of ours: nothing of it but words, links and pictures survives. */
import { type ArticleDocument, toPlainText } from '#article'
import { readHtmlTree } from '../page/html/html-tree.ts'
import { type StoryBody, storyBody } from '../page/story/story-body.ts'
import { storyPieces } from '../page/story/story-pieces.ts'
import { segmentsOf } from '../page/survey/page-segments.ts'
import { mapPage } from '../page/survey/page-zones.ts'
import { boundedDocument } from '../page/words/bounded-document.ts'
import { plainInline, spelledParagraph } from '../page/words/document-blocks.ts'
import { plainLine } from '../page/words/plain-line.ts'
import type { Spell } from '../page/words/spelling.ts'
import type { Problem } from '../page-article.ts'
import type { FeedText } from './feed-text.ts'

/** Markup read of one body; the rest is left out and reported. */
const MARKUP_CHARS_MAX = 2_000_000

/** A body read: its document, its words, and what stood in it besides. */
export interface Fragment {
  document: ArticleDocument
  text: string | null
  pictures: { src: string; alt: string; caption: string | null; width: number | null; height: number | null }[]
  /** Names on «منبع:» lines. */
  sources: string[]
  /** A name on a line of its own that says who wrote it. */
  author: string | null
}

export interface FragmentOptions {
  spell: Spell
  /** The headline, which bodies often repeat. */
  title: string | null
  problems: Problem[]
}

/** Reads a text as a body. Never throws; what was too much is told in `problems`. */
export function readFragment(text: FeedText, options: FragmentOptions): Fragment {
  if (text.markup.length > MARKUP_CHARS_MAX) {
    options.problems.push({ kind: 'too-much-text', detail: 'a body is longer than any article; its end was left out' })
  }
  const markup = text.markup.slice(0, MARKUP_CHARS_MAX)
  return text.isHtml ? htmlFragment(markup, text.base, options) : plainFragment(markup, options)
}

function plainFragment(words: string, { spell, problems }: FragmentOptions): Fragment {
  const lines = words.split(/\r?\n\s*\r?\n/).map(plainLine)
  const blocks = lines.filter((line) => line !== '').map((line) => spelledParagraph(plainInline(line), spell))
  const document = boundedDocument(blocks, problems)
  return { document, text: toPlainText(document) || null, pictures: [], sources: [], author: null }
}

function htmlFragment(markup: string, base: string | null, { spell, title, problems }: FragmentOptions): Fragment {
  const { root, problems: found } = readHtmlTree(withParagraphs(withoutOpenFrames(markup)))
  problems.push(...found)
  const map = mapPage(root, segmentsOf(root), null)
  const pieces = storyPieces(root, { map, base })
  const pictures = pieces.flatMap((piece) => (piece.kind === 'pictures' ? piece.pictures : []))
  const body: StoryBody = storyBody({
    pieces,
    titleElement: null,
    headlines: title === null ? [] : [title],
    captions: pictures.map((picture) => picture.caption ?? ''),
    factLines: [],
    factElements: new Set(),
    writers: [],
    isOpinion: false,
    spell,
  })
  const document = boundedDocument(body.blocks, problems)
  return {
    document,
    text: toPlainText(document) || null,
    pictures: pictures.map(({ src, alt, caption, width, height }) => ({ src, alt, caption, width, height })),
    sources: body.sources,
    author: body.author,
  }
}

const FRAMES = 'iframe|object|applet|textarea|select|canvas|svg|math|noembed|noframes'
const OPEN_FRAME = new RegExp(`<(${FRAMES})\\b[^<>]*>`, 'gi')
const CLOSED_FRAME = new RegExp(`</(${FRAMES})`, 'gi')

/** Frames and objects that are never closed would hide all that follows them. */
function withoutOpenFrames(markup: string): string {
  const closed = new Set([...markup.matchAll(CLOSED_FRAME)].map(([, name]) => name!.toLowerCase()))
  return markup.replace(OPEN_FRAME, (tag, name: string) => {
    if (tag.endsWith('/>')) return `${tag.slice(0, -2)}></${name}>`
    return closed.has(name.toLowerCase()) ? tag : `${tag}</${name}>`
  })
}

/** Bodies without paragraph elements (WordPress keeps them so) part their paragraphs by empty lines. */
function withParagraphs(markup: string): string {
  if (!/\n[ \t\r]*\n/.test(markup) || /<p[\s>]/i.test(markup)) return markup
  return markup.replace(/\n[ \t\r]*\n\s*/g, '<p>')
}
