import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Picture } from '#article'
import type { LibraryMedium } from '../media/send-file.ts'
import { schema } from '../text/schema.ts'
import {
  beginLanding,
  endLanding,
  landingAt,
  landingPlugin,
  placeAfterCursor,
  placeBlocks,
  placeChosen,
} from './landing.ts'
import { filmBlock, pictureFrom, rememberAlt, stillOf } from './library.ts'
import { Picker, type Wanted } from './picker.ts'
import { Sending } from './sending.ts'

const { image, gallery, video } = schema.nodes

/** Everything by which pictures and films come into an article: the library, files dropped and pasted. */
export class Pictures {
  readonly picker = new Picker()
  readonly sending = new Sending()
  readonly plugins: readonly Plugin[]
  #view: EditorView | null = null
  #onDescribed: (hash: string, alt: string) => void

  /** `onDescribed` is told of every description given below the tools: the picture at the top is not in the body. */
  constructor(onDescribed: (hash: string, alt: string) => void) {
    this.#onDescribed = onDescribed
    this.plugins = [landingPlugin, this.#filesPlugin()]
  }

  attach(view: EditorView): void {
    this.#view = view
  }

  /** Asks the library for one picture, several or a film, and puts them after the cursor. */
  async insert(wanted: Wanted): Promise<void> {
    const view = this.#view!
    const landing = beginLanding(view, placeAfterCursor(view.state))
    const picked = await this.picker.pick(wanted)
    if (picked === null) {
      endLanding(view, landing)
      view.focus()
    } else if ('files' in picked) {
      this.#send(picked.files, landing)
    } else {
      const blocks = await blocksOf(picked.media, wanted === 'pictures')
      const place = landingAt(view, landing)
      endLanding(view, landing)
      view.dispatch(placeChosen(view.state, place, blocks))
      this.#goToDetails(picked.media)
    }
  }

  /** One picture for a place of its own; null when none was wanted. Files come later, by `late`. */
  async choose(late: (picture: Picture) => void): Promise<void> {
    const picked = await this.picker.pick('picture')
    if (picked === null) return
    if ('files' in picked) this.sendPictures(picked.files, ([first]) => first && late(first))
    else late(pictureFrom(picked.media[0]!))
  }

  /** Several pictures, for a gallery that is there. */
  async chooseMany(take: (pictures: Picture[]) => void): Promise<void> {
    const picked = await this.picker.pick('pictures')
    if (picked === null) return
    if ('files' in picked) this.sendPictures(picked.files, take)
    else take(picked.media.map(pictureFrom))
  }

  /** Sends files to the library and hands over the pictures among them. */
  sendPictures(files: readonly File[], take: (pictures: Picture[]) => void): void {
    this.sending.send({
      files,
      end: () => {},
      land: (media) => {
        const pictures = media.filter(({ kind }) => kind === 'picture')
        if (pictures.length > 0) take(pictures.map(pictureFrom))
        this.#askAlts(pictures)
      },
    })
  }

  #filesPlugin(): Plugin {
    return new Plugin({
      props: {
        handlePaste: (view, event) => {
          const files = filesIn(event.clipboardData)
          if (files.length === 0 || hasWords(event.clipboardData)) return false
          this.#send(files, beginLanding(view, placeAfterCursor(view.state)))
          return true
        },
        handleDrop: (view, event) => {
          const files = filesIn(event.dataTransfer)
          if (files.length === 0) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          this.#send(files, beginLanding(view, at?.pos ?? view.state.doc.content.size))
          event.preventDefault()
          return true
        },
      },
    })
  }

  /** Whoever writes on meanwhile keeps her cursor: what lands is not chosen. */
  #send(files: readonly File[], landing: string): void {
    const view = this.#view!
    this.sending.send({
      files,
      end: () => endLanding(view, landing),
      land: async (media) => {
        const blocks = await blocksOf(media, media.length > 1)
        view.dispatch(placeBlocks(view.state, landingAt(view, landing), blocks))
        this.#askAlts(media.filter(({ kind }) => kind === 'picture'))
        await this.#giveStills(media)
      },
    })
  }

  #askAlts(media: readonly LibraryMedium[]): void {
    for (const medium of media) {
      if ((medium.alt ?? '') !== '') continue
      this.sending.askAlt(medium, (alt) => {
        this.#describe(medium.hash, alt)
        void rememberAlt(medium.hash, alt)
      })
    }
  }

  /** Gives every showing of a picture in this article that says nothing of it these words. */
  #describe(hash: string, alt: string): void {
    const { tr: transaction, doc } = this.#view!.state
    const isSilent = (picture: Picture) => picture.media === hash && picture.alt === ''
    doc.forEach((node, position) => {
      if (node.type === image && isSilent(node.attrs as Picture)) transaction.setNodeAttribute(position, 'alt', alt)
      if (node.type !== gallery) return
      const pictures = node.attrs.pictures as Picture[]
      if (!pictures.some(isSilent)) return
      const described = pictures.map((picture) => (isSilent(picture) ? { ...picture, alt } : picture))
      transaction.setNodeAttribute(position, 'pictures', described)
    })
    if (transaction.docChanged) this.#view!.dispatch(transaction)
    this.#onDescribed(hash, alt)
  }

  /** A film that came without a still gets one of its own frames. */
  async #giveStills(media: readonly LibraryMedium[]): Promise<void> {
    for (const { kind, poster, src } of media) {
      if (kind !== 'film' || poster !== null) continue
      const still = await stillOf(src)
      if (still === null) continue
      const { tr: transaction, doc } = this.#view!.state
      doc.forEach((node, position) => {
        if (node.type === video && node.attrs.src === src && node.attrs.poster === null)
          transaction.setNodeAttribute(position, 'poster', still)
      })
      if (transaction.docChanged) this.#view!.dispatch(transaction)
    }
  }

  /** A picture that nobody described asks for it at once; otherwise the text goes on. */
  #goToDetails(media: readonly LibraryMedium[]): void {
    this.#view!.focus()
    if (media.some(({ kind, alt }) => kind === 'picture' && (alt ?? '') === ''))
      document.querySelector<HTMLInputElement>('.details input[name="alt"]')?.focus()
  }
}

/** Several pictures are a gallery where one is wanted, films stand each by itself. */
async function blocksOf(media: readonly LibraryMedium[], isGallery: boolean): Promise<Node[]> {
  const pictures = media.filter(({ kind }) => kind === 'picture').map(pictureFrom)
  const films = await Promise.all(media.filter(({ kind }) => kind === 'film').map(filmBlock))
  const shown =
    isGallery && pictures.length > 0
      ? [gallery!.create({ pictures })]
      : pictures.map((picture) => image!.create({ ...picture }))
  return [...shown, ...films.map((block) => video!.create(block.attrs))]
}

function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => /^(?:image|video)\//.test(type))
}

/** Word puts a picture of the words beside them: then the words are meant. Some systems say the names of the files. */
function hasWords(data: DataTransfer | null): boolean {
  const names = new Set(filesIn(data).map(({ name }) => name))
  const lines = (data?.getData('text/plain') ?? '').split(/\s*[\r\n]+\s*/)
  return lines.some((line) => line.trim() !== '' && !names.has(line.trim()))
}
