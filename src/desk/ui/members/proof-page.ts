import { type Html, html } from '#server'
import { passwordLengthMax } from '../../access/password.ts'
import { inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { deviceForm } from '../passkeys/device-form.ts'
import { passkeyRefused, wrongCode, wrongPasswordAgain } from '../words.ts'

export interface ProofView {
  /** Where the form that waits was going. */
  path: string
  carried: readonly { name: string; value: string }[]
  asks: 'password' | 'code'
  /** What was tried before and did not hold. */
  wrong: 'proof' | 'passkey' | null
  /** Where the passkeys of the account are good; null when it has none. */
  publicUrl: string | null
}

const sentences = {
  password: 'برای این کار گذرواژهٔ خود را دوباره بنویسید. تا ده دقیقه پس از آن دیگر پرسیده نمی‌شود.',
  code: 'برای این کار کدی را که برنامهٔ رمزساز نشان می‌دهد بنویسید. تا ده دقیقه پس از آن دیگر پرسیده نمی‌شود.',
}

/** Asks again who sits at the browser, and then does what was asked. */
export function proofPage({ path, carried, asks, wrong, publicUrl }: ProofView): Html {
  const kept = carried.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">`)
  const isWrong = wrong === 'proof'
  return html`<div class="narrow">
${heading('خودتان را نشان دهید', sentences[asks])}
${wrong === 'passkey' ? html`<div class="alert" role="alert"><p>${passkeyRefused}</p></div>` : null}
<form method="post" action="${path}" novalidate>
${kept}
${asks === 'code' ? codeField({ name: 'proof', isWrong }) : passwordField(isWrong)}
<button>ادامه</button>
</form>
${publicUrl === null ? null : deviceForm({ device: 'get', action: path, options: '/desk/account/proof/options', publicUrl, button: 'ادامه با کلید عبور', look: 'secondary', fields: html`${kept}` })}
<p class="aside"><a href="/desk">انصراف و بازگشت به میز خبر</a></p>
</div>`
}

function passwordField(isWrong: boolean): Html {
  const error = isWrong ? wrongPasswordAgain : undefined
  return inputField({
    ...{ name: 'proof', label: 'گذرواژه', type: 'password', autocomplete: 'current-password' },
    ...{ lengthMax: passwordLengthMax, direction: 'ltr', error },
  })
}

/** Takes a code of the authenticator and a recovery code alike. */
export function codeField({ name, isWrong, hint }: { name: string; isWrong: boolean; hint?: string }): Html {
  return inputField({
    ...{ name, label: 'کد', type: 'text', autocomplete: 'one-time-code', lengthMax: 40, direction: 'ltr' },
    hint: hint ?? 'شش رقم، فارسی یا لاتین. اگر تلفن در دست ندارید، یکی از کدهای بازیابی را بنویسید.',
    error: isWrong ? wrongCode : undefined,
  })
}
