import { type Clash, mergeContents, patchBetween } from '#article'
import { type Answer, ask, sendLast } from './ask.ts'
import type { Copy, LiveState, Me, OpenChoice, Present, Text } from './copy.ts'
import type { Journal } from './journal.ts'

/** Where what is written here stands. */
export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' }
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  /** The desk will not take it; `detail` says why, for whoever mends it. */
  | { kind: 'refused'; status: number; detail: string }

export interface SyncParts {
  code: number
  seat: string
  opening: Copy
  me: Me
  journal: Journal
  /** What the editor says now. */
  text(): Text
  /** Shows what came of a merge. */
  show(text: Text): void
  /** True while the keyboard is in the middle of a letter: then nothing may be changed under it. */
  isBusy(): boolean
  /** Block the cursor is in. */
  block(): number | null
  onState(state: SaveState): void
  onPeople(people: Present[]): void
  onPublication(publication: LiveState | null): void
}

/** From a change until it is sent: well within the second that may be lost. */
const pauseMs = 400
const meetEveryMs = 2_000
const meetHiddenEveryMs = 20_000
const retryMsMax = 8_000
/** How often a letter that is being composed is waited for. */
const composingMs = 50
const unansweredMax = 10
const settleTurnsMax = 8

interface Stand extends Text {
  version: number
}

interface News {
  people: Present[]
  news: Copy | null
  publication: LiveState | null
  applied: number
}

/**
 * Keeps the desk and one open editor saying the same: sends what is written, takes over what others wrote, and merges
 * where both happened (decision 11). One exchange with the desk at a time.
 */
export class Sync {
  #parts: SyncParts
  #address: string
  /** What the desk is known to have. */
  #stand: Stand
  #changedAt: string
  #number = 0
  /** Changes that were sent and not answered: the desk may have them or not. */
  #unanswered = new Map<number, Text>()
  #under: Promise<void> | null = null
  #timer: number | undefined
  #retryMs = pauseMs

  constructor(parts: SyncParts) {
    this.#parts = parts
    this.#address = `/desk/articles/${parts.code}`
    this.#stand = standOf(parts.opening)
    this.#changedAt = parts.opening.changedAt
    window.addEventListener('online', () => this.#schedule(0))
    window.addEventListener('pagehide', () => this.#leave())
    this.#keepMeeting()
  }

  /** Something was written. */
  changed(): void {
    this.#note()
    if (this.#isSaved()) return
    this.#parts.onState({ kind: 'waiting' })
    this.#schedule(pauseMs)
  }

  /** Sends what is not sent; resolves with the version the desk then has, or null when it has not everything. */
  async settle(): Promise<number | null> {
    for (let turn = 0; turn < settleTurnsMax && !this.#isSaved(); turn += 1) await this.#flush()
    return this.#isSaved() ? this.#stand.version : null
  }

  /** Signed in again: goes on. */
  resume(): void {
    void this.#flush()
  }

  /** Asks for news and who is here. */
  async meet(): Promise<void> {
    if (this.#parts.isBusy()) return
    await this.#exchange(() => this.#askNews())
  }

  #isSaved(): boolean {
    return sameText(this.#parts.text(), this.#stand)
  }

  /** What the desk does not have is kept in this browser, at once. */
  #note(): void {
    const { journal } = this.#parts
    if (this.#isSaved() && this.#unanswered.size === 0) journal.clear()
    else journal.note(() => this.#entry())
  }

  #entry() {
    const { code, seat, text } = this.#parts
    const unanswered = [...this.#unanswered].map(([number, { content }]) => ({ number, content }))
    const { version, content } = this.#stand
    return { code, seat, base: { version, content }, unanswered, text: text(), at: new Date().toISOString() }
  }

  #schedule(ms: number): void {
    this.#timer ??= window.setTimeout(() => {
      this.#timer = undefined
      void this.#flush()
    }, ms)
  }

  #flush(): Promise<void> {
    return this.#exchange(() => this.#send())
  }

  async #exchange(work: () => Promise<void>): Promise<void> {
    while (this.#under !== null) await this.#under
    this.#under = work().finally(() => {
      this.#under = null
    })
    await this.#under
  }

  async #send(): Promise<void> {
    const text = this.#parts.text()
    const change = this.#changeTo(text)
    if (change === null) {
      this.#settled()
      return
    }
    this.#unanswered.set(change.number, text)
    forgetMiddle(this.#unanswered)
    await this.#take(await ask('PUT', `${this.#address}/copy`, change), change.number, text)
  }

  /** The same words again are the same change: the desk knows it by its number. */
  #changeTo(text: Text) {
    const { version: from, content, choices: known } = this.#stand
    const patch = patchBetween(content, text.content)
    const choices = sameJson(known, text.choices) ? null : text.choices
    if (patch === null && choices === null) return null
    const last = this.#unanswered.get(this.#number)
    if (last === undefined || !sameText(last, text)) this.#number += 1
    return { from, seat: this.#parts.seat, number: this.#number, patch, choices }
  }

