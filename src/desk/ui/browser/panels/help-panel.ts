import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type PluginSpec } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { type Misspelling, toPersianDigits } from '#persian'
import { editorWords } from '../../editor-words.ts'
import type { Suggestion } from '../help/help-messages.ts'
import { type HelpWorker, openHelpWorker } from '../help/help-worker-client.ts'
import { ask } from '../keep/ask.ts'
import type { Opening } from '../keep/copy.ts'
import { make, refill } from '../make.ts'

interface Marks {
  /** Suggestions that wait for an answer, each with its `suggestion`. */
  review: DecorationSet
  /** Words that are probably misspelled, each with its `misspelling`. */
  spelling: DecorationSet
}

const key = new PluginKey<Marks>('help')
const words = editorWords.help
const ownWordsName = 'sanad-words'
const spellingName = 'sanad-spelling'
/** From the last key until spelling is looked at again. */
const quietMs = 800
const shownMax = 100
/** Letters around a suggestion that tell where it stands. */
const contextLength = 14

const marksSpec: PluginSpec<Marks> = {
  key,
  state: {
    init: () => ({ review: DecorationSet.empty, spelling: DecorationSet.empty }),
    apply(transaction, { review, spelling }) {
      const set = (transaction.getMeta(key) ?? {}) as Partial<Marks>
      const moved = (marks: DecorationSet) =>
        transaction.docChanged ? marks.map(transaction.mapping, transaction.doc) : marks
      return { review: set.review ?? moved(review), spelling: set.spelling ?? moved(spelling) }
    },
  },
  props: {
    decorations(state) {
      const { review, spelling } = key.getState(state)!
      const all = [...review.find(), ...spelling.find()]
      return all.length === 0 ? DecorationSet.empty : DecorationSet.create(state.doc, all)
    },
  },
}

/** Half-spaces, letters and spelling, as suggestions that a person accepts or refuses. */
export class Help {
  readonly plugin: Plugin
  readonly element: HTMLElement
  #worker: HelpWorker
  #view: EditorView | null = null
  #said = make('p', { class: 'said', role: 'status' })
  #list = make('ul', { class: 'suggestions' })
  #wrong = make('ul', { class: 'suggestions' })
  #acceptAll = make(
    'button',
    { type: 'button', class: 'secondary', hidden: true, click: () => this.#takeAll() },
    words.acceptAll,
  )
  #spelling = make('input', { type: 'checkbox', id: 'spelling', change: () => this.#turn() })
  #checked = new WeakMap<Node, Misspelling[]>()
  #own = new Set<string>(JSON.parse(localStorage.getItem(ownWordsName) ?? '[]'))
  /** Words of the newsroom; what one person learnt is kept in her browser. */
  #house: Set<string>
  #timer: number | undefined

