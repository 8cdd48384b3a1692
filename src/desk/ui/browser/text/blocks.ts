import { lift, wrapIn } from 'prosemirror-commands'
import type { Node, NodeType } from 'prosemirror-model'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state'
import { schema } from './schema.ts'

/** Makes a list of the chosen blocks; of a list of that kind, paragraphs again. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch) => {
    const list = listAround(state)
    if (list === null) return wrapInList(type)(state, dispatch)
    if (list.node.type === type) return liftListItem(schema.nodes.list_item!)(state, dispatch)
    dispatch?.(state.tr.setNodeMarkup(list.position, type))
    return true
  }
}

function listAround({ selection: { $from } }: EditorState): { node: Node; position: number } | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (node.type === schema.nodes.bullet_list || node.type === schema.nodes.ordered_list) {
      return { node, position: $from.before(depth) }
    }
  }
  return null
}

export const toggleQuote: Command = (state, dispatch) => {
  const { $from } = state.selection
  const isQuote = $from.depth > 1 && $from.node(1).type === schema.nodes.quote
  return isQuote ? lift(state, dispatch) : wrapIn(schema.nodes.quote!)(state, dispatch)
}

/** Puts a block after the one the cursor is in (in its place, where that is empty), and a paragraph to go on in. */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const top = $from.depth === 0 ? null : $from.node(1)
    const isBlank = top !== null && top.type === schema.nodes.paragraph && top.content.size === 0
    const from = top === null ? $from.pos : isBlank ? $from.before(1) : $from.after(1)
    const to = isBlank ? $from.after(1) : from
    const transaction = state.tr.replaceWith(from, to, block)
    const after = from + block.nodeSize
    if (transaction.doc.resolve(after).nodeAfter === null) transaction.insert(after, schema.node('paragraph'))
    const inside = block.isAtom
      ? TextSelection.near(transaction.doc.resolve(after))
      : TextSelection.near(transaction.doc.resolve(from + 1))
    dispatch?.(transaction.setSelection(inside).scrollIntoView())
    return true
  }
}

/** Moves the block that is chosen, or that the cursor is in, past its neighbour; the cursor goes with it. */
export function moveBlock(way: 'up' | 'down'): Command {
  return (state, dispatch) => {
    const { selection, doc } = state
    const index = selection.$from.index(0)
    const other = way === 'up' ? index - 1 : index + 1
    if (index >= doc.childCount || other < 0 || other >= doc.childCount) return false
    const start = selection.$from.posAtIndex(index, 0)
    const [node, neighbour] = [doc.child(index), doc.child(other)]
    const to = way === 'up' ? start - neighbour.nodeSize : start + neighbour.nodeSize
    const transaction = state.tr.delete(start, start + node.nodeSize).insert(to, node)
    const moved =
      selection instanceof NodeSelection
        ? NodeSelection.create(transaction.doc, to)
        : TextSelection.create(transaction.doc, selection.anchor - start + to, selection.head - start + to)
    dispatch?.(transaction.setSelection(moved).scrollIntoView())
    return true
  }
}

/** The block whose details can be edited: one that is chosen as a whole, or a quotation or table around the cursor. */
export function detailedBlock({ selection }: EditorState): { node: Node; position: number } | null {
  if (selection instanceof NodeSelection && selection.$from.depth === 0)
    return { node: selection.node, position: selection.from }
  if (selection.$from.depth < 1) return null
  const node = selection.$from.node(1)
  const hasDetails = node.type === schema.nodes.quote || node.type === schema.nodes.table
  return hasDetails ? { node, position: selection.$from.before(1) } : null
}
