import type { ArticleContent } from '#article'
import { diffContents, hasChanges } from '#article'
import { toPersianDigits } from '#persian'
import { editorWords } from '../../editor-words.ts'
import { ask } from '../keep/ask.ts'
import { make, refill } from '../make.ts'
import { diffView } from './diff-view.ts'
import { momentText } from './moments.ts'

interface Entry {
  number: number
  headline: string
  savedAt: string
  authors: string[]
  publishedAt: string | null
}

export interface RevisionsParts {
  code: number
  content(): ArticleContent
  /** Puts this in the place of what is written; undone like any writing. */
  restore(content: ArticleContent): void
  settle(): Promise<number | null>
}

const words = editorWords.revisions

/** Who wrote what when; what differs from now; and the way back. */
export class RevisionsPanel {
  readonly element: HTMLElement
  #parts: RevisionsParts
  #address: string
  #said = make('p', { class: 'said', role: 'status' })
  #list = make('ol', { class: 'revisions' })
  #more = make('button', { type: 'button', class: 'plain', hidden: true, click: () => void this.#add() }, words.more)
  /** The oldest revision that is shown. */
  #last: number | null = null

  constructor(parts: RevisionsParts) {
    this.#parts = parts
    this.#address = `/desk/articles/${parts.code}/revisions`
    const title = `${words.record} (Ctrl+S)`
    const record = make(
      'button',
      { type: 'button', class: 'secondary', title, click: () => void this.record() },
      words.record,
    )
    this.element = make('div', {}, record, this.#said, this.#list, this.#more)
  }

  /** Fetches the list again. */
  async load(): Promise<void> {
    refill(this.#list)
    this.#last = null
    await this.#add()
  }

  /** Makes a revision of what is written. */
  async record(): Promise<void> {
    const version = await this.#parts.settle()
    if (version === null) {
      this.#said.textContent = editorWords.publish.unsaved
      return
    }
    const answer = await ask('POST', this.#address, { version })
    const body = (answer.status === 'unreachable' ? {} : answer.body) as { revision?: number; title?: string }
    const { revision, title = editorWords.signIn.unreachable } = body
    this.#said.textContent = revision === undefined ? title : toPersianDigits(words.recorded(revision))
    if (revision !== undefined) await this.load()
  }

  async #add(): Promise<void> {
    const answer = await ask('GET', this.#last === null ? this.#address : `${this.#address}?below=${this.#last}`)
    if (answer.status !== 200) return
    const { revisions } = answer.body as unknown as { revisions: Entry[] }
    this.#list.append(...revisions.map((entry) => this.#entryView(entry)))
    this.#last = revisions.at(-1)?.number ?? this.#last
    this.#more.hidden = this.#last === null || this.#last <= 1
  }

  #entryView({ number, savedAt, authors, publishedAt }: Entry): HTMLElement {
    const place = make('div', {})
    const live = publishedAt && make('span', { class: 'state live' }, words.publishedAt(momentText(publishedAt)))
    const click = () => void this.#compare(number, place)
    return make(
      'li',
      {},
      make('p', {}, make('b', {}, toPersianDigits(words.entry(number))), ' ', authors.join('، ')),
      make('p', { class: 'facts' }, make('time', { datetime: savedAt }, momentText(savedAt)), live),
      make('button', { type: 'button', class: 'plain', click }, words.compare),
      place,
    )
  }

  async #compare(number: number, place: HTMLElement): Promise<void> {
    if (place.childElementCount > 0) {
      refill(place)
      return
    }
    const answer = await ask('GET', `${this.#address}/${number}`)
    if (answer.status !== 200) return
    const { content: before } = answer.body as unknown as { content: ArticleContent }
    const now = this.#parts.content()
    const bring = () => {
      this.#parts.restore(before)
      refill(place)
      this.#said.textContent = words.restored
    }
    const restore = make('button', { type: 'button', class: 'secondary', click: bring }, words.restore)
    const isSame = !hasChanges(diffContents(before, now))
    refill(place, isSame ? make('p', { class: 'hint' }, words.same) : [diffView(before, now), restore])
  }
}
