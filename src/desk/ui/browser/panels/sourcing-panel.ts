import { toPersianDigits } from '#persian'
import { editorWords } from '../../editor-words.ts'
import { type Answer, ask, askAbout } from '../keep/ask.ts'
import { make, refill } from '../make.ts'
import { oneLineForm } from './one-line-form.ts'

interface Hop {
  name: string
  relation: keyof typeof words.relations
  kind: string
  url?: string
  decision?: string | null
  source?: Named | null
}

/** A record that a name leads to. */
interface Named {
  slug: string
  name: string
}

interface Statement {
  id: string
  sentence: string
  speaker: string | null
  title: string | null
  decision?: string | null
  person?: Named | null
  source?: Named | null
}

interface Finding {
  id: string
  kind: keyof typeof words.kinds
  about: string
  waived: object | null
}

interface Sourcing {
  revision: number
  chain: Hop[]
  statements: Statement[]
  findings: Finding[]
}

export interface SourcingParts {
  code: number
  /** Makes a revision of what is written: sourcing is recorded with revisions. */
  record(): Promise<void>
  /** A decision may have made a revision: asks for it. */
  meet(): Promise<void>
}

const words = editorWords.sourcing

/** Who carried it and who said what, as the program reads it and a person decides. */
export class SourcingPanel {
  readonly element: HTMLElement
  #parts: SourcingParts
  #address: string
  #said = make('p', { class: 'said', role: 'status' })
  #place = make('div', {})
  #sourcing: Sourcing | null = null

  constructor(parts: SourcingParts) {
    this.#parts = parts
    this.#address = `/api/v1/articles/${parts.code}/sourcing`
    const read = async () => {
      await parts.record()
      await this.load()
    }
    const button = make('button', { type: 'button', class: 'secondary', click: () => void read() }, words.read)
    this.element = make('div', {}, button, this.#said, this.#place)
  }

  /** Fetches what is recorded with the newest revision. */
  async load(): Promise<void> {
    this.#take(await ask('GET', this.#address))
  }

  /** Every hop as it was read is right. */
  async acceptChain(): Promise<void> {
    if (this.#sourcing === null) await this.load()
    const hops = (this.#sourcing?.chain ?? []).filter(({ decision }) => !decision)
    if (hops.length > 0) await this.#decide({ hops: hops.map(({ name }) => ({ name, decision: 'accepted' })) })
  }

  async #decide(wish: object): Promise<void> {
    this.#take(await askAbout(this.#sourcing!.revision, this.#address, wish))
    await this.#parts.meet()
  }

  #take(answer: Answer): void {
    if (answer.status === 200) {
      this.#sourcing = answer.body as unknown as Sourcing
      this.#draw(this.#sourcing)
    } else if (answer.status === 'unreachable') this.#said.textContent = editorWords.signIn.unreachable
    else this.#said.textContent = String(answer.body.title ?? editorWords.publish.failed)
  }

  #draw({ revision, chain, statements, findings }: Sourcing): void {
    this.#said.textContent = toPersianDigits(words.about(revision))
    const open = findings.filter(({ waived }) => waived === null)
    refill(
      this.#place,
      make('h2', {}, words.chain),
      chain.length === 0 ? make('p', { class: 'hint' }, words.noChain) : this.#chainView(chain),
      this.#addForm(chain),
      open.length > 0 && [
        make('h2', { class: 'blocks' }, words.findings),
        open.map((one, index) => this.#findingView(one, index)),
      ],
      make('h2', {}, words.statements),
      statements.length === 0 && make('p', { class: 'hint' }, words.noStatements),
      make(
        'ul',
        { class: 'suggestions' },
        statements.map((one) => this.#statementView(one)),
      ),
    )
  }

  #chainView(chain: readonly Hop[]): HTMLElement {
    const isOpen = chain.some(({ decision }) => !decision)
    const accept = () => void this.acceptChain()
    return make(
      'div',
      {},
      make(
        'ol',
        { class: 'suggestions' },
        chain.map((_, index) => this.#hopView(chain, index)),
      ),
      isOpen &&
        make('button', { type: 'button', title: `${words.acceptChain} (F7)`, click: accept }, words.acceptChain),
    )
  }

  #hopView(chain: readonly Hop[], index: number): HTMLElement {
    const { name, relation, decision, source } = chain[index]!
    const closer = () =>
      this.#setChain([...chain.slice(0, index - 1), chain[index]!, chain[index - 1]!, ...chain.slice(index + 1)])
    const remove = () => this.#setChain(chain.filter((_, other) => other !== index))
    return make(
      'li',
      { class: 'line' },
      make('span', {}, `${words.relations[relation]} `, make('b', {}, recordLink('sources', name, source))),
      decision ? make('span', { class: 'state live' }, words.accepted) : null,
      index > 0 &&
        make(
          'button',
          { type: 'button', class: 'plain', 'aria-label': words.up(name), title: words.up(name), click: closer },
          '↑',
        ),
      make(
        'button',
        { type: 'button', class: 'plain', 'aria-label': words.remove(name), title: words.remove(name), click: remove },
        '×',
      ),
    )
  }

  #setChain(chain: readonly Partial<Hop>[]): void {
    void this.#decide({ chain: chain.map(({ decision: _, ...hop }) => only(hop)) })
  }

  #addForm(chain: readonly Hop[]): HTMLElement {
    return oneLineForm('hop-name', { label: words.addName, press: words.add }, (name) =>
      this.#setChain([...chain, { name }]),
    )
  }

  #findingView({ id, kind, about }: Finding, index: number): HTMLElement {
    const waive = (reason: string) => void this.#decide({ waivers: [{ finding: id, reason }] })
    return make(
      'details',
      {},
      make('summary', {}, `${words.kinds[kind]} «${about}»`),
      oneLineForm(`waive-${index}`, { label: words.reason, press: words.waive }, waive),
    )
  }

  #statementView({ id, sentence, speaker, title, decision, person, source }: Statement): HTMLElement {
    const say = (made: object) => void this.#decide({ statements: [{ id, ...made }] })
    const said = speaker ?? words.noSpeaker
    const name = person ? recordLink('speakers', said, person) : recordLink('sources', said, source)
    const setSpeaker = (text: string) => say({ decision: 'changed', change: { speaker: text } })
    const press = (label: string, click: () => void) => make('button', { type: 'button', class: 'plain', click }, label)
    return make(
      'li',
      {},
      make(
        'p',
        {},
        make('b', { class: speaker === null ? 'blocks' : '' }, name, title && `، ${title}`),
        ` ${sentence}`,
      ),
      make(
        'p',
        { class: 'facts' },
        decision
          ? make('span', { class: 'state live' }, words.accepted)
          : press(words.accept, () => say({ decision: 'accepted' })),
        press(words.reject, () => say({ decision: 'rejected' })),
      ),
      make(
        'details',
        {},
        make('summary', {}, words.setSpeaker),
        oneLineForm(`speaker-${id}`, { label: words.speaker, press: words.setSpeaker }, setSpeaker),
      ),
    )
  }
}

/** A name as the text has it, leading to its record at the desk; the text beside stays open. */
function recordLink(room: 'sources' | 'speakers', name: string, record: Named | null | undefined): Node | string {
  if (!record) return name
  const href = `/desk/${room}/${encodeURIComponent(record.slug)}`
  return make('a', { href, target: '_blank', title: words.record(record.name) }, name)
}

/** What the API knows of a hop, without what only it says. */
function only({ name, kind, relation, url }: Partial<Hop>): object {
  return { name, ...(kind && { kind }), ...(relation && { relation }), ...(url && { url }) }
}
