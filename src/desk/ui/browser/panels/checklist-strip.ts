import { editorWords } from '../../editor-words.ts'
import { type Answer, ask } from '../keep/ask.ts'
import { make, refill } from '../make.ts'
import { momentText } from './moments.ts'
import { oneLineForm } from './one-line-form.ts'

/** An item of the checklist, as the desk tells it. */
export interface Check {
  id: number
  words: string
  required: boolean
  state: 'open' | 'ticked' | 'lapsed' | 'waived'
  mark: { revision: number; reason: string | null; by: string; at: string } | null
  changedWords: number
}

export interface ChecklistParts {
  code: number
  /** Sends what is not sent: a tick is about a text that the desk has. */
  settle(): Promise<number | null>
  /** More or fewer stand in the way than before. */
  onChange(): void
}

const words = editorWords.checklist

/** What the newsroom wants seen to before this article goes on: ticked here, or let stand for a reason. */
export class ChecklistStrip {
  readonly element = make('section', { class: 'checklist', 'aria-label': words.title })
  #parts: ChecklistParts
  #address: string
  #checks: readonly Check[] = []
  /** By the item, so that a reason half written stays while the list around it changes. */
  #waivers = new Map<number, HTMLElement>()
  /** Counts what was asked and marked: an answer that something newer has overtaken is not shown. */
  #turn = 0
  #said = make('p', { class: 'said', role: 'status' })
  #list = make('ul', {})

  constructor(parts: ChecklistParts) {
    this.#parts = parts
    this.#address = `/api/v1/articles/${parts.code}/checklist`
    this.element.append(make('h2', {}, words.title), this.#list, this.#said)
    this.element.hidden = true
  }

  /** Those that keep the article from going on. */
  get open(): readonly Check[] {
    return this.#checks.filter(({ required, state }) => required && (state === 'open' || state === 'lapsed'))
  }

  /** Asks the desk again; what it does not answer stays as it was. */
  async look(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const answer = await ask('GET', this.#address)
    if (answer.status === 200 && turn === this.#turn) this.#show((answer.body as unknown as { checks: Check[] }).checks)
  }

  async #mark(id: number, mark: { kind: 'ticked' | 'cleared' | 'waived'; reason?: string }): Promise<void> {
    const isKept = mark.kind !== 'ticked' || (await this.#parts.settle()) !== null
    const answer = isKept ? await ask('POST', `${this.#address}/${id}/marks`, mark) : null
    const sentence = faultOf(answer)
    refill(this.#said, sentence)
    if (sentence !== null) return this.#draw()
    this.#turn += 1
    this.#show((answer as { body: unknown } as { body: { checks: Check[] } }).body.checks)
  }

  #show(checks: readonly Check[]): void {
    if (JSON.stringify(checks) === JSON.stringify(this.#checks)) return
    this.#checks = checks
    this.#draw()
    this.#parts.onChange()
  }

  #draw(): void {
    const focused = document.activeElement?.id
    this.element.hidden = this.#checks.length === 0
    this.#waivers = new Map(this.open.map(({ id }) => [id, this.#waivers.get(id) ?? this.#waiver(id)]))
    refill(
      this.#list,
      this.#checks.map((check) => this.#view(check)),
    )
    if (focused?.startsWith('check-')) document.getElementById(focused)?.focus()
  }

  #view(check: Check): HTMLElement {
    const { id, required, state } = check
    const change = (event: Event) => {
      const { checked } = event.target as HTMLInputElement
      void this.#mark(id, { kind: checked ? 'ticked' : 'cleared' })
    }
    const box = make('input', { type: 'checkbox', id: `check-${id}`, checked: state === 'ticked', change })
    return make(
      'li',
      {},
      make(
        'label',
        { class: 'check' },
        state !== 'waived' && box,
        make('span', {}, check.words),
        required && make('b', { class: 'tag' }, words.required),
      ),
      this.#noteOf(check),
      this.#waivers.get(id) ?? null,
    )
  }

  #noteOf({ id, state, mark, changedWords }: Check): HTMLElement | null {
    if (mark === null) return null
    const takeBack = () => void this.#mark(id, { kind: 'cleared' })
    if (state === 'waived') {
      const press = make('button', { type: 'button', class: 'plain', click: takeBack }, words.takeBack)
      return make('p', { class: 'hint' }, words.waived(mark.by, mark.reason ?? ''), ' ', press)
    }
    const who = make('span', {}, make('bdi', {}, words.by(mark.by, mark.revision)), '، ', momentText(mark.at))
    return make('p', { class: 'hint' }, who, state === 'lapsed' && make('b', {}, ` ${words.lapsed(changedWords)}`))
  }

  #waiver(id: number): HTMLElement {
    const { letStand, reason: label, waive: press } = editorWords.sourcing
    const send = (reason: string) => void this.#mark(id, { kind: 'waived', reason })
    const form = oneLineForm(`check-waiver-${id}`, { label, press }, send)
    return make('details', {}, make('summary', {}, letStand), form)
  }
}

/** Null where the desk did as asked. */
export function faultOf(answer: Answer | null): string | null {
  if (answer === null) return editorWords.publish.unsaved
  if (answer.status === 'unreachable') return editorWords.signIn.unreachable
  if (answer.status === 201) return null
  return `${String(answer.body.title ?? '')} ${editorWords.publish.failed}`.trim()
}
