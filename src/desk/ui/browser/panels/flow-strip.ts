import type { StepKind } from '#store'
import { editorWords } from '../../editor-words.ts'
import { stageNames, stepDeeds, stepsSaid } from '../../flow/flow-words.ts'
import { ask } from '../keep/ask.ts'
import { make, refill } from '../make.ts'
import { faultOf } from './checklist-strip.ts'

export interface FlowStripParts {
  code: number
  settle(): Promise<number | null>
}

/** What `GET …/flow` and `POST …/steps` tell of it. */
interface Flow {
  stage: keyof typeof stageNames
  open: readonly StepKind[]
}

/** Steps that need no word of anybody's, in the order in which one of them is offered. */
const offered: readonly StepKind[] = ['taken-back', 'sent-to-section', 'sent-to-chief']

/**
 * Where the article stands on its way through the newsroom, the way to the page of all its steps; and the next step
 * itself, for who does not publish.
 */
export class FlowStrip {
  readonly element: HTMLElement
  /** The one press that sends the article on, or takes back what was sent; and what came of it. */
  readonly next: HTMLElement
  #parts: FlowStripParts
  #stage = make('b', {})
  #step = make('button', { type: 'button', class: 'press', click: () => void this.#take() })
  #said = make('p', { class: 'said', role: 'status' })
  #kind: StepKind | null = null

  constructor(parts: FlowStripParts) {
    this.#parts = parts
    const href = `/desk/articles/${parts.code}/flow`
    const click = (event: Event) => {
      event.preventDefault()
      void this.#leaveFor(href)
    }
    const way = make('a', { href, click, class: 'as-link' }, editorWords.flow)
    this.element = make('p', { class: 'flow-strip' }, this.#stage, ' ', way)
    this.next = make('div', {}, this.#step, this.#said)
    this.#step.hidden = true
  }

  async look(): Promise<void> {
    const answer = await ask('GET', `/api/v1/articles/${this.#parts.code}/flow`)
    if (answer.status === 200) this.#draw(answer.body as unknown as Flow)
  }

  #draw({ stage, open }: Flow): void {
    this.#stage.textContent = stageNames[stage]
    this.#kind = offered.find((kind) => open.includes(kind)) ?? null
    this.#step.hidden = this.#kind === null
    this.#step.classList.toggle('secondary', this.#kind === 'taken-back')
    if (this.#kind !== null) this.#step.textContent = stepDeeds[this.#kind]
  }

  /** What is written goes first: it is sent as it stands here. */
  async #take(): Promise<void> {
    const kind = this.#kind
    if (kind === null) return
    this.#step.disabled = true
    const version = await this.#parts.settle()
    const address = `/api/v1/articles/${this.#parts.code}/steps`
    const answer = version === null ? null : await ask('POST', address, { kind })
    refill(this.#said, faultOf(answer) ?? stepsSaid[kind])
    if (answer?.status === 201) this.#draw(answer.body as unknown as Flow)
    else if (answer !== null) void this.look()
    this.#step.disabled = false
    this.#step.focus()
  }

  /** What is written goes first; the other page then knows all of it. */
  async #leaveFor(address: string): Promise<void> {
    await this.#parts.settle()
    location.assign(address)
  }
}
