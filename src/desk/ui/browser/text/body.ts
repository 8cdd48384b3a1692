import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { type ArticleDocument, type Block, diffBlocks, readDocument } from '#article'
import { editorWords } from '../../editor-words.ts'
import { houseLetters } from './half-space.ts'
import { isolation } from './isolation.ts'
import { bodyKeys } from './keys.ts'
import { pasteProps } from './paste.ts'
import { schema } from './schema.ts'

/** The body of the article, open for writing. */
export interface Body {
  view: EditorView
  /** What it says now, in normal form. Blocks that did not change are the same objects as before. */
  document(): ArticleDocument
  /** Makes it say this, touching only what differs, so that the cursor stays where it is. Not undone by undo. */
  show(document: ArticleDocument): void
  /** The same, as something that was written here: undo takes it back. */
  write(document: ArticleDocument): void
  /** The block the cursor is in, counted from 0; null when it is elsewhere. */
  block(): number | null
}

export interface BodyParts {
  place: HTMLElement
  document: ArticleDocument
  plugins: readonly Plugin[]
  onChange(): void
  /** The cursor went elsewhere, or the text under it changed. */
  onMove(): void
}

export function openBody({ place, document, plugins, onChange, onMove }: BodyParts): Body {
  const state = EditorState.create({
    doc: nodeOf(document),
    plugins: [...bodyKeys, history(), dropCursor({ class: 'drop' }), gapCursor(), isolation, ...plugins],
  })
  const view = new EditorView(place, {
    state,
    attributes: {
      class: 'body',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': editorWords.body,
      dir: 'rtl',
      lang: 'fa',
    },
    ...pasteProps,
    handleTextInput(target, from, to, text) {
      const house = houseLetters(text)
      if (house === text) return false
      target.dispatch(target.state.tr.insertText(house, from, to))
      return true
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction))
      if (transaction.docChanged) onChange()
      onMove()
    },
  })
  return {
    view,
    document: () => documentOf(view.state.doc),
    show: (next) => {
      const transaction = showing(view.state, next)
      if (transaction.docChanged) view.dispatch(transaction.setMeta('addToHistory', false))
    },
    write: (next) => view.dispatch(showing(view.state, next)),
    block: () => (view.hasFocus() ? view.state.selection.$head.index(0) : null),
  }
}

/** An empty body is one empty paragraph to write in. */
function nodeOf({ content }: ArticleDocument): Node {
  return schema.nodeFromJSON({ type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content })
}

const read = new WeakMap<Node, Block>()

function documentOf(doc: Node): ArticleDocument {
  const isEmpty =
    doc.childCount === 1 && doc.firstChild!.type.name === 'paragraph' && doc.firstChild!.content.size === 0
  return { type: 'doc', content: isEmpty ? [] : doc.children.map(blockOf) }
}

/** The block a node stands for, in normal form; read once for each node, which never change. */
export function blockOf(node: Node): Block {
  const known = read.get(node)
  if (known) return known
  const json = node.toJSON()
  // What the schema would refuse is sent as it is: the desk says what is wrong with it, and nothing is dropped here.
  const block = readDocument({ type: 'doc', content: [json] }).value?.content[0] ?? (json as Block)
  read.set(node, block)
  return block
}

/** From the end to the beginning, so that earlier positions stay true. */
function showing(state: EditorState, { content }: ArticleDocument): Transaction {
  const { tr: transaction, doc } = state
  const next = content.length === 0 ? [{ type: 'paragraph', content: [] } as Block] : content
  let end = doc.content.size
  let index = doc.childCount - 1
  for (const change of diffBlocks(doc.children.map(blockOf), next).reverse()) {
    if (change.kind === 'added') {
      transaction.insert(end, schema.nodeFromJSON(change.block))
      continue
    }
    const node = doc.child(index)
    const start = end - node.nodeSize
    if (change.kind === 'removed') transaction.delete(start, end)
    else if (change.kind !== 'same')
      replaceInside(transaction, { node, start, next: schema.nodeFromJSON(change.after) })
    end = start
    index -= 1
  }
  return transaction
}

/** Only the stretch that differs gives way: a cursor elsewhere in the block stays put. */
function replaceInside(
  transaction: Transaction,
  { node, start, next }: { node: Node; start: number; next: Node },
): void {
  const from = node.sameMarkup(next) ? node.content.findDiffStart(next.content) : null
  const to = from === null ? null : node.content.findDiffEnd(next.content)
  if (!node.isTextblock || from === null || to === null) {
    transaction.replaceWith(start, start + node.nodeSize, next)
    return
  }
  // Where letters repeat, the two ends may overlap.
  const overlap = Math.max(0, from - Math.min(to.a, to.b))
  transaction.replace(start + 1 + from, start + 1 + to.a + overlap, next.slice(from, to.b + overlap))
}
