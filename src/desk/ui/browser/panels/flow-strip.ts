import { editorWords } from '../../editor-words.ts'
import { stageNames } from '../../flow/flow-words.ts'
import { ask } from '../keep/ask.ts'
import { make } from '../make.ts'

export interface FlowStripParts {
  code: number
  settle(): Promise<number | null>
}

/** Where the article stands on its way through the newsroom, and the way to the page where it is sent on. */
export class FlowStrip {
  readonly element: HTMLElement
  #parts: FlowStripParts
  #stage = make('b', {})

  constructor(parts: FlowStripParts) {
    this.#parts = parts
    const href = `/desk/articles/${parts.code}/flow`
    const click = (event: Event) => {
      event.preventDefault()
      void this.#leaveFor(href)
    }
    const way = make('a', { href, click, class: 'as-link' }, editorWords.flow)
    this.element = make('p', { class: 'flow-strip' }, this.#stage, ' ', way)
  }

  async look(): Promise<void> {
    const answer = await ask('GET', `/api/v1/articles/${this.#parts.code}/flow`)
    if (answer.status !== 200) return
    const { stage } = answer.body as unknown as { stage: keyof typeof stageNames }
    this.#stage.textContent = stageNames[stage]
  }

  /** What is written goes first; the other page then knows all of it. */
  async #leaveFor(address: string): Promise<void> {
    await this.#parts.settle()
    location.assign(address)
  }
}
