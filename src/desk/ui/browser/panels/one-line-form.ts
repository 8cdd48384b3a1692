import { make } from '../make.ts'
import { tendField } from './tend-field.ts'

const lineLengthMax = 200

/** One field and its button; what is sent is never blank. */
export function oneLineForm(
  id: string,
  { label, press }: { label: string; press: string },
  send: (text: string) => void,
): HTMLElement {
  const input = make('input', { id, maxlength: lineLengthMax, required: true, lang: 'fa' })
  tendField(input, () => {})
  const form = make('form', {}, make('label', { for: id }, label), input, make('button', { class: 'secondary' }, press))
  const submit = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
    if (input.value.trim() !== '') send(input.value.trim())
  }
  form.addEventListener('submit', submit)
  // Enter in a field of the editor goes on to the next one; here it sends.
  form.addEventListener('next-field', submit)
  return form
}
