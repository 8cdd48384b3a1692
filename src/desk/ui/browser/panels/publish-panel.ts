import { assessReadiness, type ReadinessFinding } from '#article'
import { toPersianDigits } from '#persian'
import { correctionNames, editorWords, readinessSentences } from '../../editor-words.ts'
import { type Answer, ask } from '../keep/ask.ts'
import type { LiveState, Opening, Text } from '../keep/copy.ts'
import { make, refill } from '../make.ts'
import { ChecklistStrip } from './checklist-strip.ts'
import { FlowStrip } from './flow-strip.ts'
import { momentText } from './moments.ts'
import { OpenFindings } from './open-findings.ts'
import { Overruling } from './overruling.ts'
import { TimingStrip } from './timing-strip.ts'

export interface PublishParts {
  code: number
  opening: Pick<Opening, 'may' | 'publication'>
  text(): Text
  isPending(): boolean
  /** Sends what is not sent; the version the desk then has, or null. */
  settle(): Promise<number | null>
  /** The desk has something new: asks for it. */
  meet(): Promise<void>
  goToBlock(block: number): void
  /** Puts the keyboard into a field of the article, wherever it stands. */
  goToField(id: string): void
}

const words = editorWords.publish

type FindingCode = keyof typeof readinessSentences
type Finding = Omit<ReadinessFinding, 'code'> & { code: FindingCode }

/** The field in which what is found is mended. */
const fieldsOf: Partial<Record<FindingCode, string>> = {
  'headline-missing': 'headline',
  'headline-long': 'headline',
  'lead-missing': 'lead',
  'lead-long': 'lead',
  'section-missing': 'section',
  'author-missing': 'authors',
}

/** What the text still lacks, and the way out to readers: publish, correct, withdraw. */
export class PublishPanel {
  readonly element: HTMLElement
  #parts: PublishParts
  #publication: LiveState | null
  #standing = make('p', { class: 'standing' })
  #findings = make('div', { class: 'findings' })
  #sourcing: OpenFindings
  #checklist: ChecklistStrip
  #press = make('button', { type: 'button', class: 'press', click: () => void this.#publishNow() }, words.publish)
  #said = make('p', { class: 'said', role: 'status' })
  #preview: HTMLElement
  /** To what is told while an event goes on; where readers see such an account. */
  #live: HTMLElement
  #overruling = new Overruling()
  #timings: TimingStrip
  #flow: FlowStrip
  #correction: HTMLElement
  #withdrawal: HTMLElement

