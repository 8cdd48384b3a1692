import { setBlockType, toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { readAddress } from '#article'
import { editorWords } from '../../editor-words.ts'
import { pictureWords } from '../../media/picture-words.ts'
import { make } from '../make.ts'
import type { Wanted } from '../pictures/picker.ts'
import { insertBlock, toggleList, toggleQuote } from '../text/blocks.ts'
import { writeHalfSpace } from '../text/half-space.ts'
import { schema } from '../text/schema.ts'
import { addColumn, addRow, newTable, removeColumn, removeRow } from '../text/table.ts'
import { icon } from './icons.ts'

const { nodes, marks } = schema
const { tools } = editorWords

export interface Toolbar {
  element: HTMLElement
  /** Shows which of its tools are at work where the cursor is. */
  draw(): void
}

export interface ToolbarParts {
  view: EditorView
  /** Asks for an address below the toolbar; what is given back when none is wanted is null. */
  askAddress(question: string, before: string): Promise<string | null>
  find(): void
  focus(): void
  keys(): void
  /** Opens the library for what is to be put after the cursor. */
  insert(wanted: Wanted): void
}

interface Tool {
  /** What stands on it. */
  sign: string | SVGElement
  name: string
  keys?: string
  run: Command
  isOn?: (view: EditorView) => boolean
  /** Only shown when it can do something. */
  isForTables?: boolean
  /** What it opens has the cursor. */
  takesFocus?: boolean
}

const insertTools = [
  { sign: 'picture', name: pictureWords.tools.picture, keys: 'Ctrl+Alt+P', wanted: 'picture' },
  { sign: 'gallery', name: pictureWords.tools.gallery, keys: 'Ctrl+Alt+G', wanted: 'pictures' },
  { sign: 'film', name: pictureWords.tools.film, keys: 'Ctrl+Alt+V', wanted: 'film' },
] as const

/** One row of tools; each says its key. */
export function openToolbar({ view, askAddress, find, focus, keys, insert }: ToolbarParts): Toolbar {
  const style = styleChoice(view)
  const plain = (sign: string | SVGElement, name: string, key: string, click: () => void) =>
    make('button', { type: 'button', title: titleOf(name, key), 'aria-label': name, click }, sign)
  const buttons = toolList(view, askAddress, insert).map((tool) => ({ tool, button: toolButton(tool, view) }))
  const element = make(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': tools.label, 'aria-controls': 'body' },
    style,
    buttons.map(({ button }) => button),
    plain(icon('find'), tools.find, 'Ctrl+F', find),
    plain(icon('focus'), tools.focus, 'F9', focus),
    plain('؟', tools.keys, 'F1', keys),
  )
  moveByArrows(element)
  return {
    element,
    draw() {
      const node = view.state.selection.$from.parent
      const now = node.type === nodes.heading ? String(node.attrs.level) : '0'
      if (style.value !== now) style.value = now
      for (const { tool, button } of buttons) {
        if (tool.isOn) button.setAttribute('aria-pressed', String(tool.isOn(view)))
        if (tool.isForTables) button.hidden = !tool.run(view.state)
      }
    },
  }
}

function styleChoice(view: EditorView): HTMLSelectElement {
  const levels = [
    ['0', tools.paragraph],
    ['2', tools.heading2],
    ['3', tools.heading3],
    ['4', tools.heading4],
  ] as const
  const choice = make(
    'select',
    { 'aria-label': tools.style, title: titleOf(tools.style, 'Ctrl+Alt+2') },
    levels.map(([value, name]) => make('option', { value }, name)),
  )
  choice.addEventListener('change', () => {
    const level = Number(choice.value)
    const command = level === 0 ? setBlockType(nodes.paragraph!) : setBlockType(nodes.heading!, { level })
    command(view.state, view.dispatch, view)
    view.focus()
  })
  return choice
}

function toolList(view: EditorView, askAddress: ToolbarParts['askAddress'], insert: ToolbarParts['insert']): Tool[] {
  const hasMark =
    (name: string) =>
    ({ state }: EditorView) => {
      const { from, to, empty, $from } = state.selection
      const type = marks[name]!
      return empty
        ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
        : state.doc.rangeHasMark(from, to, type)
    }
  const asking =
    (work: () => Promise<void>): Command =>
    (_state, dispatch) => {
      if (dispatch) void work()
      return true
    }
  return [
    { sign: 'ب', name: tools.strong, keys: 'Ctrl+B', run: toggleMark(marks.strong!), isOn: hasMark('strong') },
    {
      sign: icon('emphasis'),
      name: tools.emphasis,
      keys: 'Ctrl+I',
      run: toggleMark(marks.emphasis!),
      isOn: hasMark('emphasis'),
    },
    {
      sign: icon('link'),
      name: tools.link,
      keys: 'Ctrl+K',
      run: asking(() => askLink(view, askAddress)),
      isOn: hasMark('link'),
    },
    { sign: icon('bullets'), name: tools.bullets, keys: 'Ctrl+Shift+8', run: toggleList(nodes.bullet_list!) },
    { sign: icon('numbers'), name: tools.numbers, keys: 'Ctrl+Shift+7', run: toggleList(nodes.ordered_list!) },
    { sign: '«»', name: tools.quote, keys: 'Ctrl+Shift+9', run: toggleQuote },
    { sign: icon('table'), name: tools.table, run: (state, dispatch) => insertBlock(newTable())(state, dispatch) },
    { sign: '+سطر', name: tools.addRow, run: addRow, isForTables: true },
    { sign: '+ستون', name: tools.addColumn, run: addColumn, isForTables: true },
    { sign: '−سطر', name: tools.removeRow, run: removeRow, isForTables: true },
    { sign: '−ستون', name: tools.removeColumn, run: removeColumn, isForTables: true },
    { sign: icon('divider'), name: tools.divider, run: insertBlock(nodes.divider!.create()) },
    { sign: icon('embed'), name: tools.embed, run: asking(() => askEmbed(view, askAddress)) },
    ...insertTools.map(({ sign, name, keys, wanted }) => ({
      ...{ sign: icon(sign), name, keys },
      run: asking(async () => insert(wanted)),
      takesFocus: true,
    })),
    { sign: icon('halfSpace'), name: tools.halfSpace, keys: 'Shift+Space', run: writeHalfSpace },
    { sign: icon('undo'), name: tools.undo, keys: 'Ctrl+Z', run: undo },
    { sign: icon('redo'), name: tools.redo, keys: 'Ctrl+Y', run: redo },
  ]
}

function toolButton({ sign, name, keys, run, isForTables, takesFocus }: Tool, view: EditorView): HTMLButtonElement {
  const click = () => {
    run(view.state, view.dispatch, view)
    if (takesFocus !== true) view.focus()
  }
  // The press must not take the cursor out of the text.
  const mousedown = (event: Event) => event.preventDefault()
  return make(
    'button',
    {
      ...{ type: 'button', title: titleOf(name, keys), hidden: isForTables === true, click, mousedown },
      // What stands on the tools of tables names them.
      'aria-label': isForTables === true ? null : name,
    },
    sign,
  )
}

function titleOf(name: string, keys: string | undefined): string {
  return keys === undefined ? name : `${name} (${keys})`
}

/** Asks where the chosen words should lead; an empty answer takes the link away. */
export async function askLink(view: EditorView, askAddress: ToolbarParts['askAddress']): Promise<void> {
  const { from, to, empty, $from } = view.state.selection
  const before = marks.link!.isInSet($from.marks())?.attrs.href ?? ''
  const typed = await askAddress(editorWords.ask.linkAddress, before)
  view.focus()
  if (typed === null) return
  const href = readAddress(typed, ['web', 'site', 'mail'])
  const { tr: transaction } = view.state
  if (href === null) transaction.removeMark(from, to, marks.link!)
  else if (empty) transaction.insertText(href, from).addMark(from, from + href.length, marks.link!.create({ href }))
  else transaction.addMark(from, to, marks.link!.create({ href }))
  view.dispatch(transaction)
}

async function askEmbed(view: EditorView, askAddress: ToolbarParts['askAddress']): Promise<void> {
  const url = readAddress((await askAddress(editorWords.ask.embedAddress, '')) ?? '', ['web'])
  if (url === null) return
  const provider = new URL(url).hostname.replace(/^www\./, '')
  insertBlock(nodes.embed!.create({ url, title: null, provider }))(view.state, view.dispatch)
  view.focus()
}

/** One stop for Tab; inside, the arrows (ARIA Authoring Practices, toolbar). */
function moveByArrows(toolbar: HTMLElement): void {
  const stops = () => [...toolbar.querySelectorAll<HTMLElement>('button:not([hidden]), select')]
  for (const [index, stop] of stops().entries()) stop.tabIndex = index === 0 ? 0 : -1
  toolbar.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: 1, ArrowRight: -1 }[event.key]
    const list = stops()
    const at = list.indexOf(document.activeElement as HTMLElement)
    if (step === undefined || at === -1 || document.activeElement instanceof HTMLSelectElement) return
    const next = list[(at + step + list.length) % list.length]!
    for (const stop of list) stop.tabIndex = stop === next ? 0 : -1
    next.focus()
    event.preventDefault()
  })
}
