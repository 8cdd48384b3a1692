import { mediaWords } from '../../media/media-words.ts'
import { askAbout } from '../keep/ask.ts'
import { frameOf } from '../pictures/library.ts'
import { sendFile } from './send-file.ts'

/** The tools on the page of one picture or film: all of them only move the fields of its forms, or ask the library. */
export function tendMedium(): void {
  const page = document.querySelector<HTMLElement>('[data-hash]')
  if (page === null) return
  tendFocus()
  tendCut()
  tendFilm(page)
}

/** A click on the picture, or the sliders, move the point that stays in sight. */
function tendFocus(): void {
  const picture = document.querySelector<HTMLElement>('[data-picture]')
  const point = picture?.querySelector<SVGCircleElement>('.point')
  const [across, down] = ['#focusX', '#focusY'].map((name) => document.querySelector<HTMLInputElement>(name))
  if (!picture || !point || !across || !down) return
  const draw = () => {
    point.setAttribute('cx', `${across.value}%`)
    point.setAttribute('cy', `${down.value}%`)
  }
  across.addEventListener('input', draw)
  down.addEventListener('input', draw)
  picture.addEventListener('click', (event) => {
    if (isCutting()) return
    const { x, y } = placeIn(picture, event)
    across.value = String(Math.round(x * 100))
    down.value = String(Math.round(y * 100))
    draw()
  })
}

function isCutting(): boolean {
  return document.querySelector<HTMLDetailsElement>('[data-cut]')?.open === true
}

function placeIn(picture: HTMLElement, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top, width, height } = picture.getBoundingClientRect()
  const within = (part: number) => Math.max(0, Math.min(1, part))
  return { x: within((clientX - left) / width), y: within((clientY - top) / height) }
}

/** A frame drawn over the picture fills in the numbers; the numbers draw the frame. */
function tendCut(): void {
  const details = document.querySelector<HTMLDetailsElement>('[data-cut]')
  const picture = document.querySelector<HTMLElement>('[data-picture]')
  const frame = picture?.querySelector<SVGRectElement>('.part')
  if (!details || !picture || !frame) return
  const names = ['x', 'y', 'width', 'height'] as const
  const fields = names.map((name) => details.querySelector<HTMLInputElement>(`#cut-${name}`)!)
  const draw = () => {
    for (const [place, name] of names.entries()) frame.setAttribute(name, details.open ? fields[place]!.value : '0')
  }
  const write = (numbers: readonly number[]) => {
    for (const [place, field] of fields.entries()) field.value = (numbers[place]! * 100).toFixed(1)
    draw()
  }
  for (const field of fields) field.addEventListener('input', draw)
  details.addEventListener('toggle', () => {
    picture.parentElement!.classList.toggle('cutting', details.open)
    draw()
  })
  picture.addEventListener('pointerdown', (event) => {
    if (!details.open) return
    event.preventDefault()
    picture.setPointerCapture(event.pointerId)
    const begun = placeIn(picture, event)
    const move = (moved: PointerEvent) => {
      const now = placeIn(picture, moved)
      const [left, top] = [Math.min(begun.x, now.x), Math.min(begun.y, now.y)]
      write([left, top, Math.abs(now.x - begun.x), Math.abs(now.y - begun.y)])
    }
    picture.addEventListener('pointermove', move)
    picture.addEventListener('pointerup', () => picture.removeEventListener('pointermove', move), { once: true })
  })
}

/** The frame a film stands at becomes its still; what is said in it is saved beside it. */
function tendFilm(page: HTMLElement): void {
  const film = page.querySelector<HTMLVideoElement>('[data-film]')
  const tools = page.querySelector<HTMLElement>('[data-film-tools]')
  if (film === null || tools === null) return
  const status = tools.querySelector('[data-status]')!
  const address = `/desk/library/media/${page.dataset.hash}`
  const save = async (words: object, done: string) => {
    const answer = await askAbout(Number(page.dataset.version), address, words)
    if (answer.status !== 200) {
      status.textContent = mediaWords.failed
      return
    }
    page.dataset.version = String(answer.body.version)
    for (const field of page.querySelectorAll<HTMLInputElement>('input[name="version"]'))
      field.value = page.dataset.version
    status.textContent = done
  }
  tools.querySelector('[data-transcript]')!.addEventListener('click', () => {
    const { value } = tools.querySelector<HTMLTextAreaElement>('#transcript')!
    void save({ transcript: value }, mediaWords.saved)
  })
  tools.querySelector('[data-frame]')!.addEventListener('click', async () => {
    const picture = await frameOf(film)
    const control = new AbortController()
    const sent =
      picture === null
        ? null
        : await sendFile({
            ...{ file: picture, name: 'poster.jpg', signal: control.signal },
            progress: () => {},
            offline: () => {
              status.textContent = mediaWords.offline
            },
          })
    if (sent?.kind !== 'kept') {
      status.textContent = mediaWords.notFramed
      return
    }
    await save({ poster: sent.medium.hash }, mediaWords.framed)
    film.poster = `/media/${sent.medium.hash}/1080.webp`
  })
}
