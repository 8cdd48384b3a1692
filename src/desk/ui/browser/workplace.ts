import { TextSelection } from 'prosemirror-state'
import type { ArticleContent } from '#article'
import { editorWords } from '../editor-words.ts'
import type { LiveState, Opening, Text } from './keep/copy.ts'
import type { Journal } from './keep/journal.ts'
import { type SaveState, Sync } from './keep/sync.ts'
import { make, refill } from './make.ts'
import { type ChoicesPanel, choicesOf, choicesPlugin, openChoicesPanel, setChoices } from './panels/choices.ts'
import { type Details, openDetails } from './panels/details.ts'
import { Fields, type Parts } from './panels/fields.ts'
import { Find } from './panels/find.ts'
import { Help } from './panels/help-panel.ts'
import { openKeySheet } from './panels/key-sheet.ts'
import { offerLeft } from './panels/left-panel.ts'
import { openPanels, type Panels } from './panels/panels.ts'
import { openPrompt } from './panels/prompt.ts'
import { PublishPanel } from './panels/publish-panel.ts'
import { RevisionsPanel } from './panels/revisions-panel.ts'
import { openSignInStrip } from './panels/sign-in-strip.ts'
import { SourcingPanel } from './panels/sourcing-panel.ts'
import { openStatus } from './panels/status.ts'
import { askLink, openToolbar, type Toolbar } from './panels/toolbar.ts'
import type { Wanted } from './pictures/picker.ts'
import { Pictures } from './pictures/pictures.ts'
import { RemarksPanel } from './remarks/remarks-panel.ts'
import { openShortcuts } from './shortcuts.ts'
import { type Body, openBody } from './text/body.ts'

export interface WorkplaceParts {
  place: HTMLElement
  code: number
  seat: string
  opening: Opening
  journal: Journal
  /** Address of what checks Persian. */
  worker: string
}

/** Which of the panels beside the text, in the order of {@link openPanels}, holds what it is filed under. */
const filingPanel = 1
/** From the last key until lengths are counted and findings looked for again. */
const quietMs = 350

/** The page an article is written on. What it says goes through `text` and `show`, whoever asks. */
export class Workplace {
  #parts: WorkplaceParts
  #body: Body
  #fields: Fields
  #choices: ChoicesPanel
  #toolbar: Toolbar
  #details: Details
  #publish: PublishPanel
  #revisions: RevisionsPanel
  #sourcing: SourcingPanel
  #remarks: RemarksPanel
  #panels: Panels
  #sync: Sync | null = null
  #find = new Find()
  #pictures = new Pictures((hash, alt) => this.#fields.describe(hash, alt))
  #help: Help
  #status = openStatus()
  #prompt = openPrompt()
  #sheet = openKeySheet()
  #again: ReturnType<typeof openSignInStrip>
  #bodyPlace = make('div', { class: 'body-place', id: 'body' })
  #left = make('div', {})
  /** What the page is called, for those who hear it. */
  #title = make('h1', { class: 'unseen' }, editorWords.fields.headline)
  #isPending: boolean
  #quiet: number | undefined

