import { blockTexts } from '#article'
import { toPersianDigits } from '#persian'
import { editorWords, readinessSentences } from '../../editor-words.ts'
import { ask } from '../keep/ask.ts'
import type { Text } from '../keep/copy.ts'
import { make, refill } from '../make.ts'
import { oneLineForm } from './one-line-form.ts'

interface Finding {
  id: string
  kind: 'quotation-without-speaker' | 'carrier-not-recorded' | 'hop-is-ourselves'
  about: string
}

export interface OpenFindingsParts {
  code: number
  text(): Text
  goToBlock(block: number): void
  /** There are more or fewer than before. */
  onChange(): void
}

const words = editorWords.sourcing
/** Characters of a quotation that are enough to know it by. */
const openingLength = 60

/** What the sourcing leaves open, as the desk reads it: gone to, mended, or let stand for a reason. */
export class OpenFindings {
  readonly element = make('ul', { class: 'open-findings' })
  #parts: OpenFindingsParts
  /** By the finding, so that a reason half written stays while the list around it changes. */
  #views = new Map<string, HTMLElement>()

  constructor(parts: OpenFindingsParts) {
    this.#parts = parts
  }

  get count(): number {
    return this.#views.size
  }

  /** Asks the desk again; what it does not answer stays as it was. */
  async look(): Promise<void> {
    const answer = await ask('GET', `/desk/articles/${this.#parts.code}/findings`)
    if (answer.status === 200) this.#show((answer.body as unknown as { findings: Finding[] }).findings)
  }

  #show(findings: readonly Finding[]): void {
    const ids = findings.map(({ id }) => id)
    const shown = [...this.#views.keys()]
    if (ids.length === shown.length && ids.every((id, index) => id === shown[index])) return
    this.#views = new Map(findings.map((one, index) => [one.id, this.#views.get(one.id) ?? this.#view(one, index)]))
    refill(this.element, [...this.#views.values()])
    this.#parts.onChange()
  }

  #view({ id, kind, about }: Finding, index: number): HTMLElement {
    const bare = about.replace(/^«|»$/g, '')
    const opening = bare.length > openingLength ? `${bare.slice(0, openingLength).trimEnd()} …` : bare
    const sentence = readinessSentences[kind].replace(/\{\w+\}/, () => toPersianDigits(opening))
    const click = () => this.#parts.goToBlock(this.#blockOf(about))
    const isInText = kind === 'quotation-without-speaker'
    const said = make('p', { class: 'said', role: 'status' })
    const waive = async (reason: string) => {
      const answer = await ask('POST', `/desk/articles/${this.#parts.code}/waivers`, { finding: id, reason })
      if (answer.status !== 204) refill(said, editorWords.publish.failed)
      await this.look()
    }
    return make(
      'li',
      {},
      isInText ? make('button', { type: 'button', class: 'as-link', click }, sentence) : sentence,
      make(
        'details',
        {},
        make('summary', {}, words.letStand),
        oneLineForm(
          `let-stand-${index}-${kind}`,
          { label: words.reason, press: words.waive },
          (reason) => void waive(reason),
        ),
        said,
      ),
    )
  }

  /** The block that says it; the first one when it is the lead that does. */
  #blockOf(quotation: string): number {
    const { document } = this.#parts.text().content
    const at = document.content.findIndex((block) =>
      blockTexts({ ...document, content: [block] }).some((text) => text.includes(quotation)),
    )
    return Math.max(0, at)
  }
}