  constructor(workerAddress: string, house: Opening['house']) {
    this.#worker = openHelpWorker(workerAddress, house.style)
    this.#house = new Set(house.words)
    this.#spelling.checked = localStorage.getItem(spellingName) !== 'off'
    const look = make(
      'button',
      { type: 'button', title: `${words.look} (F8)`, click: () => void this.look() },
      words.look,
    )
    this.element = make(
      'div',
      {},
      make('div', { class: 'line' }, look, this.#acceptAll),
      this.#said,
      this.#list,
      make('label', { class: 'check', for: 'spelling' }, this.#spelling, ' ', words.spelling),
      this.#wrong,
      ...(house.mayKeep ? [make('p', {}, make('a', { href: '/desk/settings/words' }, words.dictionary))] : []),
    )
    const view = () => ({
      update: (now: EditorView, before: EditorState) => void (now.state.doc !== before.doc && this.#soon()),
    })
    this.plugin = new Plugin({ ...marksSpec, view })
  }

  attach(view: EditorView): void {
    this.#view = view
    this.#soon()
  }

  /** Looks through the whole text for what could be better Persian. */
  async look(): Promise<void> {
    if (this.#view === null) return
    this.#said.textContent = words.looking
    const { state } = this.#view
    const blocks = textblocks(state)
    const results = await this.#worker.review(blocks.map(({ node }) => node.textContent))
    if (this.#view.state.doc !== state.doc) {
      this.#said.textContent = words.stale
      return
    }
    const marks = results.flatMap((found, index) => found.map((one) => suggestionMark(blocks[index]!.start, one)))
    this.#setMarks({ review: DecorationSet.create(state.doc, marks) })
    this.#draw()
  }

  #marks(): Marks {
    return key.getState(this.#view!.state)!
  }

  #setMarks(marks: Partial<Marks>): void {
    this.#view!.dispatch(this.#view!.state.tr.setMeta(key, marks))
  }

  #draw(): void {
    const found = this.#marks().review.find()
    this.#said.textContent = found.length === 0 ? words.clean : toPersianDigits(words.found(found.length))
    this.#acceptAll.hidden = found.length < 2
    const { doc } = this.#view!.state
    const answers = { take: (mark: Decoration) => this.#take([mark]), drop: (mark: Decoration) => this.#drop(mark) }
    refill(
      this.#list,
      found.slice(0, shownMax).map((mark) => suggestionView(mark, doc, answers)),
    )
  }

  /** Only where the text still says what the suggestion was made for. */
  #take(marks: readonly Decoration[]): void {
    const { tr: transaction } = this.#view!.state
    const known = this.#marks().review
    for (const mark of [...marks].sort((one, other) => other.from - one.from)) {
      const suggestion = suggestionOf(mark)
      const now = known.find(mark.from, mark.to, (spec) => spec.suggestion === suggestion)[0]
      const isSame = now !== undefined && transaction.doc.textBetween(now.from, now.to) === suggestion.before
      if (isSame) transaction.insertText(suggestion.after, now.from, now.to)
    }
    const rest = known.remove([...marks]).map(transaction.mapping, transaction.doc)
    this.#view!.dispatch(transaction.setMeta(key, { review: rest }))
    this.#draw()
  }

  #takeAll(): void {
    this.#take(this.#marks().review.find())
  }

  #drop(mark: Decoration): void {
    this.#setMarks({ review: this.#marks().review.remove([mark]) })
    this.#draw()
  }

  #turn(): void {
    localStorage.setItem(spellingName, this.#spelling.checked ? 'on' : 'off')
    this.#soon()
  }

  #soon(): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#spell(), quietMs)
  }

  async #spell(): Promise<void> {
    const isOn = this.#spelling.checked
    const fresh = isOn ? textblocks(this.#view!.state).filter(({ node }) => !this.#checked.has(node)) : []
    if (fresh.length > 0) {
      const texts = fresh.map(({ node }) => node.textContent)
      const results = await this.#worker.misspellings(texts, [...this.#house, ...this.#own])
      for (const [index, { node }] of fresh.entries()) this.#checked.set(node, results[index] ?? [])
    }
    if (isOn || this.#marks().spelling.find().length > 0) this.#markSpelling()
  }

  #markSpelling(): void {
    const { state } = this.#view!
    const blocks = this.#spelling.checked ? textblocks(state) : []
    const marks = blocks.flatMap(({ node, start }) => {
      const wrong = (this.#checked.get(node) ?? []).filter(({ word }) => !this.#own.has(word) && !this.#house.has(word))
      return wrong.map((one) => misspellingMark(start, one))
    })
    // It takes the list apart that it is given.
    this.#setMarks({ spelling: DecorationSet.create(state.doc, [...marks]) })
    const answers = {
      correct: (mark: Decoration, better: string) => this.#correct(mark, better),
      learn: (word: string) => this.#learn(word),
      teach: (word: string) => void this.#teach(word),
    }
    refill(
      this.#wrong,
      marks.slice(0, shownMax).map((mark) => misspellingView(mark, answers)),
    )
  }

  #correct(mark: Decoration, better: string): void {
    const { state, dispatch } = this.#view!
    const misspelling = misspellingOf(mark)
    const isThis = (spec: Record<string, unknown>) => spec.misspelling === misspelling
    const now = this.#marks().spelling.find(undefined, undefined, isThis)[0]
    const isSame = now !== undefined && state.doc.textBetween(now.from, now.to) === misspelling.word
    if (isSame) dispatch(state.tr.insertText(better, now.from, now.to))
  }

  #learn(word: string): void {
    this.#own.add(word)
    localStorage.setItem(ownWordsName, JSON.stringify([...this.#own]))
    this.#markSpelling()
  }

  /** Tells the whole newsroom; here the word is right at once. */
  async #teach(word: string): Promise<void> {
    const { status } = await ask('POST', '/api/v1/words', { words: [word] })
    const said = status === 200 ? words.taught : status === 422 ? words.dictionaryFull : words.notTaught
    this.#said.textContent = said.replace('{word}', `«${word}»`)
    if (status !== 200) return
    this.#house.add(word)
    this.#markSpelling()
  }
}

