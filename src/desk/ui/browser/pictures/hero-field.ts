import type { Picture } from '#article'
import { pictureWords } from '../../media/picture-words.ts'
import { make, refill } from '../make.ts'
import { openPictureFields, type PictureFields } from './picture-fields.ts'

const words = pictureWords.hero

export interface HeroField {
  element: HTMLElement
  value(): Picture | null
  /** Shows what came from elsewhere; nothing is told of it. */
  show(hero: Picture | null): void
  /** Takes this picture, as somebody wished here. */
  take(hero: Picture | null): void
}

export interface HeroParts {
  hero: Picture | null
  onChange(): void
  /** Asks for a picture; it is handed back through `take`. */
  choose(): void
  /** Files dropped here. */
  drop(files: File[]): void
}

/** The picture at the top of the page and on cards. What was there before can be brought back. */
export function openHeroField({ hero, onChange, choose, drop }: HeroParts): HeroField {
  let now = hero
  let fields: PictureFields | null = null
  const earlier: (Picture | null)[] = []
  const element = make('section', { class: 'hero-field', 'aria-label': words.title })
  tendDrop(element, drop)

  function take(next: Picture | null): void {
    earlier.push(now)
    now = next
    draw()
    onChange()
  }

  function goBack(): void {
    now = earlier.pop() ?? null
    draw()
    onChange()
  }

  function draw(): void {
    fields = now && openPictureFields('hero', now, write)
    refill(
      element,
      make('h2', {}, words.title),
      now === null ? make('p', { class: 'hint' }, words.none) : faceOf(now),
      make(
        'div',
        { class: 'hero-said' },
        fields?.element ?? null,
        make(
          'div',
          { class: 'line' },
          button('secondary', now === null ? words.choose : words.change, choose),
          now !== null && button('plain', words.remove, () => take(null)),
          earlier.length > 0 && button('plain', words.back, goBack),
        ),
      ),
    )
    element.classList.toggle('empty', now === null)
  }

  function write(said: Pick<Picture, 'alt' | 'caption' | 'credit'>): void {
    if (now === null) return
    now = { ...now, ...said }
    onChange()
  }

  function show(next: Picture | null): void {
    if (JSON.stringify(next) === JSON.stringify(now)) return
    const isSame = next !== null && now !== null && next.media === now.media && next.src === now.src
    now = next
    // A field somebody writes in stays under the fingers.
    if (isSame && fields !== null) fields.show(next)
    else draw()
  }

  draw()
  return { element, value: () => now, show, take }
}

function faceOf({ media, src }: Picture): HTMLElement {
  if (media === null) return make('p', { class: 'place', dir: 'ltr' }, src ?? '')
  return make('img', { src: `/media/${media}/720.webp`, alt: '' })
}

function button(kind: string, name: string, click: () => void): HTMLElement {
  return make('button', { type: 'button', class: kind, click }, name)
}

/** Files that are let go over an element are for it. */
export function tendDrop(element: HTMLElement, drop: (files: File[]) => void): void {
  element.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    element.classList.add('over')
  })
  element.addEventListener('dragleave', () => element.classList.remove('over'))
  element.addEventListener('drop', (event) => {
    element.classList.remove('over')
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    drop(files)
  })
}
