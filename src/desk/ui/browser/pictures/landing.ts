import type { Node } from 'prosemirror-model'
import { type EditorState, NodeSelection, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { pictureWords } from '../../media/picture-words.ts'
import { make } from '../make.ts'
import { schema } from '../text/schema.ts'

/** Where something that is on its way will stand: a place between two blocks, kept while others are written. */

interface Landing {
  id: string
  position: number
}

type Change = { begin: Landing } | { end: string }

const key = new PluginKey<readonly Landing[]>('landing')

export const landingPlugin = new Plugin<readonly Landing[]>({
  key,
  state: {
    init: () => [],
    apply(transaction, before) {
      const moved = before.map(({ id, position }) => ({ id, position: transaction.mapping.map(position) }))
      const change = transaction.getMeta(key) as Change | undefined
      if (change === undefined) return moved
      return 'begin' in change ? [...moved, change.begin] : moved.filter(({ id }) => id !== change.end)
    },
  },
  props: {
    decorations(state) {
      const landings = key.getState(state)!
      if (landings.length === 0) return null
      const signs = landings.map(({ id, position }) =>
        Decoration.widget(position, () => make('p', { class: 'landing' }, pictureWords.landing), { key: id }),
      )
      return DecorationSet.create(state.doc, signs)
    },
  },
})

/** Holds a place open. Returns its name. */
export function beginLanding(view: EditorView, position: number): string {
  const id = crypto.randomUUID()
  const begin = { id, position: betweenBlocks(view.state, position) }
  view.dispatch(view.state.tr.setMeta(key, { begin }).setMeta('addToHistory', false))
  return id
}

export function endLanding(view: EditorView, id: string): void {
  view.dispatch(view.state.tr.setMeta(key, { end: id }).setMeta('addToHistory', false))
}

/** Where that place is by now; the end of the body, should it be gone. */
export function landingAt({ state }: EditorView, id: string): number {
  const position = key.getState(state)!.find((landing) => landing.id === id)?.position
  return betweenBlocks(state, position ?? state.doc.content.size)
}

/** The place after the block that the cursor is in, or that is chosen. */
export function placeAfterCursor({ selection, doc }: EditorState): number {
  return selection.$to.depth === 0 ? Math.min(selection.to, doc.content.size) : selection.$to.after(1)
}

/** Puts blocks between two others, in the place of an empty paragraph before them, and a paragraph to go on in. */
export function placeBlocks(state: EditorState, position: number, blocks: readonly Node[]): Transaction {
  const at = betweenBlocks(state, position)
  const before = state.doc.resolve(at).nodeBefore
  const from = before !== null && isBlank(before) ? at - before.nodeSize : at
  const transaction = state.tr.replaceWith(from, at, blocks)
  const after = from + blocks.reduce((size, block) => size + block.nodeSize, 0)
  if (transaction.doc.resolve(after).nodeAfter === null) transaction.insert(after, schema.node('paragraph'))
  return transaction
}

/** The same, and the first of them chosen, so that its details are open. */
export function placeChosen(state: EditorState, position: number, blocks: readonly Node[]): Transaction {
  const transaction = placeBlocks(state, position, blocks)
  const first = startOf(transaction, blocks[0]!)
  return transaction.setSelection(NodeSelection.create(transaction.doc, first)).scrollIntoView()
}

function isBlank({ type, content }: Node): boolean {
  return type === schema.nodes.paragraph && content.size === 0
}

function startOf({ doc }: Transaction, block: Node): number {
  let found = 0
  doc.forEach((node, offset) => {
    if (node === block) found = offset
  })
  return found
}

function betweenBlocks({ doc }: EditorState, position: number): number {
  const place = doc.resolve(Math.max(0, Math.min(position, doc.content.size)))
  return place.depth === 0 ? place.pos : place.after(1)
}