  constructor(parts: PublishParts) {
    this.#parts = parts
    const { publication, may } = parts.opening
    this.#publication = publication
    this.#sourcing = new OpenFindings({ ...parts, onChange: () => this.draw() })
    this.#checklist = new ChecklistStrip({ ...parts, onChange: () => this.draw() })
    this.#timings = new TimingStrip(parts)
    this.#flow = new FlowStrip(parts)
    const href = `/desk/articles/${parts.code}/preview`
    const look = (event: Event) => {
      event.preventDefault()
      void this.preview()
    }
    this.#preview = make(
      'a',
      { href, target: '_blank', class: 'as-link', title: 'Ctrl+Shift+Enter', click: look },
      editorWords.preview,
    )
    const tellAt = `/desk/articles/${parts.code}/live`
    this.#live = make('p', {}, make('a', { href: tellAt, class: 'as-link' }, editorWords.tellLive))
    this.#correction = correctionForm(parts, (answer, again) => this.#tell(answer, words.corrected, again))
    this.#withdrawal = withdrawalForm(parts, (answer) => this.#tell(answer, words.withdrawn))
    const press = may.publish ? this.#press : [make('p', { class: 'hint' }, words.notAllowed), this.#flow.next]
    const later = [this.#timings.element, may.correct && this.#correction, may.withdraw && this.#withdrawal]
    this.element = make(
      'div',
      {},
      this.#standing,
      make('p', {}, this.#preview),
      this.#live,
      this.#flow.element,
      this.#findings,
      this.#checklist.element,
      press,
      this.#said,
      this.#overruling.element,
      later,
    )
  }

  /** Where the article stands, as the desk last said. */
  showPublication(publication: LiveState | null): void {
    if (JSON.stringify(publication) === JSON.stringify(this.#publication)) return
    this.#publication = publication
    this.draw()
  }

  /** Looks again at everything, also at what only the desk can tell; nothing is asked while nobody sees it. */
  look(): void {
    this.draw()
    if (this.element.hidden) return
    void this.#sourcing.look()
    void this.#checklist.look()
    void this.#timings.look()
    void this.#flow.look()
  }

  /** Looks again at what the text still lacks. */
  draw(): void {
    const { content, choices } = this.#parts.text()
    const open: Finding[] = choices.length > 0 ? [{ code: 'choices-open', severity: 'blocks', facts: {} }] : []
    const unchecked = this.#checklist.open.map(
      (check): Finding => ({ code: 'check-open', severity: 'blocks', facts: { words: check.words, check: check.id } }),
    )
    const found: Finding[] = [...open, ...unchecked, ...assessReadiness(content)]
    const blocking = found.filter(({ severity }) => severity === 'blocks')
    const warning = found.filter(({ severity }) => severity === 'warns')
    refill(
      this.#findings,
      blocking.length > 0 && [make('h2', { class: 'blocks' }, words.blocked), this.#list(blocking)],
      warning.length + this.#sourcing.count > 0 && [make('h2', {}, words.warned), this.#list(warning)],
      this.#sourcing.element,
      found.length + this.#sourcing.count === 0 && make('p', { class: 'ready' }, words.ready),
    )
    this.#press.disabled = blocking.length > 0 || this.#isShown()
    this.#flow.next.hidden = this.#isShown()
    this.#press.textContent = this.#publication === null ? words.publish : words.publishAgain
    this.#drawStanding()
  }

  /** Puts the keyboard on the one thing to press, or on what stands in its way. */
  focus(): void {
    const press = this.element.querySelector<HTMLButtonElement>('.press')
    const isReady = press !== null && !press.disabled && press.closest('[hidden]') === null
    const inTheWay = this.#findings.querySelector<HTMLElement>('.as-link')
    const next = isReady ? press : (inTheWay ?? this.element.querySelector<HTMLElement>('.as-link, a, summary'))
    next?.focus()
  }

  /** The page as readers would see it, beside this one; what is written goes to the desk first. */
  async preview(): Promise<void> {
    await this.#parts.settle()
    const address = `/desk/articles/${this.#parts.code}/preview`
    if (window.open(address, '_blank') === null) location.assign(address)
  }

  /** Readers see what is written here. */
  #isShown(): boolean {
    return this.#publication?.isNewest === true && !this.#parts.isPending()
  }

  async #publishNow(overruling?: string): Promise<void> {
    this.#press.disabled = true
    const address = `/desk/articles/${this.#parts.code}/publication`
    const send = (version: number) => ask('POST', address, { version, overruling })
    await this.#tell(await withVersion(this.#parts, send), words.published, (reason) => this.#publishNow(reason))
  }

  /** `again` does the same once more, with a reason, where a second person is needed. */
  async #tell(answer: Answer | 'unsaved', done: string, again?: (reason: string) => Promise<void>): Promise<void> {
    if (again !== undefined) this.#overruling.offer(answer, again)
    if (answer === 'unsaved') refill(this.#said, words.unsaved)
    else if (answer.status === 201 || answer.status === 204) {
      const { url } = answer.body as { url?: string }
      refill(this.#said, done, ' ', url === undefined ? null : make('a', { href: url, target: '_blank' }, words.see))
      await this.#parts.meet()
    } else refill(this.#said, refusalSentence(answer))
    this.look()
    this.#keepKeyboard()
  }

  /** A button that was pressed and is out of use lets go of the keyboard: it goes to what was said, or back. */
  #keepKeyboard(): void {
    if (document.activeElement !== document.body) return
    const next = this.#said.querySelector('a') ?? (this.#press.disabled ? null : this.#press)
    next?.focus()
  }

  #list(found: readonly Finding[]): HTMLElement | null {
    if (found.length === 0) return null
    return make(
      'ul',
      {},
      found.map((finding) => make('li', {}, this.#findingView(finding))),
    )
  }

  #findingView({ code, facts }: Finding): Node {
    const fill = (_: string, name: string) => toPersianDigits(String(facts[name] ?? ''))
    const sentence = readinessSentences[code].replace(/\{(\w+)\}/g, fill)
    const { block, check } = facts
    const toCheck = () => document.getElementById(`check-${check}`)?.focus()
    if (check !== undefined) return make('button', { type: 'button', class: 'as-link', click: toCheck }, sentence)
    const field = fieldsOf[code]
    const isInBody = typeof block === 'number' && block >= 0
    if (!isInBody && field === undefined) return document.createTextNode(sentence)
    const click = () => (isInBody ? this.#parts.goToBlock(block) : this.#parts.goToField(field!))
    return make('button', { type: 'button', class: 'as-link', click }, sentence)
  }

  #drawStanding(): void {
    const publication = this.#publication
    const state = publication === null ? words.isDraft : this.#isShown() ? words.isLive : words.isOlder
    const live = publication && [
      ' ',
      make('time', { datetime: publication.published }, momentText(publication.published)),
      ' ',
      make('a', { href: publication.url, target: '_blank' }, words.see),
    ]
    refill(this.#standing, make('span', { class: live === null ? 'state draft' : 'state live' }, state), live)
    this.#correction.hidden = live === null
    this.#live.hidden = live === null || !this.#parts.opening.may.publish || this.#parts.text().content.kind !== 'live'
    this.#withdrawal.hidden = live === null
  }
}

/** Does something with the text as it stands here, once the desk has all of it. */
async function withVersion(
  parts: PublishParts,
  work: (version: number) => Promise<Answer>,
): Promise<Answer | 'unsaved'> {
  const version = await parts.settle()
  return version === null ? 'unsaved' : work(version)
}

function refusalSentence(answer: Answer): string {
  if (answer.status === 'unreachable') return editorWords.signIn.unreachable
  if (answer.status === 412) return words.changedMeanwhile
  const { title } = answer.body as { title?: string }
  return title === undefined ? words.failed : `${title} ${words.failed}`
}

type Told = (answer: Answer | 'unsaved', again: (reason: string) => Promise<void>) => Promise<void>

function correctionForm(parts: PublishParts, done: Told): HTMLElement {
  const kind = make(
    'select',
    { id: 'correction-kind' },
    Object.entries(correctionNames).map(([value, name]) => make('option', { value }, name)),
  )
  kind.value = 'correction'
  const note = make('textarea', { id: 'correction-note', rows: 3, maxlength: 2_000, required: true, lang: 'fa' })
  const address = `/desk/articles/${parts.code}/corrections`
  const correct = async (overruling?: string) => {
    const send = (version: number) => ask('POST', address, { version, kind: kind.value, note: note.value, overruling })
    const answer = await withVersion(parts, send)
    if (answer !== 'unsaved' && answer.status === 201) note.value = ''
    await done(answer, correct)
  }
  const form = make(
    'form',
    {},
    make('label', { for: 'correction-kind' }, words.correctionKind),
    make('span', { class: 'choice' }, kind),
    make('label', { for: 'correction-note' }, words.correctionNote),
    note,
    make('button', {}, words.correctNow),
  )
  return disclosure(words.correct, form, () => correct())
}

function withdrawalForm(parts: PublishParts, done: (answer: Answer) => Promise<void>): HTMLElement {
  const reason = make('textarea', { id: 'withdrawal-reason', rows: 2, maxlength: 2_000, required: true, lang: 'fa' })
  const order = make('input', { id: 'withdrawal-order', type: 'text', maxlength: 200, lang: 'fa' })
  const form = make(
    'form',
    {},
    make('label', { for: 'withdrawal-reason' }, words.withdrawReason),
    reason,
    make('label', { for: 'withdrawal-order' }, words.withdrawOrder),
    order,
    make('button', { class: 'danger' }, words.withdrawNow),
  )
  return disclosure(words.withdraw, form, async () => {
    const answer = await ask('POST', `/desk/articles/${parts.code}/withdrawal`, {
      reason: reason.value,
      orderedBy: order.value,
    })
    if (answer.status === 204) reason.value = ''
    await done(answer)
  })
}

/** A form that is out of the way until asked for. */
function disclosure(title: string, form: HTMLFormElement, send: () => Promise<void>): HTMLElement {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (form.reportValidity()) void send()
  })
  return make('details', {}, make('summary', {}, title), form)
}
