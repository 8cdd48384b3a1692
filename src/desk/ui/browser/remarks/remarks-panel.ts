import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { editorWords } from '../../editor-words.ts'
import { type Answer, ask } from '../keep/ask.ts'
import { make, refill } from '../make.ts'
import { momentText } from '../panels/moments.ts'
import { oneLineForm } from '../panels/one-line-form.ts'
import { findQuote, prefixLength } from './find-quote.ts'

const quoteLengthMax = 500
const words = editorWords.remarks

interface Remark {
  id: number
  quote: string | null
  prefix: string | null
  body: string
  at: string
  by: string
  answers: { id: number; body: string; at: string; by: string }[]
  end: { at: string; by: string } | null
}

interface Place {
  from: number
  to: number
}

const key = new PluginKey<readonly Remark[]>('remarks')

/** Marks the words that somebody said something about. */
const plugin: Plugin = new Plugin<readonly Remark[]>({
  key,
  state: {
    init: () => [],
    apply: (transaction, before) => (transaction.getMeta(key) as readonly Remark[] | undefined) ?? before,
  },
  props: {
    decorations(state) {
      const open = key.getState(state)!
      if (open.length === 0) return DecorationSet.empty
      const places = open.map((remark) => placeOf(state, remark)).filter((place) => place !== null)
      return DecorationSet.create(
        state.doc,
        places.map(({ from, to }) => Decoration.inline(from, to, { class: 'remarked' })),
      )
    },
  },
})

function placeOf({ doc }: EditorState, { quote, prefix }: Remark): Place | null {
  if (quote === null) return null
  const blocks: { text: string; at: number }[] = []
  doc.descendants((node, position) => {
    // Whatever is no letter counts as one, so that places in the text are places in the document.
    if (node.isTextblock) blocks.push({ text: node.textBetween(0, node.content.size, '', '\ufffc'), at: position + 1 })
    return !node.isTextblock
  })
  const found = findQuote(
    blocks.map(({ text }) => text),
    { quote, prefix: prefix ?? '' },
  )
  if (found === null) return null
  const from = blocks[found.block]!.at + found.start
  return { from, to: from + quote.length }
}

/** What colleagues say to each other about the article, or about words of it that were chosen. */
export class RemarksPanel {
  readonly element: HTMLElement
  readonly plugin = plugin
  #address: string
  #view: EditorView | null = null
  #about = make('p', { class: 'hint' })
  #said = make('p', { class: 'said', role: 'status' })
  #list = make('ul', { class: 'suggestions' })

  constructor(code: number) {
    this.#address = `/api/v1/articles/${code}/remarks`
    const form = oneLineForm('remark', { label: words.say, press: words.send }, (body) => void this.#write(body))
    this.element = make('div', {}, this.#about, form, this.#said, this.#list)
  }

  attach(view: EditorView): void {
    this.#view = view
    void this.load()
  }

  async load(): Promise<void> {
    this.moved()
    this.#take(await ask('GET', this.#address))
  }

  /** Other words were chosen. */
  moved(): void {
    if (this.element.hidden) return
    const chosen = this.#chosen()
    this.#about.textContent = chosen === null ? words.aboutAll : words.about(chosen.quote)
  }

  /** The chosen words of one paragraph. */
  #chosen(): { quote: string; prefix: string } | null {
    if (this.#view === null) return null
    const { doc, selection } = this.#view.state
    const { $from, $to, from, to } = selection
    if (from === to || !$from.sameParent($to) || !$from.parent.isTextblock) return null
    const quote = doc.textBetween(from, to, '', '\ufffc')
    if (quote.trim() === '' || quote.length > quoteLengthMax) return null
    const start = Math.max($from.start(), from - prefixLength)
    return { quote, prefix: doc.textBetween(start, from, '', '\ufffc') }
  }

  async #write(body: string): Promise<void> {
    this.#take(await ask('POST', this.#address, { body, ...this.#chosen() }))
    const field = this.element.querySelector('input')
    if (field !== null && this.#said.textContent === '') field.value = ''
  }

  #take(answer: Answer): void {
    if (answer.status === 'unreachable') this.#said.textContent = editorWords.signIn.unreachable
    else if (answer.status >= 400) this.#said.textContent = String(answer.body.title ?? editorWords.publish.failed)
    else this.#draw((answer.body as unknown as { remarks: Remark[] }).remarks)
  }

  #draw(remarks: readonly Remark[]): void {
    this.#said.textContent = ''
    const open = remarks.filter(({ end }) => end === null)
    const past = remarks.length - open.length
    refill(
      this.#list,
      open.length === 0 && make('li', { class: 'hint' }, words.none),
      open.map((remark) => this.#remarkView(remark)),
      past > 0 && make('li', { class: 'hint' }, words.past(past)),
    )
    this.#view?.dispatch(this.#view.state.tr.setMeta(key, open).setMeta('addToHistory', false))
  }

  #remarkView(remark: Remark): HTMLElement {
    const { id, quote, body, at, by, answers } = remark
    const settle = async () => this.#take(await ask('POST', `${this.#address}/${id}/ending`))
    const answer = async (text: string) => this.#take(await ask('POST', this.#address, { body: text, answers: id }))
    const press = (label: string, click: () => void) => make('button', { type: 'button', class: 'plain', click }, label)
    const line = (said: { body: string; at: string; by: string }) =>
      make(
        'p',
        {},
        make('b', {}, make('bdi', {}, said.by)),
        ` ${said.body} `,
        make('time', { datetime: said.at, class: 'quiet' }, momentText(said.at)),
      )
    return make(
      'li',
      {},
      quote !== null && press(`«${quote}»`, () => this.#goTo(remark)),
      line({ body, at, by }),
      answers.map(line),
      make(
        'p',
        { class: 'facts' },
        press(words.settle, () => void settle()),
      ),
      make(
        'details',
        {},
        make('summary', {}, words.answer),
        oneLineForm(`answer-${id}`, { label: words.answer, press: words.send }, (text) => void answer(text)),
      ),
    )
  }

  #goTo(remark: Remark): void {
    if (this.#view === null) return
    const { state } = this.#view
    const place = placeOf(state, remark)
    if (place === null) {
      this.#said.textContent = words.gone
      return
    }
    const selection = TextSelection.create(state.doc, place.from, place.to)
    this.#view.dispatch(state.tr.setSelection(selection).scrollIntoView())
    this.#view.focus()
  }
}
