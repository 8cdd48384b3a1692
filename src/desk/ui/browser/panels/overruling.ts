import { editorWords } from '../../editor-words.ts'
import type { Answer } from '../keep/ask.ts'
import { make } from '../make.ts'

const words = editorWords.publish.overruling

/** Asks an editor-in-chief why something is published although a second person should see it first. Hidden until then. */
export class Overruling {
  readonly element: HTMLElement
  #again: ((reason: string) => Promise<void>) | null = null

  constructor() {
    const reason = make('textarea', { id: 'overruling', rows: 2, maxlength: 2_000, required: true, lang: 'fa' })
    const form = make(
      'form',
      { class: 'overruling' },
      make('label', { for: 'overruling' }, words.reason),
      reason,
      make('button', { class: 'secondary' }, words.publish),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const again = this.#again
      if (again === null || !form.reportValidity()) return
      form.hidden = true
      void again(reason.value).then(() => {
        reason.value = ''
      })
    })
    form.hidden = true
    this.element = form
  }

  /** Offers to do once more, with a reason, what was refused so; anything else it leaves alone. */
  offer(answer: Answer | 'unsaved', again: (reason: string) => Promise<void>): void {
    const isOffered =
      answer !== 'unsaved' &&
      answer.status === 403 &&
      answer.body.code === 'second-person-needed' &&
      answer.body.mayOverrule === true
    this.#again = isOffered ? again : null
    this.element.hidden = !isOffered
  }
}
