import { editorWords } from '../../editor-words.ts'
import { ask, signIn } from '../keep/ask.ts'
import { make } from '../make.ts'

export interface SignInStrip {
  element: HTMLElement
  show(): void
}

/** How often it is asked whether somebody signed in in another tab. */
const lookEveryMs = 3_000

/** A session that ended while somebody was writing begins again here, or in another tab; nothing on the page is lost. */
export function openSignInStrip(code: number, login: string, onSignedIn: () => void): SignInStrip {
  const words = editorWords.signIn
  const name = make('input', { id: 'again-login', dir: 'ltr', autocomplete: 'username', maxlength: 32 })
  name.value = login
  const password = make('input', {
    id: 'again-password',
    type: 'password',
    dir: 'ltr',
    autocomplete: 'current-password',
    maxlength: 200,
  })
  const wrong = make('p', { class: 'error', role: 'alert' })
  const form = make(
    'form',
    { class: 'line', novalidate: true },
    make('div', {}, make('label', { for: 'again-login' }, words.login), name),
    make('div', {}, make('label', { for: 'again-password' }, words.password), password),
    make('button', {}, words.enter),
  )
  const element = make(
    'section',
    { class: 'again', 'aria-label': words.title, hidden: true },
    make('h2', {}, words.title),
    make('p', { class: 'hint' }, words.hint),
    form,
    wrong,
  )
  let timer: number | undefined

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const outcome = await signIn(name.value, password.value)
    wrong.textContent = outcome === 'in' ? '' : words[outcome]
    if (outcome === 'in') end()
  })

  async function look(): Promise<void> {
    const answer = await ask('GET', `/desk/articles/${code}/copy`)
    if (answer.status === 200) end()
  }

  function end(): void {
    window.clearInterval(timer)
    timer = undefined
    password.value = ''
    element.hidden = true
    onSignedIn()
  }

  return {
    element,
    show() {
      element.hidden = false
      timer ??= window.setInterval(() => void look(), lookEveryMs)
    },
  }
}
