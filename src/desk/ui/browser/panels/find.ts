import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { toPersianDigits } from '#persian'
import { editorWords } from '../../editor-words.ts'
import { make } from '../make.ts'
import { findFolded } from '../text/folding.ts'
import { houseLetters, isHalfSpaceKey, writeHalfSpaceIn } from '../text/half-space.ts'

interface Found {
  from: number
  to: number
}

interface Search {
  wanted: string
  found: readonly Found[]
}

const key = new PluginKey<Search>('find')
const foundMax = 2_000
const words = editorWords.find

const plugin: Plugin = new Plugin<Search>({
  key,
  state: {
    init: () => ({ wanted: '', found: [] }),
    apply(transaction, before, _old, state) {
      const wanted = (transaction.getMeta(key) as string | undefined) ?? before.wanted
      if (wanted === before.wanted && !transaction.docChanged) return before
      return { wanted, found: wanted === '' ? [] : search(state, wanted) }
    },
  },
  props: {
    decorations(state) {
      const { found } = key.getState(state)!
      if (found.length === 0) return DecorationSet.empty
      return DecorationSet.create(
        state.doc,
        found.map(({ from, to }) =>
          Decoration.inline(from, to, {
            class: from === state.selection.from && to === state.selection.to ? 'found now' : 'found',
          }),
        ),
      )
    },
  },
})

function search({ doc }: EditorState, wanted: string): Found[] {
  const found: Found[] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return found.length < foundMax
    for (const { start, end } of findFolded(node.textContent, wanted)) {
      found.push({ from: position + 1 + start, to: position + 1 + end })
    }
    return false
  })
  return found.slice(0, foundMax)
}

/** Finds and replaces in the body, however the letters are written. */
export class Find {
  readonly plugin = plugin
  readonly element: HTMLElement
  #view: EditorView | null = null
  #what = field('find-what', words.what, () => this.#look())
  #by = field('find-by', words.by, () => {})
  #count = make('span', { role: 'status', class: 'quiet' })

  constructor() {
    const press = (name: string, click: () => void) => make('button', { type: 'button', class: 'plain', click }, name)
    this.element = make(
      'div',
      { class: 'find-strip', role: 'search', 'aria-label': words.title, hidden: true },
      this.#what.box,
      this.#by.box,
      press(words.next, () => this.next()),
      press(words.previous, () => this.#step(-1)),
      press(words.replace, () => this.#replace()),
      press(words.replaceAll, () => this.#replaceAll()),
      this.#count,
      press(words.close, () => this.#close()),
    )
    this.element.addEventListener('keydown', (event) => this.#key(event))
  }

  attach(view: EditorView): void {
    this.#view = view
  }

  /** Opens the strip, with the chosen words in it. */
  open(): void {
    this.element.hidden = false
    const state = this.#view?.state
    const chosen = state?.doc.textBetween(state.selection.from, state.selection.to, ' ') ?? ''
    if (chosen !== '' && chosen.length < 100) this.#what.input.value = chosen
    this.#what.input.focus()
    this.#what.input.select()
    this.#look()
  }

  next(): void {
    this.#step(1)
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      if (event.target === this.#by.input) this.#replace()
      else this.#step(event.shiftKey ? -1 : 1)
    }
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.#close()
  }

  #look(): void {
    this.#view?.dispatch(this.#view.state.tr.setMeta(key, this.#what.input.value))
    this.#tellCount()
  }

  #tellCount(): void {
    if (this.#view === null) return
    const { found } = key.getState(this.#view.state)!
    const at = found.findIndex((one) => isChosen(one, this.#view!.state)) + 1
    const isAsked = this.#what.input.value.trim() !== ''
    this.#count.textContent = isAsked ? toPersianDigits(words.count(at, found.length)) : ''
  }

  #step(direction: 1 | -1): void {
    if (this.#view === null) return
    const { state } = this.#view
    const { found } = key.getState(state)!
    const { from } = state.selection
    const ahead = direction > 0 ? found.find((one) => one.from > from) : found.findLast((one) => one.from < from)
    const next = ahead ?? (direction > 0 ? found[0] : found.at(-1))
    if (next) {
      const selection = TextSelection.create(state.doc, next.from, next.to)
      this.#view.dispatch(state.tr.setSelection(selection).scrollIntoView())
    }
    this.#tellCount()
  }

  #replace(): void {
    if (this.#view === null) return
    const { state } = this.#view
    const chosen = key.getState(state)!.found.filter((one) => isChosen(one, state))
    if (chosen.length > 0) this.#view.dispatch(this.#replacing(chosen))
    this.#step(1)
  }

  #replaceAll(): void {
    if (this.#view === null) return
    const { found } = key.getState(this.#view.state)!
    if (found.length > 0) this.#view.dispatch(this.#replacing(found))
    this.#count.textContent = toPersianDigits(words.replaced(found.length))
  }

  /** From the end, so that what is still to be replaced stays where it is. */
  #replacing(found: readonly Found[]): Transaction {
    const { tr: transaction } = this.#view!.state
    const text = houseLetters(this.#by.input.value)
    for (const { from, to } of [...found].reverse()) transaction.insertText(text, from, to)
    return transaction
  }

  #close(): void {
    this.element.hidden = true
    this.#view?.dispatch(this.#view.state.tr.setMeta(key, ''))
    this.#view?.focus()
  }
}

function isChosen({ from, to }: Found, { selection }: EditorState): boolean {
  return from === selection.from && to === selection.to
}

function field(id: string, name: string, onInput: () => void) {
  const input = make('input', { id, maxlength: 200, lang: 'fa', autocomplete: 'off', input: onInput })
  input.addEventListener('keydown', (event) => {
    if (!isHalfSpaceKey(event)) return
    event.preventDefault()
    writeHalfSpaceIn(input)
  })
  return { input, box: make('div', {}, make('label', { for: id }, name), input) }
}