  async #take(answer: Answer, sent: number, text: Text): Promise<void> {
    const { onState } = this.#parts
    if (answer.status === 200) {
      const { version, changedAt } = answer.body as { version: number; changedAt: string }
      this.#stand = { version, ...text }
      this.#changedAt = changedAt
      this.#unanswered.clear()
      this.#settled()
    } else if (answer.status === 412) {
      await this.#follow(answer.body as unknown as Copy & { applied: number })
      this.#schedule(0)
    } else if (answer.status === 401) {
      onState({ kind: 'signed-out' })
    } else if (isPassing(answer)) {
      onState({ kind: 'offline' })
      this.#retryMs = Math.min(this.#retryMs * 2, retryMsMax)
      this.#schedule(this.#retryMs)
    } else {
      // It was refused whole: the desk has nothing of it.
      this.#unanswered.delete(sent)
      const { detail = '' } = 'body' in answer ? (answer.body as { detail?: string }) : {}
      onState({ kind: 'refused', status: answer.status as number, detail })
    }
  }

  #settled(): void {
    this.#retryMs = pauseMs
    this.#note()
    if (this.#isSaved()) this.#parts.onState({ kind: 'saved', at: this.#changedAt })
    else this.#schedule(pauseMs)
  }

  /** Takes over what the desk has, with what was written here brought onto it. */
  async #follow(copy: Copy & { applied: number }): Promise<void> {
    const { text, me, isBusy, show, onPublication } = this.#parts
    while (isBusy()) await new Promise((resolve) => setTimeout(resolve, composingMs))
    const base = this.#unanswered.get(copy.applied) ?? this.#stand
    const mine = text()
    const merged = mergeContents({ base: base.content, first: copy.content, second: mine.content })
    const by = { firstBy: copy.changedBy.at(-1) ?? me.id, secondBy: me.id }
    const fresh = merged.clashes.map((clash) => choiceOf(clash, by))
    const choices = [...mergeChoices(base.choices, copy.choices, mine.choices), ...fresh]
    this.#stand = standOf(copy)
    this.#changedAt = copy.changedAt
    this.#unanswered.clear()
    show({ content: merged.content, choices })
    onPublication(copy.publication)
    this.#note()
  }

  async #askNews(): Promise<void> {
    const { seat, block, onState, onPeople, onPublication } = this.#parts
    const asked = { seat, version: this.#stand.version, block: block() }
    const answer = await ask('POST', `${this.#address}/seat`, asked)
    if (answer.status === 401) onState({ kind: 'signed-out' })
    if (answer.status !== 200) return
    const { people, news, publication, applied } = answer.body as unknown as News
    onPeople(people)
    onPublication(publication)
    if (news === null) return
    await this.#follow({ ...news, applied })
    this.#settled()
  }

  #keepMeeting(): void {
    const again = () => {
      const ms = document.hidden ? meetHiddenEveryMs : meetEveryMs
      window.setTimeout(() => this.#keepMeeting(), ms)
    }
    void this.meet().finally(again)
  }

  /** The page goes: what is not sent is sent with its last breath, and waits in the journal besides. */
  #leave(): void {
    const change = this.#changeTo(this.#parts.text())
    if (change !== null) sendLast('PUT', `${this.#address}/copy`, change)
    const { seat } = this.#parts
    sendLast('POST', `${this.#address}/seat`, { seat, version: this.#stand.version, block: null, leaving: true })
  }
}

function isPassing({ status }: Answer): boolean {
  return status === 'unreachable' || status >= 500 || status === 429 || status === 408
}

/** A lost answer is to the first change sent on a dying line, or to one of the last. */
function forgetMiddle(unanswered: Map<number, Text>): void {
  if (unanswered.size > unansweredMax) unanswered.delete([...unanswered.keys()][unansweredMax / 2]!)
}

function standOf({ version, content, choices }: Copy): Stand {
  return { version, content, choices }
}

function choiceOf(clash: Clash, by: Pick<OpenChoice, 'firstBy' | 'secondBy'>): OpenChoice {
  return { ...clash, ...by, id: crypto.randomUUID() }
}

/** Choices that came and were made on either side; who wrote on in one of the two versions knows it best. */
function mergeChoices(
  base: readonly OpenChoice[],
  theirs: readonly OpenChoice[],
  mine: readonly OpenChoice[],
): OpenChoice[] {
  const known = new Set(base.map(({ id }) => id))
  const ofMine = new Set(mine.map(({ id }) => id))
  const ofTheirs = new Set(theirs.map(({ id }) => id))
  const standing = theirs.filter(({ id }) => !known.has(id) || ofMine.has(id))
  return [...standing, ...mine.filter(({ id }) => !known.has(id) && !ofTheirs.has(id))]
}

function sameText(one: Text, other: Text): boolean {
  return patchBetween(one.content, other.content) === null && sameJson(one.choices, other.choices)
}

function sameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
