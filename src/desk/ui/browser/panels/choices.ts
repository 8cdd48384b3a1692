import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { type Block, shownText } from '#article'
import { editorWords } from '../../editor-words.ts'
import type { OpenChoice } from '../keep/copy.ts'
import { make, refill } from '../make.ts'
import { blockOf } from '../text/body.ts'
import { schema } from '../text/schema.ts'
import { valueText, versionView } from './diff-view.ts'

/** A choice, and where its two versions stand in the body now (null: nowhere). */
interface Standing {
  choice: OpenChoice
  first: number | null
  second: number | null
}

const key = new PluginKey<readonly Standing[]>('choices')

/** Keeps to the two versions of each clash while people go on writing in them, and marks them. */
export const choicesPlugin: Plugin = new Plugin<readonly Standing[]>({
  key,
  state: {
    init: () => [],
    apply(transaction, before) {
      const set = transaction.getMeta(key) as readonly OpenChoice[] | undefined
      const moved = transaction.docChanged ? before.map((one) => movedBy(one, transaction)) : before
      return set === undefined
        ? moved
        : set.map((choice) => moved.find((one) => one.choice.id === choice.id) ?? located(choice, transaction.doc))
    },
  },
  props: {
    decorations(state) {
      const standings = key.getState(state)!
      if (standings.length === 0) return DecorationSet.empty
      return DecorationSet.create(
        state.doc,
        standings.flatMap((one) => [
          ...marked(one.first, 'first', state.doc),
          ...marked(one.second, 'second', state.doc),
        ]),
      )
    },
  },
})

function movedBy({ choice, first, second }: Standing, { mapping }: Transaction): Standing {
  const moved = (position: number | null) => {
    if (position === null) return null
    const result = mapping.mapResult(position, 1)
    return result.deletedAfter ? null : result.pos
  }
  return { choice, first: moved(first), second: moved(second) }
}

function located(choice: OpenChoice, doc: Node): Standing {
  if (choice.kind !== 'block') return { choice, first: null, second: null }
  const first = placeOf(doc, choice.first, 0)
  return { choice, first, second: placeOf(doc, choice.second, first === null ? 0 : first + 1) }
}

function placeOf(doc: Node, block: Block | null, from: number): number | null {
  if (block === null) return null
  const wanted = JSON.stringify(block)
  let found: number | null = null
  doc.forEach((node, offset) => {
    if (found === null && offset >= from && JSON.stringify(blockOf(node)) === wanted) found = offset
  })
  return found
}

function marked(position: number | null, version: 'first' | 'second', doc: Node): Decoration[] {
  const node = position === null ? null : doc.nodeAt(position)
  if (position === null || node === null) return []
  return [Decoration.node(position, position + node.nodeSize, { class: `clash ${version}` })]
}

/** The open choices, each with its two versions as they stand now. */
export function choicesOf(state: EditorState): OpenChoice[] {
  return key.getState(state)!.map(({ choice, first, second }) => {
    if (choice.kind !== 'block') return choice
    const now = (position: number | null, known: Block | null) =>
      position === null ? known : blockOf(state.doc.nodeAt(position)!)
    return { ...choice, first: now(first, choice.first), second: now(second, choice.second) }
  })
}

export function setChoices(view: EditorView, choices: readonly OpenChoice[]): void {
  if (choices.length === 0 && key.getState(view.state)!.length === 0) return
  view.dispatch(view.state.tr.setMeta(key, choices).setMeta('addToHistory', false))
}

export interface ChoicesPanel {
  element: HTMLElement
  /** Draws what is open now. */
  draw(): void
}

export interface ChoicesParts {
  view: EditorView
  /** Puts a version in the place of a part that is no body. */
  setPart(part: string, value: unknown): void
  onChoice(): void
}

/** Both versions side by side, and an explicit choice. */
export function openChoicesPanel({ view, setPart, onChoice }: ChoicesParts): ChoicesPanel {
  const element = make('section', { class: 'choices', 'aria-label': editorWords.choices.title, hidden: true })
  let drawn = ''

  function choose(id: string, wanted: 'first' | 'second' | 'both'): void {
    const standing = key.getState(view.state)!.find(({ choice }) => choice.id === id)
    if (standing === undefined) return
    const { choice } = standing
    if (choice.kind === 'part' && wanted === 'second') setPart(choice.part, choice.second)
    const rest = choicesOf(view.state).filter((one) => one.id !== id)
    const { tr: transaction } = view.state
    if (choice.kind === 'block' && wanted !== 'both') keepOne(transaction, standing, wanted)
    view.dispatch(transaction.setMeta(key, rest))
    onChoice()
    draw()
    view.focus()
  }

  function draw(): void {
    const choices = choicesOf(view.state)
    const text = JSON.stringify(choices)
    if (text === drawn) return
    drawn = text
    element.hidden = choices.length === 0
    refill(
      element,
      make('h2', {}, editorWords.choices.title),
      make('p', { class: 'hint' }, editorWords.choices.hint),
      choices.map((choice) => choiceView(choice, choose)),
    )
  }

  return { element, draw }
}

function keepOne(transaction: Transaction, { choice, first, second }: Standing, wanted: 'first' | 'second'): void {
  if (choice.kind !== 'block') return
  const [kept, other] = wanted === 'first' ? [first, second] : [second, first]
  const block = wanted === 'first' ? choice.first : choice.second
  if (other !== null) {
    const node = transaction.doc.nodeAt(other)!
    // A version that is nowhere any more comes back in the place of the other.
    if (kept === null && block !== null)
      transaction.replaceWith(other, other + node.nodeSize, schema.nodeFromJSON(block))
    else transaction.delete(other, other + node.nodeSize)
  } else if (kept === null && block !== null) {
    transaction.insert(transaction.doc.content.size, schema.nodeFromJSON(block))
  }
}

function choiceView(
  choice: OpenChoice,
  choose: (id: string, wanted: 'first' | 'second' | 'both') => void,
): HTMLElement {
  const text = (value: Block | null | unknown) => {
    if (choice.kind === 'part') return valueText(value)
    return value === null ? '' : shownText(value as Block)
  }
  const [first, second] = [text(choice.first), text(choice.second)]
  const version = (which: 'first' | 'second', by: string, said: string, other: string) =>
    make(
      'div',
      { class: `version ${which}` },
      make('h4', {}, editorWords.choices.of(nameOf(by))),
      make('p', {}, said === '' ? make('i', {}, editorWords.choices.removed) : versionView(said, other)),
      make(
        'button',
        { type: 'button', class: 'secondary', click: () => choose(choice.id, which) },
        editorWords.choices.take,
      ),
    )
  return make(
    'article',
    {},
    make('h3', {}, choice.kind === 'part' ? editorWords.fields[choice.part] : editorWords.choices.block),
    make(
      'div',
      { class: 'versions' },
      version('first', choice.firstBy, first, second),
      version('second', choice.secondBy, second, first),
    ),
    choice.kind === 'block' &&
      make(
        'button',
        { type: 'button', class: 'plain', click: () => choose(choice.id, 'both') },
        editorWords.choices.both,
      ),
  )
}

/** `account:sara` as people say it. */
function nameOf(actor: string): string {
  return actor.replace(/^(?:account|token):/, '')
}
