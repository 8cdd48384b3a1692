import { readAddress } from '#article'
import { toPersianDigits } from '#persian'
import { fileSentence } from '../../media/media-words.ts'
import { pictureWords } from '../../media/picture-words.ts'
import { make, refill } from '../make.ts'
import type { LibraryMedium } from '../media/send-file.ts'
import { bringToLibrary, findInLibrary } from './library.ts'

const words = pictureWords.picker
const quietMs = 250

/** What is wanted: one picture, several in an order, or one film. */
export type Wanted = 'picture' | 'pictures' | 'film'

/** What was picked: media of the library, or files that are yet to be sent there. */
export type Picked = { media: LibraryMedium[] } | { files: File[] }

const titles = { picture: words.pictures, pictures: words.gallery, film: words.films }

/** The library over the page. One dialog for every time it is asked. */
export class Picker {
  readonly element = make('dialog', { class: 'sheet picker', 'aria-labelledby': 'picker-title' })
  #wanted: Wanted = 'picture'
  #end: (picked: Picked | null) => void = () => {}
  #chosen = new Map<string, LibraryMedium>()
  #search = make('input', { type: 'search', id: 'picker-search', lang: 'fa', maxlength: 2_000 })
  #bring = make('button', { type: 'button', hidden: true, click: () => void this.#fetch() }, words.bring)
  #said = make('p', { class: 'quiet', role: 'status' })
  #list = make('ul', { class: 'picks' })
  #more = make('button', { type: 'button', class: 'plain', hidden: true }, words.more)
  #put = make('button', { type: 'button', click: () => this.#finish() })
  #asked = 0
  #quiet: number | undefined

