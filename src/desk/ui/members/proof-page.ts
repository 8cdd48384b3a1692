import { type Html, html } from '#server'
import { passwordLengthMax } from '../../access/password.ts'
import { inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { wrongCode, wrongPasswordAgain } from '../words.ts'

export interface ProofView {
  /** Where the form that waits was going. */
  path: string
  carried: readonly { name: string; value: string }[]
  asks: 'password' | 'code'
  isWrong: boolean
}

const sentences = {
  password: 'برای این کار گذرواژهٔ خود را دوباره بنویسید. تا ده دقیقه پس از آن دیگر پرسیده نمی‌شود.',
  code: 'برای این کار کدی را که برنامهٔ رمزساز نشان می‌دهد بنویسید. تا ده دقیقه پس از آن دیگر پرسیده نمی‌شود.',
}

/** Asks again who sits at the browser, and then does what was asked. */
export function proofPage({ path, carried, asks, isWrong }: ProofView): Html {
  return html`<div class="narrow">
${heading('خودتان را نشان دهید', sentences[asks])}
<form method="post" action="${path}" novalidate>
${carried.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">`)}
${asks === 'code' ? codeField({ name: 'proof', isWrong }) : passwordField(isWrong)}
<button>ادامه</button>
</form>
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
