import { houseLetters, isHalfSpaceKey, writeHalfSpaceIn } from '../text/half-space.ts'
import { cleanText } from '../text/paste.ts'

export type TextField = HTMLInputElement | HTMLTextAreaElement

/** Half-spaces by their keys, letters of our own, one line; Enter goes on to the next field. */
export function tendField(field: TextField, onChange: () => void): void {
  field.addEventListener('keydown', (event) => {
    const key = event as KeyboardEvent
    if (isHalfSpaceKey(key)) {
      key.preventDefault()
      writeHalfSpaceIn(field)
    }
    if (key.key === 'Enter' && !key.isComposing) {
      key.preventDefault()
      field.dispatchEvent(new CustomEvent('next-field', { bubbles: true }))
    }
  })
  field.addEventListener('paste', (event) => {
    const text = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? ''
    event.preventDefault()
    document.execCommand('insertText', false, cleanText(text.replace(/\s*[\r\n]+\s*/g, ' ')))
  })
  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) putHouseLetters(field)
    onChange()
  })
}

function putHouseLetters(field: TextField): void {
  const house = houseLetters(field.value)
  if (house === field.value) return
  const { selectionStart, selectionEnd } = field
  field.value = house
  field.setSelectionRange(selectionStart, selectionEnd)
}

/** Writes a value without moving the cursor of who is in the field. */
export function setValue(field: TextField, value: string): void {
  const { selectionStart, selectionEnd } = field
  field.value = value
  if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionEnd)
  if (field instanceof HTMLTextAreaElement) requestAnimationFrame(() => grow(field))
}

/** As high as its text, where the browser does not see to that itself. */
export function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
