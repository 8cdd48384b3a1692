import type { Node, ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { schema } from './schema.ts'

/** Tables of plain cells: no cell spans others. */

interface Cell {
  table: Node
  /** Position before the table. */
  tableStart: number
  row: number
  column: number
}

function cellOf($position: ResolvedPos): Cell | null {
  const table = $position.depth < 3 ? null : $position.node(1)
  if (table === null || table.type !== schema.nodes.table) return null
  return { table, tableStart: $position.before(1), row: $position.index(1), column: $position.index(2) }
}

/** A table of two columns: a row of heads and two of cells. */
export function newTable(): Node {
  const row = (type: string) => schema.node('table_row', null, [schema.node(type), schema.node(type)])
  return schema.node('table', null, [row('table_header'), row('table_cell'), row('table_cell')])
}

export const goToNextCell: Command = (state, dispatch) => goToCell(state, dispatch, 1)
export const goToPreviousCell: Command = (state, dispatch) => goToCell(state, dispatch, -1)

function goToCell(
  state: EditorState,
  dispatch: ((transaction: Transaction) => void) | undefined,
  step: 1 | -1,
): boolean {
  const { $head } = state.selection
  const cell = cellOf($head)
  if (cell === null) return false
  const edge = step > 0 ? $head.after(3) : $head.before(3)
  const found = Selection.findFrom(state.doc.resolve(edge), step, true)
  const isInside = found !== null && found.from > cell.tableStart && found.to < cell.tableStart + cell.table.nodeSize
  if (isInside)
    dispatch?.(
      state.tr.setSelection(TextSelection.create(state.doc, found.$head.start(), found.$head.end())).scrollIntoView(),
    )
  else if (step > 0) return addRow(state, dispatch)
  return true
}

/** Enter in a cell goes to the row below, and from the last one out of the table. */
export const leaveTable: Command = (state, dispatch) => {
  const cell = cellOf(state.selection.$head)
  if (cell === null) return false
  const after = cell.tableStart + cell.table.nodeSize
  if (cell.row < cell.table.childCount - 1) return goToRowBelow(state, dispatch, cell)
  const next = state.doc.nodeAt(after)
  const transaction = next?.isTextblock ? state.tr : state.tr.insert(after, schema.node('paragraph'))
  dispatch?.(transaction.setSelection(TextSelection.near(transaction.doc.resolve(after + 1))).scrollIntoView())
  return true
}

function goToRowBelow(
  state: EditorState,
  dispatch: ((transaction: Transaction) => void) | undefined,
  cell: Cell,
): boolean {
  let at = cell.tableStart + 1
  for (let row = 0; row <= cell.row; row += 1) at += cell.table.child(row).nodeSize
  const below = cell.table.child(cell.row + 1)
  at += 1
  for (let column = 0; column < Math.min(cell.column, below.childCount - 1); column += 1)
    at += below.child(column).nodeSize
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(at + 1))).scrollIntoView())
  return true
}

/** A row of empty cells under the one the cursor is in. */
export const addRow: Command = (state, dispatch) =>
  changeRows(state, dispatch, (rows, { row }) => {
    const cells = Array.from({ length: rows[row]!.childCount }, () => schema.node('table_cell'))
    return [...rows.slice(0, row + 1), schema.node('table_row', null, cells), ...rows.slice(row + 1)]
  })

export const addColumn: Command = (state, dispatch) =>
  changeRows(state, dispatch, (rows, { column }) =>
    rows.map((row) =>
      withCells(row, (cells) => [
        ...cells.slice(0, column + 1),
        (cells[column] ?? cells.at(-1)!).type.create(),
        ...cells.slice(column + 1),
      ]),
    ),
  )

export const removeRow: Command = (state, dispatch) =>
  changeRows(state, dispatch, (rows, { row }) => rows.filter((_, index) => index !== row))

export const removeColumn: Command = (state, dispatch) =>
  changeRows(state, dispatch, (rows, { column }) =>
    rows.flatMap((row) =>
      row.childCount > 1 ? [withCells(row, (cells) => cells.filter((_, index) => index !== column))] : [],
    ),
  )

function withCells(row: Node, change: (cells: readonly Node[]) => readonly Node[]): Node {
  return row.type.create(null, change(row.children) as Node[])
}

/** A table without rows is taken out. */
function changeRows(
  state: EditorState,
  dispatch: ((transaction: Transaction) => void) | undefined,
  change: (rows: readonly Node[], cell: Cell) => readonly Node[],
): boolean {
  const { $head } = state.selection
  const cell = cellOf($head)
  if (cell === null) return false
  const rows = change(cell.table.children, cell)
  const { tr: transaction } = state
  const end = cell.tableStart + cell.table.nodeSize
  if (rows.length === 0) transaction.delete(cell.tableStart, end)
  else transaction.replaceWith(cell.tableStart, end, cell.table.type.create(cell.table.attrs, rows as Node[]))
  const near = Math.min($head.pos, transaction.doc.content.size)
  dispatch?.(transaction.setSelection(TextSelection.near(transaction.doc.resolve(near))).scrollIntoView())
  return true
}
