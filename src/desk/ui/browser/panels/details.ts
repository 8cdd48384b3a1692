import { redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { NodeSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Picture } from '#article'
import { editorWords } from '../../editor-words.ts'
import { pictureWords } from '../../media/picture-words.ts'
import { make, refill } from '../make.ts'
import { detailTools } from '../pictures/detail-tools.ts'
import type { Pictures } from '../pictures/pictures.ts'
import { detailedBlock, moveBlock } from '../text/blocks.ts'
import { tendField } from './tend-field.ts'

/** What can be said of a block besides its text, by the kind of block. */
const details: Record<string, [attribute: string, name: string][]> = {
  quote: [['speaker', editorWords.details.speaker]],
  table: [['caption', editorWords.details.caption]],
  image: [
    ['alt', editorWords.details.alt],
    ['caption', editorWords.details.caption],
    ['credit', editorWords.details.credit],
  ],
  video: [['caption', editorWords.details.caption]],
  embed: [
    ['title', editorWords.details.title_],
    ['provider', editorWords.details.provider],
  ],
  gallery: [],
  divider: [],
}

/** As long as #article takes. */
const lengthMax: Record<string, number> = { alt: 2_000, caption: 2_000 }
const lengthMaxOfOthers = 300

export interface Details {
  element: HTMLElement
  draw(): void
}

export interface DetailsParts {
  view: EditorView
  pictures: Pictures
  takeHero(hero: Picture): void
}

/** The details of the block the cursor is in, below the tools. */
export function openDetails(parts: DetailsParts): Details {
  const { view } = parts
  const element = make('div', {
    class: 'details',
    role: 'group',
    'aria-label': editorWords.details.title,
    hidden: true,
  })
  let kind = ''
  let drawn: number | null = null
  let more: { element: HTMLElement; draw(): void } | null = null
  element.addEventListener('keydown', (event) => undoFrom(event, view))

  function draw(): void {
    const block = detailedBlock(view.state)
    const names = block === null ? undefined : details[block.node.type.name]
    if (element.contains(document.activeElement) && block?.node.type.name === kind) {
      more?.draw()
      return
    }
    element.hidden = block === null || names === undefined
    if (block === null || names === undefined) {
      kind = ''
      return
    }
    if (drawn === block.position && kind === block.node.type.name && element.childElementCount > 0) {
      showValues(block.node.attrs)
      more?.draw()
      return
    }
    drawn = block.position
    kind = block.node.type.name
    more = detailTools(parts, kind)
    refill(
      element,
      names.map(([attribute, name]) => field(attribute, name, block.node.attrs[attribute])),
      make('div', { class: 'line' }, block.node.isAtom && moveButtons(view), removeButton(view, block.node)),
      more?.element ?? null,
    )
  }

  function showValues(attrs: Readonly<Record<string, unknown>>): void {
    for (const input of element.querySelectorAll<HTMLInputElement>(':scope > .field input')) {
      const value = String(attrs[input.name] ?? '')
      if (input.value !== value) input.value = value
    }
  }

  function field(attribute: string, name: string, value: unknown): HTMLElement {
    const maxlength = lengthMax[attribute] ?? lengthMaxOfOthers
    const input = make('input', { id: `detail-${attribute}`, name: attribute, maxlength, lang: 'fa' })
    input.value = String(value ?? '')
    tendField(input, () => write(attribute, input.value))
    input.addEventListener('next-field', (event) => {
      event.stopPropagation()
      const inputs = [...element.querySelectorAll<HTMLInputElement>(':scope > .field input')]
      const next = inputs[inputs.indexOf(input) + 1]
      if (next) next.focus()
      else view.focus()
    })
    return make('div', { class: 'field' }, make('label', { for: `detail-${attribute}` }, name), input)
  }

  function write(attribute: string, text: string): void {
    const block = detailedBlock(view.state)
    if (block === null || block.node.type.name !== kind) return
    const value = text.trim() === '' && attribute !== 'alt' ? null : text
    view.dispatch(view.state.tr.setNodeAttribute(block.position, attribute, value))
    rechoose(view, block.position)
  }

  return { element, draw }
}

/** A block whose attribute changed is another block: it stays the chosen one. */
export function rechoose(view: EditorView, position: number): void {
  const node = view.state.doc.nodeAt(position)
  if (node === null || !node.isAtom || view.state.selection instanceof NodeSelection) return
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)))
}

/** What was pressed here is taken back here; words in a field by the field itself. */
function undoFrom(event: KeyboardEvent, { state, dispatch }: EditorView): void {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey
  if (!isCommand || event.target instanceof HTMLInputElement) return
  const command = { KeyZ: event.shiftKey ? redo : undo, KeyY: redo }[event.code]
  if (command === undefined) return
  event.preventDefault()
  command(state, dispatch)
}

function moveButtons(view: EditorView): HTMLElement[] {
  const button = (way: 'up' | 'down', sign: string) =>
    make(
      'button',
      {
        ...{ type: 'button', class: 'plain', 'aria-label': pictureWords.block[way] },
        title: `${pictureWords.block[way]} (Alt+Shift+${sign})`,
        click: () => moveBlock(way)(view.state, view.dispatch),
      },
      sign,
    )
  return [button('up', '↑'), button('down', '↓')]
}

function removeButton(view: EditorView, { type }: Node): HTMLElement {
  const click = () => {
    const block = detailedBlock(view.state)
    if (block?.node.type === type)
      view.dispatch(view.state.tr.delete(block.position, block.position + block.node.nodeSize))
    view.focus()
  }
  return make('button', { type: 'button', class: 'plain', click }, editorWords.details.remove)
}
