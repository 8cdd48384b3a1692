import { editorWords } from '../../editor-words.ts'
import { ask, knowsPasskeys, type Shown, showOneself, showPasskey } from '../keep/ask.ts'
import { make } from '../make.ts'

export interface SignInStrip {
  element: HTMLElement
  show(): void
}

export interface SignInParts {
  code: number
  login: string
  passkeysAt: string | null
  onSignedIn(): void
}

/** How often it is asked whether somebody signed in in another tab. */
const lookEveryMs = 3_000
const words = editorWords.signIn

/**
 * A session that ended while somebody was writing begins again here, by password (and code) or passkey, or in another
 * tab; nothing on the page is lost.
 */
export function openSignInStrip({ code, login, passkeysAt, onSignedIn }: SignInParts): SignInStrip {
  const fields = openFields(login)
  const fault = make('p', { class: 'error', role: 'alert' })
  const withPasskey = () => void tryPasskey()
  const passkey = make('button', { type: 'button', class: 'secondary', click: withPasskey }, words.passkey)
  passkey.hidden = !knowsPasskeys(passkeysAt)
  const form = make('form', { class: 'line', novalidate: true }, fields.boxes, make('button', {}, words.enter), passkey)
  const hint = make('p', { class: 'hint' }, words.hint)
  const traits = { class: 'again', 'aria-label': words.title, hidden: true }
  const element = make('section', traits, make('h2', {}, words.title), hint, form, fault)
  let timer: number | undefined

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void (fields.asksCode ? tryCode() : tryPassword())
  })

  async function tryPassword(): Promise<void> {
    const shown = await showOneself('/desk/login', { login: fields.name.value, password: fields.password.value })
    if (shown !== 'taken') return say(shown, words.wrong)
    if (await isIn()) return end()
    fields.askCode()
    fault.textContent = words.needsCode
  }

  async function tryCode(): Promise<void> {
    const shown = await showOneself('/desk/login/code', { code: fields.code.value })
    if (shown !== 'taken') return say(shown, words.wrongCode)
    // After too many wrong codes it leads back to the password.
    if (await isIn()) return end()
    fields.askPassword()
    fault.textContent = words.wrong
  }

  async function tryPasskey(): Promise<void> {
    passkey.disabled = true
    const shown = await showPasskey()
    passkey.disabled = false
    if (shown === 'given-up') fault.textContent = words.givenUp
    else if (shown !== 'taken') say(shown, words.wrongPasskey)
    else if (await isIn()) end()
  }

  function say(shown: Shown, wrong: string): void {
    fault.textContent = shown === 'unreachable' ? words.unreachable : wrong
  }

  async function isIn(): Promise<boolean> {
    return (await ask('GET', `/desk/articles/${code}/copy`)).status === 200
  }

  async function look(): Promise<void> {
    if (await isIn()) end()
  }

  function end(): void {
    if (element.hidden) return
    window.clearInterval(timer)
    timer = undefined
    fields.askPassword()
    fault.textContent = ''
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

/** Login and password; a code takes their place when the account asks for one. */
function openFields(login: string) {
  const field = (id: string, traits: Record<string, string | number>) => make('input', { id, dir: 'ltr', ...traits })
  const name = field('again-login', { autocomplete: 'username', maxlength: 32 })
  const password = field('again-password', { type: 'password', autocomplete: 'current-password', maxlength: 200 })
  const code = field('again-code', { autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 40 })
  const box = (label: string, input: HTMLInputElement) =>
    make('div', {}, make('label', { for: input.id }, label), input)
  const first = [box(words.login, name), box(words.password, password)]
  const back = make('button', { type: 'button', class: 'plain', click: () => showCode(false) }, words.passwordAgain)
  const second = make('div', {}, make('label', { for: code.id }, words.code), code, back)
  name.value = login
  const showCode = (isAsked: boolean) => {
    for (const one of first) one.hidden = isAsked
    second.hidden = !isAsked
    password.value = ''
    code.value = ''
  }
  showCode(false)
  return {
    ...{ name, password, code, boxes: [...first, second] },
    get asksCode() {
      return !second.hidden
    },
    askCode() {
      showCode(true)
      code.focus()
    },
    askPassword: () => showCode(false),
  }
}