  constructor(parts: WorkplaceParts) {
    const { code, opening } = parts
    this.#parts = parts
    this.#isPending = opening.isPending
    this.#help = new Help(parts.worker, opening.house)
    const onChange = () => this.#changed()
    this.#remarks = new RemarksPanel(code)
    this.#body = openBody({
      place: this.#bodyPlace,
      document: opening.content.document,
      plugins: [choicesPlugin, this.#find.plugin, this.#help.plugin, this.#remarks.plugin, ...this.#pictures.plugins],
      onChange,
      onMove: () => this.#moved(),
    })
    const pictures = this.#pictures
    this.#fields = new Fields({ parts: opening.content, sections: opening.sections, onChange, pictures })
    const { view } = this.#body
    const setPart = (part: string, value: unknown) => this.#setPart(part, value)
    this.#choices = openChoicesPanel({ view, setPart, onChoice: onChange })
    this.#toolbar = openToolbar({ view, askAddress: this.#prompt.askAddress, ...this.#toolActions() })
    this.#details = openDetails({ view, pictures, takeHero: (hero) => this.#fields.takeHero(hero) })
    const text = () => this.#text()
    const settle = () => this.#sync!.settle()
    this.#publish = new PublishPanel({ code, opening, text, settle, ...this.#publishActions() })
    const restore = (content: ArticleContent) => this.#write({ content, choices: choicesOf(view.state) })
    this.#revisions = new RevisionsPanel({ code, content: () => text().content, restore, settle })
    const meet = () => this.#sync!.meet()
    this.#sourcing = new SourcingPanel({ code, record: () => this.#revisions.record(), meet })
    const { me, passkeysAt } = opening
    this.#again = openSignInStrip({ code, login: me.login, passkeysAt, onSignedIn: () => this.#sync?.resume() })
    this.#panels = this.#openPanels()
  }

  /** Puts everything on the page and begins to keep it. */
  async begin(): Promise<void> {
    const { place, code, seat, opening, journal } = this.#parts
    this.#layOut()
    const { view } = this.#body
    this.#find.attach(view)
    this.#pictures.attach(view)
    this.#help.attach(view)
    this.#remarks.attach(view)
    setChoices(view, opening.choices)
    this.#sync = new Sync({
      ...{ code, seat, opening, me: opening.me, journal },
      text: () => this.#text(),
      show: (text) => this.#show(text),
      isBusy: () => view.composing,
      block: this.#body.block,
      onState: (state) => this.#stateChanged(state),
      onPeople: (people) => this.#status.showPeople(people, seat),
      onPublication: (publication) => this.#publicationChanged(publication),
    })
    openShortcuts({ place, view, ...this.#keyActions() })
    this.#status.showState({ kind: 'saved', at: opening.changedAt })
    this.#look()
    if (opening.content.headline === '') document.getElementById('headline')?.focus()
    const restore = (text: Text) => this.#write(text)
    await offerLeft(this.#left, { journal, opening, text: () => this.#text(), restore })
  }

  #layOut(): void {
    const { place } = this.#parts
    const bar = make(
      'div',
      { class: 'bar' },
      this.#status.element,
      this.#toolbar.element,
      this.#prompt.element,
      this.#find.element,
      this.#details.element,
      this.#pictures.sending.element,
    )
    const story = make(
      'article',
      { class: 'story' },
      this.#title,
      this.#fields.head,
      this.#fields.hero,
      this.#choices.element,
      this.#bodyPlace,
    )
    const columns = make('div', { class: 'desk-columns' }, story, this.#panels.element)
    refill(place, bar, this.#again.element, this.#left, columns, this.#sheet.element, this.#pictures.picker.element)
    place.removeAttribute('aria-busy')
    this.#toolbar.draw()
  }

  #openPanels(): Panels {
    const { publish, filing, help, revisions, sourcing, remarks } = editorWords.panels
    return openPanels([
      { name: publish, element: this.#publish.element, onOpen: () => this.#publish.look() },
      { name: filing, element: this.#fields.filing },
      { name: help, element: this.#help.element },
      { name: revisions, element: this.#revisions.element, onOpen: () => void this.#revisions.load() },
      { name: sourcing, element: this.#sourcing.element, onOpen: () => void this.#sourcing.load() },
      { name: remarks, element: this.#remarks.element, onOpen: () => void this.#remarks.load() },
    ])
  }

  #toolActions() {
    return {
      find: () => this.#find.open(),
      focus: () => void document.body.classList.toggle('focused'),
      keys: () => this.#sheet.show(),
      insert: (wanted: Wanted) => void this.#pictures.insert(wanted),
    }
  }

  #publishActions() {
    return {
      isPending: () => this.#isPending,
      meet: () => this.#sync!.meet(),
      goToBlock: (block: number) => this.#goToBlock(block),
      goToField: (id: string) => this.#goToField(id),
    }
  }

  #keyActions() {
    return {
      ...this.#toolActions(),
      record: () => void this.#revisions.record(),
      publish: () => {
        this.#panels.open(0)
        this.#publish.focus()
      },
      preview: () => void this.#publish.preview(),
      findNext: () => this.#find.next(),
      link: () => void askLink(this.#body.view, this.#prompt.askAddress),
      help: () => {
        this.#panels.open(2)
        void this.#help.look()
      },
      acceptChain: () => {
        this.#panels.open(4)
        void this.#sourcing.acceptChain()
      },
      panel: this.#panels.open,
    }
  }

  #text(): Text {
    const content = { ...this.#fields.parts(), document: this.#body.document() }
    return { content, choices: choicesOf(this.#body.view.state) }
  }

  #show({ content, choices }: Text): void {
    this.#fields.show(content)
    this.#body.show(content.document)
    setChoices(this.#body.view, choices)
    this.#choices.draw()
    this.#soon()
  }

  #write(text: Text): void {
    this.#body.write(text.content.document)
    this.#show(text)
    this.#changed()
  }

  #setPart(part: string, value: unknown): void {
    this.#fields.show({ ...this.#fields.parts(), [part]: value } as Parts)
  }

  #changed(): void {
    this.#sync?.changed()
    this.#soon()
  }

  #moved(): void {
    // The body calls before the tools around it are there.
    if (this.#panels === undefined) return
    this.#toolbar.draw()
    this.#details.draw()
    this.#remarks.moved()
  }

  #stateChanged(state: SaveState): void {
    this.#status.showState(state)
    if (state.kind === 'waiting') this.#isPending = true
    if (state.kind === 'saved') this.#publish.look()
    if (state.kind === 'signed-out') this.#again.show()
  }

  #publicationChanged(publication: LiveState | null): void {
    this.#isPending = publication !== null && !publication.isNewest
    this.#publish.showPublication(publication)
  }

  #soon(): void {
    window.clearTimeout(this.#quiet)
    this.#quiet = window.setTimeout(() => this.#look(), quietMs)
  }

  #look(): void {
    const { content } = this.#text()
    this.#status.showLength(content)
    this.#fields.showGuide(content)
    this.#publish.draw()
    this.#choices.draw()
    const title = content.headline || editorWords.fields.headline
    this.#title.textContent = title
    document.title = document.title.replace(/^.*?(?= · )/, () => title)
  }

  #goToField(id: string): void {
    const field = document.getElementById(id)
    if (field !== null && this.#fields.filing.contains(field)) this.#panels.open(filingPanel)
    field?.focus()
  }

  #goToBlock(index: number): void {
    const { view } = this.#body
    const { doc } = view.state
    let at = 0
    for (let block = 0; block < Math.min(index, doc.childCount - 1); block += 1) at += doc.child(block).nodeSize
    const selection = TextSelection.near(doc.resolve(at + 1))
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
    view.focus()
  }
}