function suggestionOf(mark: Decoration): Suggestion {
  return mark.spec.suggestion as Suggestion
}

function misspellingOf(mark: Decoration): Misspelling {
  return mark.spec.misspelling as Misspelling
}

function suggestionView(
  mark: Decoration,
  doc: Node,
  { take, drop }: { take(mark: Decoration): void; drop(mark: Decoration): void },
): HTMLElement {
  const { before, after, kind } = suggestionOf(mark)
  const { pos, parent, parentOffset } = doc.resolve(mark.from)
  const text = parent.textBetween(Math.max(0, parentOffset - contextLength), parentOffset)
  const end = Math.min(parent.content.size, parentOffset + (mark.to - pos) + contextLength)
  const rest = parent.textBetween(parentOffset + (mark.to - pos), end)
  const press = (name: string, click: () => void) => make('button', { type: 'button', class: 'plain', click }, name)
  return make(
    'li',
    {},
    make('p', {}, `…${text}`, make('del', {}, shown(before)), make('ins', {}, shown(after)), `${rest}…`),
    make(
      'p',
      { class: 'facts' },
      words.kinds[kind],
      press(words.accept, () => take(mark)),
      press(words.skip, () => drop(mark)),
    ),
  )
}

function misspellingView(
  mark: Decoration,
  answers: { correct(mark: Decoration, better: string): void; learn(word: string): void; teach(word: string): void },
): HTMLElement {
  const { word, suggestions } = misspellingOf(mark)
  const press = (name: string, click: () => void) => make('button', { type: 'button', class: 'plain', click }, name)
  const better = suggestions.map((one) => press(one, () => answers.correct(mark, one)))
  return make(
    'li',
    {},
    make('p', {}, make('span', { class: 'misspelt' }, word)),
    make(
      'p',
      { class: 'facts' },
      better.length === 0 ? words.noSuggestion : better,
      press(words.learn, () => answers.learn(word)),
      press(words.teach, () => answers.teach(word)),
    ),
  )
}

function misspellingMark(start: number, misspelling: Misspelling): Decoration {
  const title = [words.misspelt, ...misspelling.suggestions].join('، ')
  const [from, to] = [start + misspelling.start, start + misspelling.end]
  return Decoration.inline(from, to, { class: 'misspelt', title }, { misspelling })
}

function textblocks({ doc }: EditorState): { node: Node; start: number }[] {
  const blocks: { node: Node; start: number }[] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    if (node.content.size > 0) blocks.push({ node, start: position + 1 })
    return false
  })
  return blocks
}

function suggestionMark(start: number, suggestion: Suggestion): Decoration {
  const { start: from, end: to } = suggestion
  return Decoration.inline(start + from, start + to, { class: 'suggested' }, { suggestion })
}

/** A half-space shows as a thin bar, a space as an open box: what changes can be seen. */
function shown(text: string): string {
  return text.replaceAll('\u200c', '\u200c|\u200c').replaceAll(' ', '␣')
}
