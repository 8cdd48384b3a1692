import type { EditorView } from 'prosemirror-view'
import type { Wanted } from './pictures/picker.ts'

export interface Shortcuts {
  place: HTMLElement
  view: EditorView
  record(): void
  publish(): void
  preview(): void
  find(): void
  findNext(): void
  link(): void
  help(): void
  acceptChain(): void
  panel(index: number): void
  keys(): void
  insert(wanted: Wanted): void
}

const insertKeys: Readonly<Record<string, Wanted>> = { KeyP: 'picture', KeyG: 'pictures', KeyV: 'film' }

/** Keys of the whole page; by the place of the key where layouts differ. */
export function openShortcuts(parts: Shortcuts): void {
  const { place, view } = parts
  document.addEventListener('keydown', (event) => {
    const act = actionOf(event, parts)
    if (act === null) return
    event.preventDefault()
    act()
  })
  place.addEventListener('next-field', (event) => {
    const fields = [...place.querySelectorAll<HTMLElement>('.head textarea')]
    const next = fields[fields.indexOf(event.target as HTMLElement) + 1]
    if (next) next.focus()
    else view.focus()
  })
}

function actionOf(event: KeyboardEvent, parts: Shortcuts): (() => void) | null {
  const { code, key } = event
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  if (isCommand && code === 'KeyS') return parts.record
  if (isCommand && key === 'Enter') return parts.publish
  if (event.ctrlKey && event.shiftKey && !event.altKey && key === 'Enter') return parts.preview
  if (isCommand && code === 'KeyF') return parts.find
  if (isCommand && code === 'KeyK') return parts.link
  const wanted = event.ctrlKey && event.altKey && !event.shiftKey ? insertKeys[code] : undefined
  if (wanted !== undefined) return () => parts.insert(wanted)
  if (key === 'F3') return parts.findNext
  if (key === 'F7') return parts.acceptChain
  if (key === 'F8') return parts.help
  if (key === 'F9') return () => document.body.classList.toggle('focused')
  if (key === 'F1' || ((key === '?' || key === '؟') && !isWriting(event.target))) return parts.keys
  if (event.altKey && !event.ctrlKey && /^Digit[1-6]$/.test(code)) return () => parts.panel(Number(code.at(-1)) - 1)
  if (key === 'Escape' && !isInDialog(event.target)) {
    return () => {
      document.body.classList.remove('focused')
      parts.view.focus()
    }
  }
  return null
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog') !== null
}
