import { editorWords } from '../../editor-words.ts'
import { ask } from '../keep/ask.ts'
import { make, refill } from '../make.ts'
import { momentText } from './moments.ts'

interface OpenTiming {
  kind: keyof typeof editorWords.timings.kinds
  dueAt: string
}

export interface TimingStripParts {
  code: number
  settle(): Promise<number | null>
}

const words = editorWords.timings

/** What is to happen to the article at an instant, and the way to the page where that is set. */
export class TimingStrip {
  readonly element: HTMLElement
  #parts: TimingStripParts
  #list = make('ul', { class: 'timings' })

  constructor(parts: TimingStripParts) {
    this.#parts = parts
    const href = `/desk/articles/${parts.code}/timing`
    const click = (event: Event) => {
      event.preventDefault()
      void this.#leaveFor(href)
    }
    this.element = make('div', {}, this.#list, make('p', {}, make('a', { href, click, class: 'as-link' }, words.set)))
  }

  async look(): Promise<void> {
    const answer = await ask('GET', `/desk/articles/${this.#parts.code}/timings`)
    if (answer.status !== 200) return
    const { timings } = answer.body as unknown as { timings: OpenTiming[] }
    refill(
      this.#list,
      timings.map(({ kind, dueAt }) =>
        make('li', {}, make('b', {}, words.kinds[kind]), ' ', make('time', { datetime: dueAt }, momentText(dueAt))),
      ),
    )
  }

  /** What is written goes first; the other page then knows all of it. */
  async #leaveFor(address: string): Promise<void> {
    await this.#parts.settle()
    location.assign(address)
  }
}
