import { fileSentence, mediaWords } from '../../media/media-words.ts'
import { pictureWords } from '../../media/picture-words.ts'
import { make, refill } from '../make.ts'
import { type LibraryMedium, type Sent, sendFile } from '../media/send-file.ts'
import { tendField } from '../panels/tend-field.ts'

export interface Batch {
  files: readonly File[]
  /** Handed what has come, in the order of the files; once, and again for each that was tried anew. */
  land(media: LibraryMedium[]): void | Promise<void>
  /** Nothing more will come. */
  end(): void
}

/** One file on its way. */
interface Errand {
  file: File
  line: HTMLElement
  /** What becomes of it when it comes after the others. */
  late(medium: LibraryMedium): void | Promise<void>
  close(): void
}

/** Files on their way into the library: a line each, that says how it fares, and asks what a picture shows. */
export class Sending {
  #list = make('ul', { class: 'sending', 'aria-label': pictureWords.sending })
  readonly element = make('div', { class: 'sending-strip', hidden: true }, this.#list)
  #running = 0
  #queue = Promise.resolve()

  constructor() {
    addEventListener('beforeunload', (event) => {
      if (this.#running > 0) event.preventDefault()
    })
  }

  /** Files go one after another: a slow line is not shared by ten. */
  send({ files, land, end }: Batch): void {
    let open = files.length
    if (open === 0) end()
    const close = (line: HTMLElement) => {
      this.#drop(line)
      open -= 1
      if (open === 0) end()
    }
    const errands = files.map((file): Errand => {
      const line = this.#add(make('bdi', {}, file.name), quiet(mediaWords.waiting))
      return { file, line, late: (medium) => land([medium]), close: () => close(line) }
    })
    this.#queue = this.#queue.then(async () => {
      const kept: { medium: LibraryMedium; errand: Errand }[] = []
      for (const errand of errands) {
        const medium = await this.#run(errand)
        if (medium !== null) kept.push({ medium, errand })
      }
      if (kept.length > 0) await land(kept.map(({ medium }) => medium))
      for (const { errand } of kept) errand.close()
    })
  }

  /** Asks below the tools what a picture shows. */
  askAlt({ hash }: LibraryMedium, tell: (alt: string) => void): void {
    const id = `alt-${hash.slice(0, 12)}`
    if (document.getElementById(id) !== null) return
    const input = make('input', { id, maxlength: 2_000, lang: 'fa' })
    tendField(input, () => {})
    const form = make(
      'form',
      { class: 'ask-alt' },
      make('img', { src: `/media/${hash}/360.webp`, alt: '' }),
      make('div', { class: 'field' }, make('label', { for: id }, pictureWords.askAlt), input),
      make('button', {}, pictureWords.saveAlt),
      plain(pictureWords.dismiss, () => this.#drop(line)),
    )
    const line = this.#add(form)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const alt = input.value.trim()
      if (alt === '') return
      tell(alt)
      this.#drop(line)
    })
    input.addEventListener('next-field', (event) => {
      event.stopPropagation()
      form.requestSubmit()
    })
    // Whoever writes elsewhere goes on writing.
    if (document.activeElement === document.body) input.focus()
  }

  async #run(errand: Errand): Promise<LibraryMedium | null> {
    this.#running += 1
    const sent = await sendVisibly(errand)
    this.#running -= 1
    if (sent.kind === 'kept') return sent.medium
    if (sent.kind === 'stopped') errand.close()
    else this.#sayRefused(errand, sent)
    return null
  }

  #sayRefused(errand: Errand, { code, facts }: Extract<Sent, { kind: 'refused' }>): void {
    const again = async () => {
      const medium = await this.#run(errand)
      if (medium === null) return
      await errand.late(medium)
      errand.close()
    }
    refill(
      errand.line,
      make('bdi', {}, errand.file.name),
      make('p', { class: 'error', role: 'alert' }, fileSentence(code, facts)),
      plain(mediaWords.again, () => void again()),
      plain(pictureWords.dismiss, errand.close),
    )
  }

  #add(...content: HTMLElement[]): HTMLElement {
    const line = make('li', {}, content)
    this.#list.append(line)
    this.element.hidden = false
    return line
  }

  #drop(line: HTMLElement): void {
    line.remove()
    this.element.hidden = this.#list.childElementCount === 0
  }
}

/** Sends a file while its line tells how much has come. */
function sendVisibly({ file, line }: Errand): Promise<Sent> {
  const control = new AbortController()
  const bar = make('progress', { max: file.size, value: 0, 'aria-label': file.name })
  const state = quiet(mediaWords.sending(0))
  refill(
    line,
    make('bdi', {}, file.name),
    bar,
    state,
    plain(mediaWords.giveUp, () => control.abort()),
  )
  return sendFile({
    ...{ file, name: file.name, signal: control.signal },
    progress(received) {
      bar.value = received
      const percent = Math.floor((received / file.size) * 100)
      state.textContent = received < file.size ? mediaWords.sending(percent) : mediaWords.inspecting
    },
    offline() {
      state.textContent = mediaWords.offline
    },
  })
}

function quiet(text: string): HTMLElement {
  return make('span', { class: 'quiet' }, text)
}

function plain(name: string, click: () => void): HTMLElement {
  return make('button', { type: 'button', class: 'plain', click }, name)
}
