import type { EditorView } from 'prosemirror-view'
import { editorWords } from '../../editor-words.ts'
import { make, refill } from '../make.ts'
import { detailedBlock } from '../text/blocks.ts'
import { houseLetters, isHalfSpaceKey, writeHalfSpaceIn } from '../text/half-space.ts'

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

export interface Details {
  element: HTMLElement
  draw(): void
}

/** The details of the block the cursor is in, below the tools. */
export function openDetails(view: EditorView): Details {
  const element = make('div', {
    class: 'details',
    role: 'group',
    'aria-label': editorWords.details.title,
    hidden: true,
  })
  let drawn: number | null = null
  let kind = ''

  function draw(): void {
    if (element.contains(document.activeElement)) return
    const block = detailedBlock(view.state)
    const names = block === null ? undefined : details[block.node.type.name]
    element.hidden = block === null || names === undefined
    if (block === null || names === undefined) {
      drawn = null
      return
    }
    if (drawn === block.position && kind === block.node.type.name && element.childElementCount > 0) {
      showValues(block.node.attrs)
      return
    }
    drawn = block.position
    kind = block.node.type.name
    refill(
      element,
      names.map(([attribute, name]) => field(attribute, name, block.node.attrs[attribute])),
      make('button', { type: 'button', class: 'plain', click: remove }, editorWords.details.remove),
    )
  }

  function showValues(attrs: Readonly<Record<string, unknown>>): void {
    for (const input of element.querySelectorAll('input')) {
      const value = String(attrs[input.name] ?? '')
      if (input.value !== value) input.value = value
    }
  }

  function field(attribute: string, name: string, value: unknown): HTMLElement {
    const input = make('input', { id: `detail-${attribute}`, name: attribute, maxlength: 300, lang: 'fa' })
    input.value = String(value ?? '')
    input.addEventListener('keydown', (event) => {
      if (!isHalfSpaceKey(event)) return
      event.preventDefault()
      writeHalfSpaceIn(input)
    })
    input.addEventListener('input', () => write(attribute, houseLetters(input.value)))
    return make('div', { class: 'field' }, make('label', { for: `detail-${attribute}` }, name), input)
  }

  function write(attribute: string, text: string): void {
    const block = detailedBlock(view.state)
    if (block === null || block.position !== drawn) return
    const value = text.trim() === '' && attribute !== 'alt' ? null : text
    view.dispatch(view.state.tr.setNodeAttribute(block.position, attribute, value))
  }

  function remove(): void {
    const block = detailedBlock(view.state)
    if (block !== null) view.dispatch(view.state.tr.delete(block.position, block.position + block.node.nodeSize))
    view.focus()
  }

  return { element, draw }
}
