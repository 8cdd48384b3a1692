import { type Attrs, type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'
import { type Block, markOrder, nodeRules, type Picture, readAddress, readDocument, rootRule } from '#article'
import { toPersianDigits } from '#persian'
import { editorWords } from '../../editor-words.ts'

/** Pictures of a gallery that the text shows; the rest is counted. */
const GALLERY_SHOWN = 12

/** How each node is drawn and recognised; what may stand where is taken from #article, the one schema there is. */
type Dress = Pick<NodeSpec, 'attrs' | 'toDOM' | 'parseDOM' | 'defining' | 'isolating' | 'atom' | 'draggable'>

const dresses: Record<keyof typeof nodeRules, Dress> = {
  paragraph: { parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    attrs: { level: { default: 2 } },
    defining: true,
    // A page has one headline, which is not in the body: what others call level 1 is our 2.
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.min(4, Math.max(2, level)) },
    })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
  },
  bullet_list: { parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
  ordered_list: { parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
  list_item: { defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  quote: {
    attrs: { speaker: { default: null } },
    defining: true,
    parseDOM: [{ tag: 'blockquote', getAttrs: (dom) => ({ speaker: dom.getAttribute('data-speaker') || null }) }],
    toDOM: ({ attrs }) => ['blockquote', attrs.speaker ? { 'data-speaker': attrs.speaker } : {}, 0],
  },
  image: atom('image', ({ media, src, alt, caption, credit }) => [
    'figure',
    {},
    pictureOf({ media, src, alt } as Picture),
    ['figcaption', {}, [caption, credit].filter(Boolean).join(' — ') || alt || editorWords.noAlt],
  ]),
  gallery: atom('gallery', ({ pictures }) => [
    'figure',
    {},
    ['div', { class: 'gallery-face' }, ...(pictures as Picture[]).slice(0, GALLERY_SHOWN).map(pictureOf)],
    ['figcaption', {}, toPersianDigits(editorWords.pictures((pictures as Picture[]).length))],
  ]),
  video: atom('video', ({ src, poster, caption }) => [
    'figure',
    {},
    ...(poster === null ? [] : [pictureOf(poster as Picture)]),
    ['p', { class: 'place', dir: 'ltr' }, `▶ ${src}`],
    ['figcaption', {}, caption ?? ''],
  ]),
  embed: atom('embed', ({ url, title, provider }) => [
    'p',
    { class: 'place' },
    title ?? provider ?? editorWords.embed,
    ['span', { dir: 'ltr' }, url],
  ]),
  table: {
    attrs: { caption: { default: null } },
    isolating: true,
    parseDOM: [{ tag: 'table', getAttrs: (dom) => ({ caption: dom.querySelector('caption')?.textContent || null }) }],
    toDOM: ({ attrs }) => ['table', attrs.caption ? { 'data-caption': attrs.caption } : {}, ['tbody', 0]],
  },
  table_row: { parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  table_cell: { isolating: true, parseDOM: [{ tag: 'td' }], toDOM: () => ['td', 0] },
  table_header: { isolating: true, parseDOM: [{ tag: 'th' }], toDOM: () => ['th', 0] },
  divider: { parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
}

const marks: Record<(typeof markOrder)[number], MarkSpec> = {
  statement: {
    attrs: { id: {} },
    inclusive: false,
    parseDOM: [{ tag: 'span[data-statement]', getAttrs: (dom) => ({ id: dom.getAttribute('data-statement') }) }],
    toDOM: ({ attrs }) => ['span', { 'data-statement': attrs.id }, 0],
  },
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => linkOf(dom.getAttribute('href')) }],
    toDOM: ({ attrs }) => ['a', { href: attrs.href, title: attrs.href }, 0],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      // Google Docs wraps everything it copies in a `b` that is not bold.
      { tag: 'b', getAttrs: (dom) => dom.style.fontWeight !== 'normal' && null },
      { style: 'font-weight=400', clearMark: (mark) => mark.type.name === 'strong' },
      { style: 'font-weight', getAttrs: (value) => /^(?:bold(?:er)?|[7-9]\d{2})$/.test(value) && null },
    ],
    toDOM: () => ['strong', 0],
  },
  emphasis: {
    parseDOM: [{ tag: 'em' }, { tag: 'i', getAttrs: (dom) => dom.style.fontStyle !== 'normal' && null }],
    toDOM: () => ['em', 0],
  },
}

/** The document of an article as ProseMirror edits it. */
export const schema = new Schema({
  nodes: {
    doc: { content: contentOf(rootRule.children) },
    ...Object.fromEntries(Object.entries(nodeRules).map(([name, { children }]) => [name, nodeSpec(name, children)])),
    text: { group: 'inline' },
  },
  marks: Object.fromEntries(markOrder.map((name) => [name, marks[name]])),
})

type Children = (typeof nodeRules)[keyof typeof nodeRules]['children']

function nodeSpec(name: string, children: Children): NodeSpec {
  const dress = dresses[name as keyof typeof dresses]
  return children === undefined ? { ...dress, atom: true } : { ...dress, content: contentOf(children) }
}

function contentOf({ of, countLeast }: { of: readonly string[]; countLeast: number }): string {
  return `(${of.join('|')})${countLeast > 0 ? '+' : '*'}`
}

/** A block without text of its own carries what it is in one attribute, so that it can be cut and pasted whole. */
function atom(type: Block['type'], draw: (attrs: Attrs) => DOMOutputSpec): Dress {
  const known: Record<string, string[]> = {
    image: ['media', 'src', 'width', 'height', 'alt', 'caption', 'credit'],
    gallery: ['pictures'],
    video: ['src', 'poster', 'caption', 'seconds'],
    embed: ['url', 'title', 'provider'],
  }
  return {
    attrs: Object.fromEntries(known[type]!.map((name) => [name, {}])),
    draggable: true,
    parseDOM: [{ tag: `[data-${type}]`, getAttrs: (dom) => attrsFrom(type, dom.getAttribute(`data-${type}`)) }],
    toDOM: ({ attrs }) => {
      const [name, traits, ...children] = draw(attrs) as unknown as [string, Record<string, string>, ...DOMOutputSpec[]]
      return [name, { ...traits, [`data-${type}`]: JSON.stringify(attrs) }, ...children]
    },
  }
}

/** What was copied here is checked like what came from anywhere. */
function attrsFrom(type: Block['type'], text: string | null): Attrs | false {
  try {
    const { value } = readDocument({ type: 'doc', content: [{ type, attrs: JSON.parse(text ?? '') }] })
    const block = value?.content[0]
    return block !== undefined && 'attrs' in block ? (block.attrs as unknown as Attrs) : false
  } catch {
    return false
  }
}

function linkOf(href: string | null): Attrs | false {
  const address = readAddress(href ?? '', ['web', 'site', 'mail'])
  return address === null ? false : { href: address }
}

/** A kept picture is shown; of one that lives elsewhere nothing is fetched. */
function pictureOf({ media, src, alt }: Picture): DOMOutputSpec {
  if (media === null) return ['p', { class: 'place', dir: 'ltr' }, src ?? '']
  return ['img', { src: `/media/${media}/720.webp`, alt }]
}
