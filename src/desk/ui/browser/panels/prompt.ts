import { readAddress } from '#article'
import { editorWords } from '../../editor-words.ts'
import { make, refill } from '../make.ts'

/** Where small questions are asked: a strip of the page, never a window over it. */
export interface Prompt {
  element: HTMLElement
  /** An address as typed, an empty text to have none, or null when nothing should change. */
  askAddress(question: string, before: string): Promise<string | null>
}

export function openPrompt(): Prompt {
  const element = make('div', { class: 'prompt', hidden: true })
  const { ask } = editorWords

  function askAddress(question: string, before: string): Promise<string | null> {
    return new Promise((resolve) => {
      const end = (answer: string | null) => {
        element.hidden = true
        refill(element)
        resolve(answer)
      }
      const input = make('input', { id: 'prompt', type: 'url', dir: 'ltr', maxlength: 2_000 })
      input.value = before
      const wrong = make('p', { class: 'error', id: 'prompt-error', role: 'alert' })
      const form = make(
        'form',
        { novalidate: true },
        make('label', { for: 'prompt' }, question),
        make(
          'div',
          { class: 'line' },
          input,
          make('button', {}, ask.done),
          before !== '' && make('button', { type: 'button', class: 'plain', click: () => end('') }, ask.remove),
          make('button', { type: 'button', class: 'plain', click: () => end(null) }, ask.cancel),
        ),
        wrong,
      )
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        const typed = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(input.value) ? `https://${input.value}` : input.value
        if (typed !== '' && readAddress(typed, ['web', 'site', 'mail']) === null) wrong.textContent = ask.wrongAddress
        else end(typed)
      })
      form.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        end(null)
      })
      refill(element, form)
      element.hidden = false
      input.focus()
    })
  }

  return { element, askAddress }
}
