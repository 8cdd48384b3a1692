import { type Html, html } from '#server'
import { addressOfSecret, secretInLetters } from '../../access/second-factor/totp.ts'
import { heading } from '../page.ts'
import { codeField } from './proof-page.ts'
import { qrCode } from './qr-code.ts'

export interface OfferView {
  secret: Buffer
  newsroom: string
  login: string
  isWrong: boolean
}

/** The secret as a picture and in letters, and the field for the code that confirms it. */
export function offerPage({ secret, newsroom, login, isWrong }: OfferView): Html {
  const letters = secretInLetters(secret).replaceAll(/.{4}(?=.)/g, '$& ')
  return html`<div class="narrow">
${heading('راه‌انداختن ورود دومرحله‌ای', 'در برنامهٔ رمزساز تلفن، حساب تازه‌ای بیفزایید و دوربین را رو به این تصویر بگیرید.')}
<div class="scan">${qrCode(addressOfSecret(secret, { newsroom, login }), 'تصویر QR برای برنامهٔ رمزساز')}</div>
<label for="secret">اگر دوربین ندارید، این کلید را در برنامه بنویسید</label>
<textarea id="secret" class="key" dir="ltr" rows="2" readonly spellcheck="false">${letters}</textarea>
<form method="post" action="/desk/account/second-factor/confirmation" novalidate>
${codeField({ name: 'code', isWrong, hint: 'شش رقمی که برنامه اکنون نشان می‌دهد، فارسی یا لاتین. تا این کد درست نوشته نشود، چیزی تغییر نمی‌کند.' })}
<button>روشن‌کردن</button>
</form>
<p class="aside"><a href="/desk/account">انصراف و بازگشت به حساب من</a></p>
</div>`
}

/** Recovery codes, the only time they are shown. */
export function recoveryCodesPage(codes: readonly string[]): Html {
  return html`<div class="narrow">
${heading('کدهای بازیابی', 'اگر تلفن را گم کنید، با هر یک از این کدها یک بار وارد می‌شوید. چاپشان کنید یا روی کاغذ بنویسید و جایی جز تلفن نگه دارید؛ دیگر نشان داده نمی‌شوند و کدهای پیشین از کار افتاده‌اند.')}
<ol class="codes" dir="ltr">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
<p class="ways"><a class="button" href="/desk/account">نگه داشتم؛ بازگشت به حساب من</a></p>
</div>`
}
