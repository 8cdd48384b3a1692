import { fileSentence, mediaWords } from '../../media/media-words.ts'
import { make, refill } from '../make.ts'
import { tendMedium } from './medium-page.ts'
import { sendFile } from './send-file.ts'

/** Files are sent one after another: a slow line is not shared by ten. */
const atOnceMax = 2

tendDrop()
tendMedium()
tendKeys()

/** Files come by choosing, dropping and pasting; each gets a line that says how it fares. */
function tendDrop(): void {
  const drop = document.querySelector<HTMLElement>('[data-drop]')
  const list = document.querySelector<HTMLElement>('[data-sending]')
  const chooser = document.querySelector<HTMLInputElement>('#files')
  if (drop === null || list === null || chooser === null) return
  const waiting: (() => Promise<void>)[] = []
  let running = 0

  const next = () => {
    const job = running < atOnceMax ? waiting.shift() : undefined
    if (job === undefined) return
    running += 1
    job().finally(() => {
      running -= 1
      next()
    })
  }
  const take = (files: Iterable<File>) => {
    for (const file of files) {
      waiting.push(lineFor(file, list))
      next()
    }
  }
  chooser.addEventListener('change', () => {
    take(chooser.files ?? [])
    chooser.value = ''
  })
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    drop.classList.add('over')
  })
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.classList.remove('over')
  })
  addEventListener('drop', (event) => {
    event.preventDefault()
    drop.classList.remove('over')
    take(event.dataTransfer?.files ?? [])
  })
  addEventListener('paste', (event) => take(event.clipboardData?.files ?? []))
}

/** A line of the list, and the work that brings its file in. */
function lineFor(file: File, list: HTMLElement): () => Promise<void> {
  const line = make('li', {}, make('bdi', {}, file.name), make('span', { class: 'quiet' }, mediaWords.waiting))
  list.append(line)
  const run = async (): Promise<void> => {
    const control = new AbortController()
    const bar = make('progress', { max: file.size, value: 0, 'aria-label': file.name })
    const said = make('span', { class: 'quiet' }, mediaWords.sending(0))
    const stop = make('button', { type: 'button', class: 'plain', click: () => control.abort() }, mediaWords.giveUp)
    refill(line, make('bdi', {}, file.name), bar, said, stop)
    const sent = await sendFile({
      ...{ file, name: file.name, signal: control.signal },
      progress(received) {
        bar.value = received
        said.textContent =
          received < file.size ? mediaWords.sending(Math.floor((received / file.size) * 100)) : mediaWords.inspecting
      },
      offline() {
        said.textContent = mediaWords.offline
      },
    })
    if (sent.kind === 'stopped') line.remove()
    else if (sent.kind === 'kept')
      refill(
        line,
        make('a', { href: `/desk/media/${sent.medium.hash}` }, make('bdi', {}, file.name)),
        make('span', { class: 'quiet' }, sent.isNew ? mediaWords.kept : mediaWords.keptBefore),
      )
    else {
      const again = make('button', { type: 'button', class: 'plain', click: () => void run() }, mediaWords.again)
      const why = make('p', { class: 'error', role: 'alert' }, fileSentence(sent.code, sent.facts))
      refill(line, make('bdi', {}, file.name), again, why)
    }
  }
  return run
}

/** `/` goes to the search, Ctrl+S saves the words of a medium. */
function tendKeys(): void {
  document.addEventListener('keydown', (event) => {
    const isWriting = event.target instanceof Element && event.target.closest('input, textarea, select') !== null
    if (event.code === 'Slash' && !isWriting && !event.ctrlKey && !event.metaKey) {
      const search = document.querySelector<HTMLInputElement>('#q')
      if (search === null) return
      event.preventDefault()
      search.focus()
    }
    if (event.code === 'KeyS' && (event.ctrlKey || event.metaKey)) {
      const form = document.querySelector<HTMLFormElement>('form.words')
      if (form === null) return
      event.preventDefault()
      form.requestSubmit()
    }
  })
}
