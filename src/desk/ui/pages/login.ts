import { type Html, html } from '#server'
import { passwordLengthMax } from '../../access/password.ts'
import { inputField } from '../fields.ts'
import { codeField } from '../members/proof-page.ts'
import { heading } from '../page.ts'
import { deviceForm } from '../passkeys/device-form.ts'
import { signInFaults } from '../words.ts'

export interface LoginView {
  /** What was written before; null at first sight. */
  tried: { login: string; fault: keyof typeof signInFaults } | null
  /** Where passkeys are good; null where there can be none. */
  publicUrl: string | null
}

/** The way in. */
export function loginPage({ tried, publicUrl }: LoginView): Html {
  return html`<div class="narrow">
${heading('ورود به میز خبر')}
${tried === null ? null : html`<div class="alert" role="alert"><p>${signInFaults[tried.fault]}</p></div>`}
<form method="post" action="/desk/login" novalidate>
${inputField({ name: 'login', label: 'نام ورود', type: 'text', autocomplete: publicUrl === null ? 'username' : 'username webauthn', lengthMax: 32, value: tried?.login ?? '', direction: 'ltr' })}
${inputField({ name: 'password', label: 'گذرواژه', type: 'password', autocomplete: 'current-password', lengthMax: passwordLengthMax, direction: 'ltr' })}
<button>ورود</button>
</form>
${publicUrl === null ? null : passkeyForm(publicUrl, tried)}
<p class="aside">حساب ندارید؟ از مدیر سامانه پیوند دعوت بگیرید.</p>
</div>`
}

/** A key that was refused is not offered again by itself. */
function passkeyForm(publicUrl: string, tried: LoginView['tried']): Html {
  const autofill = tried?.fault === 'passkey' ? {} : { autofill: true as const }
  const to = { action: '/desk/login/passkey', options: '/desk/login/passkey/options' }
  return deviceForm({ device: 'get', ...to, publicUrl, button: 'ورود با کلید عبور', look: 'secondary', ...autofill })
}

/** The second step of the way in; null at first sight. */
export function codePage(tried: { fault: 'wrong' } | null): Html {
  return html`<div class="narrow">
${heading('کد ورود', 'گذرواژه درست بود. اکنون کدی را بنویسید که برنامهٔ رمزساز برای این حساب نشان می‌دهد.')}
<form method="post" action="/desk/login/code" novalidate>
${codeField({ name: 'code', isWrong: tried !== null })}
<button>ورود</button>
</form>
<p class="aside">نه تلفن در دست دارید و نه کد بازیابی؟ از مدیر سامانه بخواهید ورود دومرحله‌ای شما را بردارد. <a href="/desk/login">بازگشت به ورود</a></p>
</div>`
}
