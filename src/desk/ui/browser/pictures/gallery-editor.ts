import type { Picture } from '#article'
import { pictureWords } from '../../media/picture-words.ts'
import { make, refill } from '../make.ts'
import { tendDrop } from './hero-field.ts'
import { openPictureFields } from './picture-fields.ts'

const words = pictureWords.gallery

export interface GalleryParts {
  /** The pictures as they stand in the text now. */
  pictures(): readonly Picture[]
  write(pictures: readonly Picture[]): void
  add(): void
  drop(files: File[]): void
  split(): void
}

/** The pictures of a gallery one under another, moved by dragging or by keys. */
export class GalleryEditor {
  readonly element: HTMLElement
  #parts: GalleryParts
  #list = make('ol', { class: 'gallery-list' })
  #dragged: number | null = null
  #drawn = ''

  constructor(parts: GalleryParts) {
    this.#parts = parts
    const tools = make(
      'div',
      { class: 'line' },
      make('b', {}, words.title),
      make('button', { type: 'button', class: 'secondary', click: parts.add }, words.add),
      make('button', { type: 'button', class: 'plain', click: parts.split }, words.split),
      make('span', { class: 'quiet' }, words.hint),
    )
    this.element = make('div', { class: 'gallery-editor' }, tools, this.#list)
    tendDrop(this.element, parts.drop)
    this.draw()
  }

  /** Draws what stands in the text now; in the same order, what is being written stays under the fingers. */
  draw(): void {
    const now = this.#parts.pictures()
    const order = now.map(({ media, src }) => media ?? src).join()
    if (order === this.#drawn && this.#list.contains(document.activeElement)) return
    this.#drawn = order
    const focused = [...this.#list.children].findIndex((item) => item.contains(document.activeElement))
    const items = now.map((picture, at) => this.#itemOf(picture, { at, count: now.length }))
    refill(this.#list, ...items)
    items[Math.min(focused, items.length - 1)]?.focus()
  }

  #move(from: number, to: number): void {
    const now = [...this.#parts.pictures()]
    if (to < 0 || to >= now.length || from === to) return
    now.splice(to, 0, ...now.splice(from, 1))
    this.#write(now, to)
  }

  #remove(at: number): void {
    const rest = this.#parts.pictures().filter((_, index) => index !== at)
    this.#write(rest, Math.min(at, rest.length - 1))
  }

  #write(next: readonly Picture[], focused: number): void {
    this.#parts.write(next)
    this.draw()
    const item = this.#list.children[focused]
    if (item instanceof HTMLElement) item.focus()
  }

  #itemOf(picture: Picture, { at, count }: { at: number; count: number }): HTMLElement {
    const { pictures, write } = this.#parts
    const fields = openPictureFields(`gallery-${at}`, picture, (said) =>
      write(pictures().map((one, index) => (index === at ? { ...one, ...said } : one))),
    )
    const tool = (sign: string, name: string, traits: { click: () => void; disabled?: boolean }) =>
      make('button', { type: 'button', class: 'plain', title: name, 'aria-label': name, ...traits }, sign)
    const item = make(
      'li',
      { draggable: 'true', tabindex: 0, 'aria-label': words.item(at + 1, count) },
      picture.media === null
        ? make('span', { class: 'place', dir: 'ltr' }, picture.src ?? '')
        : make('img', { src: `/media/${picture.media}/360.webp`, alt: '', draggable: 'false' }),
      fields.element,
      make(
        'span',
        { class: 'line' },
        tool('↑', words.earlier, { click: () => this.#move(at, at - 1), disabled: at === 0 }),
        tool('↓', words.later, { click: () => this.#move(at, at + 1), disabled: at === count - 1 }),
        tool('×', words.remove, { click: () => this.#remove(at) }),
      ),
    )
    item.addEventListener('keydown', (event) => {
      if (!event.altKey || event.ctrlKey || event.shiftKey) return
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (step === undefined) return
      event.preventDefault()
      this.#move(at, at + step)
    })
    this.#tendDragging(item, at)
    return item
  }

  #tendDragging(item: HTMLElement, at: number): void {
    item.addEventListener('dragstart', (event) => {
      // Words in a field are dragged as words.
      if (event.target !== item) return
      this.#dragged = at
      event.dataTransfer?.setData('text/plain', '')
    })
    item.addEventListener('dragend', () => {
      this.#dragged = null
    })
    item.addEventListener('dragover', (event) => {
      if (this.#dragged === null) return
      event.preventDefault()
      item.classList.add('over')
    })
    item.addEventListener('dragleave', () => item.classList.remove('over'))
    item.addEventListener('drop', (event) => {
      item.classList.remove('over')
      const from = this.#dragged
      if (from === null) return
      event.preventDefault()
      event.stopPropagation()
      this.#dragged = null
      this.#move(from, at)
    })
  }
}
