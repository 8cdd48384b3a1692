import { DOMParser, Fragment, type Node, Slice } from 'prosemirror-model'
import type { EditorProps } from 'prosemirror-view'
import { houseLetters } from './half-space.ts'
import { schema } from './schema.ts'

/** What comes from Word, Telegram or a web page becomes blocks of ours, without anything that shows nothing. */

const unwanted =
  'style,script,meta,title,link,head,template,noscript,svg,iframe,object,button,input,select,textarea,img,picture,video,audio,nav'
const oneLine = 'td,th,h1,h2,h3,h4,h5,h6'
/** Word writes list items as paragraphs; the sign of each stands in a span of its own. */
const wordItem = 'p[class*="MsoListParagraph"],p[style*="mso-list:l"]'

class CleaningParser extends DOMParser {
  override parseSlice(dom: HTMLElement, options: Parameters<DOMParser['parseSlice']>[1] = {}): Slice {
    // Our own copies carry their structure, and need no cleaning.
    if (!dom.querySelector('[data-pm-slice]')) tidy(dom)
    return super.parseSlice(dom, options)
  }
}

export const pasteProps: Pick<EditorProps, 'clipboardParser' | 'clipboardTextParser' | 'transformPasted'> = {
  clipboardParser: new CleaningParser(schema, DOMParser.fromSchema(schema).rules),
  clipboardTextParser: (text, $context, plain) => {
    const lines = text.split(/\r\n?|\n|\u2028|\u2029/).map(cleanText)
    const paragraphs = lines
      .filter((line) => line.trim() !== '')
      .map((line) => paragraphOf(line.trim(), plain ? $context.marks() : []))
    if (lines.length <= 1) return new Slice(Fragment.from(paragraphOf(lines[0] ?? '', $context.marks())), 1, 1)
    return new Slice(Fragment.from(paragraphs), paragraphs.length > 0 ? 1 : 0, paragraphs.length > 0 ? 1 : 0)
  },
  transformPasted: (slice) => new Slice(cleanFragment(slice.content, true), slice.openStart, slice.openEnd),
}

function paragraphOf(text: string, marks: Parameters<typeof schema.text>[1]): Node {
  return schema.node('paragraph', null, text === '' ? [] : [schema.text(text, marks)])
}

/**
 * Half-spaces stay; what Word and web pages write for them becomes one. Spaces that do not break become plain, marks of
 * direction and other characters that show nothing go.
 */
export function cleanText(text: string): string {
  return houseLetters(text)
    .replaceAll('\u00ac', '\u200c')
    .replace(/[\u00a0\u2002-\u200a\u202f\t]/g, ' ')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\u200c{2,}/g, '\u200c')
    .replace(/\u200c(?=\s)|(?<=\s)\u200c/g, '')
    .replace(/ {2,}/g, ' ')
}

function cleanFragment(fragment: Fragment, isOuter: boolean): Fragment {
  const kept: Node[] = []
  fragment.forEach((node) => {
    if (node.isText) {
      const text = cleanText(node.text ?? '')
      if (text !== '') kept.push(schema.text(text, node.marks))
      return
    }
    const content = cleanFragment(node.content, false)
    const isBlank = node.isTextblock && content.textBetween(0, content.size).trim() === ''
    if (!(isBlank && isOuter && fragment.childCount > 1)) kept.push(node.copy(content))
  })
  return Fragment.from(kept)
}

/** Changes the pasted markup in place; it belongs to no page and runs nothing. */
function tidy(dom: HTMLElement): void {
  for (const element of dom.querySelectorAll(unwanted)) element.remove()
  for (const element of dom.querySelectorAll<HTMLElement>('[style*="mso-list:Ignore"],[style*="mso-list: Ignore"]'))
    element.remove()
  removeComments(dom)
  for (const line of dom.querySelectorAll('br')) {
    const isInLine = line.closest(oneLine) !== null
    // An empty block between two texts parts them; in a cell or a heading a line break is a space.
    line.replaceWith(isInLine ? document.createTextNode(' ') : document.createElement('div'))
  }
  for (const paragraph of dom.querySelectorAll('td p,th p,td div,th div'))
    paragraph.replaceWith(...paragraph.childNodes, ' ')
  gatherWordItems(dom)
}

function removeComments(dom: HTMLElement): void {
  const walker = document.createTreeWalker(dom, NodeFilter.SHOW_COMMENT)
  const comments: globalThis.Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) (comment as Comment).remove()
}

function gatherWordItems(dom: HTMLElement): void {
  for (const item of dom.querySelectorAll<HTMLElement>(wordItem)) {
    const before = item.previousElementSibling
    const list = before?.matches('ul[data-word]') ? before : item.ownerDocument.createElement('ul')
    list.setAttribute('data-word', '')
    if (list !== before) item.before(list)
    const entry = item.ownerDocument.createElement('li')
    entry.append(...item.childNodes)
    const first = entry.firstChild
    // The sign, where Word left it in the text: «·», «1.», «-».
    if (first?.nodeType === globalThis.Node.TEXT_NODE)
      first.textContent = (first.textContent ?? '').replace(/^\s*(?:[·•o§-]|\d{1,3}[.)])\s+/, '')
    list.append(entry)
    item.remove()
  }
}
