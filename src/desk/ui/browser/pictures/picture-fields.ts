import type { Picture } from '#article'
import { editorWords } from '../../editor-words.ts'
import { make } from '../make.ts'
import { tendField } from '../panels/tend-field.ts'

const parts = ['alt', 'caption', 'credit'] as const
const lengthMax = { alt: 2_000, caption: 2_000, credit: 300 }

export type PictureWords = Pick<Picture, (typeof parts)[number]>

export interface PictureFields {
  element: HTMLElement
  /** Shows these words; a field somebody is in is left alone. */
  show(words: PictureWords): void
}

/** What is said of one picture: description, caption, credit. `name` sets its fields apart from those of others. */
export function openPictureFields(
  name: string,
  words: PictureWords,
  onChange: (words: PictureWords) => void,
): PictureFields {
  const inputs = parts.map((part) => {
    const input = make('input', { id: `${name}-${part}`, name: part, maxlength: lengthMax[part], lang: 'fa' })
    if (part === 'alt') input.required = true
    tendField(input, () => onChange(written()))
    input.addEventListener('next-field', (event) => {
      event.stopPropagation()
      inputs[parts.indexOf(part) + 1]?.focus()
    })
    return input
  })

  function written(): PictureWords {
    const [alt, caption, credit] = inputs.map(({ value }) => (value.trim() === '' ? '' : value))
    return { alt: alt!, caption: caption || null, credit: credit || null }
  }

  function show(now: PictureWords): void {
    for (const [index, input] of inputs.entries()) {
      const value = now[parts[index]!] ?? ''
      if (input !== document.activeElement && input.value !== value) input.value = value
    }
  }

  show(words)
  const fields = inputs.map((input, index) =>
    make('div', { class: 'field' }, make('label', { for: input.id }, editorWords.details[parts[index]!]), input),
  )
  return { element: make('div', { class: 'picture-fields' }, fields), show }
}
