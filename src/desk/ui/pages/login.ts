import { type Html, html } from '#server'
import { passwordLengthMax } from '../../access/password.ts'
import { inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { wrongSignIn } from '../words.ts'

/** The way in; `login` is what was written before, null at first sight. */
export function loginPage(login: string | null): Html {
  return html`<div class="narrow">
${heading('ورود به میز خبر')}
${login === null ? null : html`<div class="alert" role="alert"><p>${wrongSignIn}</p></div>`}
<form method="post" action="/desk/login" novalidate>
${inputField({ name: 'login', label: 'نام ورود', type: 'text', autocomplete: 'username', lengthMax: 32, value: login ?? '', direction: 'ltr' })}
${inputField({ name: 'password', label: 'گذرواژه', type: 'password', autocomplete: 'current-password', lengthMax: passwordLengthMax, direction: 'ltr' })}
<button>ورود</button>
</form>
<p class="aside">حساب ندارید؟ از مدیر سامانه پیوند دعوت بگیرید.</p>
</div>`
}
