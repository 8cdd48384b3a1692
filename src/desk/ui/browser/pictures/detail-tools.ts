import type { Node } from 'prosemirror-model'
import { NodeSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { filmAt, type Picture } from '#article'
import { pictureWords } from '../../media/picture-words.ts'
import { make, refill } from '../make.ts'
import { detailedBlock } from '../text/blocks.ts'
import { schema } from '../text/schema.ts'
import { GalleryEditor } from './gallery-editor.ts'
import { stillOf } from './library.ts'
import type { Pictures } from './pictures.ts'

export interface DetailToolsParts {
  view: EditorView
  pictures: Pictures
  takeHero(hero: Picture): void
}

export interface DetailTools {
  element: HTMLElement
  /** Draws what stands in the text now. */
  draw(): void
}

/** What can be done with a block of pictures or films besides saying things of it; null for other blocks. */
export function detailTools(parts: DetailToolsParts, kind: string): DetailTools | null {
  if (kind === 'image') return pictureTools(parts)
  if (kind === 'gallery') return galleryTools(parts)
  if (kind === 'video') return filmTools(parts)
  return null
}

function pictureTools({ view, pictures, takeHero }: DetailToolsParts): DetailTools {
  const { block: words } = pictureWords
  const chosen = () => nodeOf(view, 'image')
  const element = make('div', { class: 'line block-tools' })
  const toGallery = () =>
    void pictures.chooseMany((more) => {
      const block = chosen()
      if (block === null) return
      const all = [block.node.attrs as Picture, ...more]
      replace(view, block, [schema.nodes.gallery!.create({ pictures: all })])
    })
  const asHero = () => {
    const block = chosen()
    if (block !== null) takeHero(block.node.attrs as Picture)
  }
  const draw = () => {
    const media = chosen()?.node.attrs.media as string | null | undefined
    if (element.dataset.media === (media ?? '')) return
    element.dataset.media = media ?? ''
    refill(
      element,
      button(words.asHero, asHero),
      button(words.toGallery, toGallery),
      media != null && libraryLink(media),
    )
  }
  draw()
  return { element, draw }
}

function galleryTools({ view, pictures }: DetailToolsParts): DetailTools {
  const chosen = () => nodeOf(view, 'gallery')
  const now = () => (chosen()?.node.attrs.pictures ?? []) as Picture[]
  const write = (next: readonly Picture[]) => {
    const block = chosen()
    if (block === null) return
    if (next.length === 0) {
      view.dispatch(view.state.tr.delete(block.position, block.position + block.node.nodeSize))
      view.focus()
    } else {
      const { tr: transaction } = view.state
      transaction.setNodeAttribute(block.position, 'pictures', next)
      view.dispatch(transaction.setSelection(NodeSelection.create(transaction.doc, block.position)))
    }
  }
  const append = (more: Picture[]) => {
    write([...now(), ...more])
    editor.draw()
  }
  const split = () => {
    const block = chosen()
    if (block !== null)
      replace(
        view,
        block,
        now().map((picture) => schema.nodes.image!.create({ ...picture })),
      )
  }
  const add = () => void pictures.chooseMany(append)
  const drop = (files: File[]) => pictures.sendPictures(files, append)
  const editor = new GalleryEditor({ pictures: now, write, add, drop, split })
  return editor
}

function filmTools({ view, pictures }: DetailToolsParts): DetailTools {
  const { film: words } = pictureWords
  const element = make('div', { class: 'line block-tools' })
  const said = make('span', { class: 'quiet', role: 'status' })
  const chosen = () => nodeOf(view, 'video')
  const setPoster = (poster: Picture | null) => {
    const block = chosen()
    if (block === null) return
    const { tr: transaction } = view.state
    transaction.setNodeAttribute(block.position, 'poster', poster)
    view.dispatch(transaction.setSelection(NodeSelection.create(transaction.doc, block.position)))
    draw()
  }
  const takeFrame = async () => {
    said.textContent = words.framing
    const still = await stillOf(String(chosen()?.node.attrs.src ?? ''))
    said.textContent = still === null ? words.notFramed : ''
    if (still !== null) setPoster(still)
  }
  let drawn = 'never'
  const draw = () => {
    const attrs = chosen()?.node.attrs ?? {}
    const poster = (attrs.poster ?? null) as Picture | null
    const film = filmAt(String(attrs.src ?? ''))
    if (drawn === `${film} ${poster?.media}`) return
    drawn = `${film} ${poster?.media}`
    refill(
      element,
      poster === null || poster.media === null
        ? make('span', { class: 'hint' }, words.none)
        : make('img', { class: 'still', src: `/media/${poster.media}/360.webp`, alt: words.poster }),
      button(words.choose, () => void pictures.choose(setPoster)),
      film !== null && button(words.frame, () => void takeFrame()),
      poster !== null && button(words.remove, () => setPoster(null)),
      film !== null && libraryLink(film),
      said,
    )
  }
  draw()
  return { element, draw }
}

/** The chosen block, where it is of this kind. */
function nodeOf(view: EditorView, kind: string): { node: Node; position: number } | null {
  const block = detailedBlock(view.state)
  return block?.node.type.name === kind ? block : null
}

function replace(view: EditorView, { node, position }: { node: Node; position: number }, blocks: Node[]): void {
  const transaction = view.state.tr.replaceWith(position, position + node.nodeSize, blocks)
  view.dispatch(transaction.setSelection(NodeSelection.create(transaction.doc, position)).scrollIntoView())
  view.focus()
}

function button(name: string, click: () => void): HTMLElement {
  return make('button', { type: 'button', class: 'plain', click }, name)
}

function libraryLink(hash: string): HTMLElement {
  return make('a', { href: `/desk/media/${hash}`, target: '_blank' }, pictureWords.block.library)
}
