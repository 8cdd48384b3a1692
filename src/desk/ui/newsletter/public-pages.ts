import { type Html, html } from '#server'
import { errorSummary, inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { persianReaderWords } from '../readers/persian.ts'
import { trap } from '../readers/words.ts'

const addressLabel = 'ایمیل شما'

export function newsletterForm(written: string, fault: 'unreadable' | null): Html {
  const error = fault === null ? undefined : 'این نشانی ایمیل نیست؛ نمونهٔ درست: name@example.org'
  return html`<div class="narrow">
${heading('خبرنامه', 'هر بامداد، مهم‌ترین خبرهای شبانه‌روز گذشته در یک ایمیل کوتاه؛ رایگان و بی آگهی.')}
${errorSummary(fault === null ? [] : [{ field: 'address', label: addressLabel }])}
<form method="post" action="/newsletter" novalidate>
${inputField({ name: 'address', label: addressLabel, type: 'text', autocomplete: 'email', lengthMax: 254, value: written, error, direction: 'ltr', hint: 'نخست ایمیلی برای تأیید می‌فرستیم. نشانی شما رمزشده نگه داشته می‌شود و به کسی داده نمی‌شود.' })}
${trap(persianReaderWords)}
<button>می‌خواهم</button>
</form>
<p class="aside">هر ایمیل پیوندی برای قطع خبرنامه دارد؛ با قطع آن، نشانی شما هم پاک می‌شود.</p>
</div>`
}

/** The same, whether the address is new or known: nobody learns who reads. */
export function askedPage(address: string): Html {
  return html`<div class="narrow">
${heading('ایمیل خود را ببینید', html`پیوند تأیید به <bdi dir="ltr">${address}</bdi> فرستاده می‌شود. تا آن را نپذیرید خبرنامه‌ای نمی‌آید.`)}
<p>اگر تا چند دقیقهٔ دیگر نرسید، پوشهٔ هرزنامه را هم ببینید. پیوند تأیید هفت روز کار می‌کند.</p>
<p class="ways"><a class="button secondary" href="/">بازگشت به سایت</a></p>
</div>`
}

export function confirmPage(path: string): Html {
  return html`<div class="narrow">
${heading('خبرنامه را می‌خواهید؟', 'با پذیرفتن، هر بامداد یک ایمیل از ما می‌رسد.')}
<form method="post" action="${path}"><button>بله، می‌خواهم</button></form>
<p class="aside">اگر شما نخواسته بودید، همین صفحه را ببندید؛ ایمیل دیگری نمی‌آید.</p>
</div>`
}

export const doneConfirmingPage = html`<div class="narrow">
${heading('خبرنامه برای شما فرستاده می‌شود', 'نخستین شماره بامداد فردا می‌رسد.')}
<p class="ways"><a class="button" href="/">رفتن به سایت</a></p>
</div>`

export function endPage(path: string): Html {
  return html`<div class="narrow">
${heading('خبرنامه را دیگر نمی‌خواهید؟', 'نشانی شما هم پاک می‌شود.')}
<form method="post" action="${path}"><button>قطع خبرنامه</button></form>
</div>`
}

export const endedPage = html`<div class="narrow">
${heading('خبرنامه قطع شد', 'نشانی شما پاک شد و ایمیل دیگری نمی‌آید.')}
<p class="ways"><a class="button secondary" href="/">بازگشت به سایت</a> <a class="button secondary" href="/newsletter">دوباره می‌خواهم</a></p>
</div>`