  constructor() {
    this.element.addEventListener('close', () => this.#close(null))
    this.element.addEventListener('keydown', (event) => this.#keyPressed(event))
    this.#search.addEventListener('input', () => {
      clearTimeout(this.#quiet)
      this.#quiet = window.setTimeout(() => void this.#look(), quietMs)
    })
  }

  /** Opens the library; null when nothing was wanted after all. */
  pick(wanted: Wanted): Promise<Picked | null> {
    this.#wanted = wanted
    this.#chosen.clear()
    this.#search.value = ''
    this.#draw()
    return new Promise((resolve) => {
      this.#end = resolve
      this.element.showModal()
      this.#search.focus()
      void this.#look()
    })
  }

  #draw(): void {
    const isMany = this.#wanted === 'pictures'
    const files = make('input', {
      ...{ type: 'file', class: 'unseen', id: 'picker-files', multiple: isMany },
      accept: this.#wanted === 'film' ? 'video/mp4,video/webm' : 'image/jpeg,image/png,image/webp,image/gif',
      change: () => this.#close({ files: [...(files.files ?? [])] }),
    })
    const cancel = make('button', { type: 'button', class: 'plain', click: () => this.#close(null) }, words.cancel)
    refill(
      this.element,
      make('h2', { id: 'picker-title' }, titles[this.#wanted]),
      make('label', { for: 'picker-search' }, words.search),
      make(
        'div',
        { class: 'line' },
        this.#search,
        this.#bring,
        files,
        make('label', { class: 'button secondary', for: 'picker-files' }, words.upload),
      ),
      this.#said,
      this.#list,
      this.#more,
      make('p', { class: 'hint' }, isMany ? words.hintMany : words.hint),
      make('div', { class: 'line ending' }, isMany && this.#put, cancel),
    )
    this.#drawChosen()
  }

  async #look(): Promise<void> {
    this.#asked += 1
    const text = this.#search.value.trim()
    const isAddress = /^https?:\/\/\S+$/.test(text) && this.#wanted !== 'film'
    this.#bring.hidden = !isAddress
    if (isAddress) return
    this.#said.textContent = words.looking
    await this.#show(this.#asked, null)
  }

  /** Answers that come after a newer question are put aside. */
  async #show(asked: number, below: number | null): Promise<void> {
    const kind = this.#wanted === 'film' ? 'film' : 'picture'
    const found = await findInLibrary({ words: this.#search.value.trim().slice(0, 200), kind, below })
    if (asked !== this.#asked) return
    if (found === null) {
      this.#said.textContent = words.failed
      return
    }
    const items = found.media.map((medium) => make('li', {}, this.#faceOf(medium)))
    if (below === null) this.#list.replaceChildren()
    this.#list.append(...items)
    const count = this.#list.childElementCount
    this.#said.textContent = count === 0 ? words.none : words.found(count)
    this.#more.hidden = found.next === null
    this.#more.onclick = () => {
      items.at(-1)?.querySelector('button')?.focus()
      void this.#show(asked, found.next)
    }
    this.#drawChosen()
  }

  #faceOf(medium: LibraryMedium): HTMLElement {
    const shown = medium.kind === 'film' ? medium.poster : medium.hash
    const name = medium.caption || medium.alt || medium.name || medium.hash.slice(0, 8)
    const face = make(
      'button',
      { type: 'button', class: 'pick', 'data-hash': medium.hash, click: () => this.#choose(medium) },
      shown === null
        ? make('span', { class: 'blank', 'aria-hidden': 'true' }, '▶')
        : make('img', { src: `/media/${shown}/360.webp`, alt: '', loading: 'lazy' }),
      make('bdi', {}, name),
    )
    if (this.#wanted === 'pictures') face.setAttribute('aria-pressed', 'false')
    return face
  }

  #choose(medium: LibraryMedium): void {
    if (this.#wanted !== 'pictures') {
      this.#close({ media: [medium] })
      return
    }
    if (!this.#chosen.delete(medium.hash)) this.#chosen.set(medium.hash, medium)
    this.#drawChosen()
  }

  #drawChosen(): void {
    const order = [...this.#chosen.keys()]
    if (this.#wanted === 'pictures') {
      for (const face of this.#list.querySelectorAll<HTMLElement>('.pick')) {
        const place = order.indexOf(face.dataset.hash ?? '')
        face.setAttribute('aria-pressed', String(place !== -1))
        face.dataset.place = place === -1 ? '' : toPersianDigits(place + 1)
      }
    }
    this.#put.textContent = words.put(order.length)
    this.#put.disabled = order.length === 0
  }

  async #fetch(): Promise<void> {
    const url = readAddress(this.#search.value.trim(), ['web'])
    if (url === null) return
    this.#said.textContent = words.bringing
    const answer = await bringToLibrary(url)
    if (answer.status === 200 || answer.status === 201) {
      this.#search.value = ''
      this.#choose(answer.body as unknown as LibraryMedium)
      if (this.element.open) await this.#look()
    } else {
      const refused = answer.status === 'unreachable' ? null : answer.body
      this.#said.textContent = refused === null ? words.failed : fileSentence(String(refused.code), refused)
    }
  }

  #finish(): void {
    if (this.#chosen.size > 0) this.#close({ media: [...this.#chosen.values()] })
  }

  #close(picked: Picked | null): void {
    const end = this.#end
    this.#end = () => {}
    this.#asked += 1
    if (this.element.open) this.element.close()
    end(picked)
  }

  /** Arrows go from picture to picture as they stand; what is pressed here is heard by nothing under it. */
  #keyPressed(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#finish()
    const faces = [...this.#list.querySelectorAll<HTMLElement>('.pick')]
    const at = faces.indexOf(document.activeElement as HTMLElement)
    const isSearching = document.activeElement === this.#search
    if (at === -1 && !(isSearching && event.key === 'ArrowDown')) return
    const columns = Math.max(1, faces.filter(({ offsetTop }) => offsetTop === faces[0]?.offsetTop).length)
    const step = { ArrowLeft: 1, ArrowRight: -1, ArrowDown: columns, ArrowUp: -columns }[event.key]
    if (step === undefined) return
    event.preventDefault()
    if (at === -1) faces[0]?.focus()
    else if (at + step < 0) this.#search.focus()
    else faces[Math.min(at + step, faces.length - 1)]?.focus()
  }
}
