import { formatDateTime } from '#persian'
import { type Html, html } from '#server'
import type { ListedPasskey } from '#store'
import { passkeysMax } from '../../access/passkeys/challenges.ts'
import type { PasskeyProblem } from '../../access/passkeys/own-passkeys.ts'
import { relyingParty } from '../../access/passkeys/relying-party.ts'
import { inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { passkeyRefused, problemSentences } from '../words.ts'
import { deviceForm } from './device-form.ts'

const own = '/desk/account/passkeys'

/** One's own passkeys, on the page of one's account. */
export function passkeySection(passkeys: readonly ListedPasskey[], publicUrl: string): Html {
  return html`<section aria-labelledby="passkeys">
<h2 id="passkeys">کلیدهای عبور</h2>
<p>با کلید عبور، اثر انگشت یا چهره یا رمزِ تلفن و رایانه‌تان جای گذرواژه و کد را می‌گیرد. راز آن از دستگاه بیرون نمی‌رود و صفحهٔ جعلی به کارش نمی‌آید. گذرواژه همچنان کار می‌کند.</p>
${passkeys.length === 0 ? null : html`<ul class="people">${passkeys.map(passkeyRow)}</ul>`}
${relyingParty(publicUrl) === null ? withoutName : passkeys.length >= passkeysMax ? null : addForm}
</section>`
}

const withoutName = html`<p class="hint">مرورگرها تنها در نشانی‌ای کلید عبور می‌سازند که نام دامنه و HTTPS داشته باشد؛ این میز چنین نشانی‌ای ندارد.</p>`

const addForm = html`<form method="post" action="${own}/new" class="ways"><button class="secondary">افزودن کلید عبور</button></form>`

function passkeyRow({ id, name, madeAt, lastUsedAt, copiedAt }: ListedPasskey): Html {
  const state =
    copiedAt === null
      ? null
      : html`<p class="error">از <time datetime="${copiedAt.toISOString()}">${formatDateTime(copiedAt)}</time> از کار افتاده است: شمارش امضاهایش عقب رفت، پس شاید کسی از آن رونوشت برداشته باشد. آن را بردارید و به مدیر سامانه بگویید.</p>`
  const used =
    lastUsedAt === null
      ? html`<span>هنوز به کار نرفته</span>`
      : html`<span>آخرین کاربرد <time datetime="${lastUsedAt.toISOString()}">${formatDateTime(lastUsedAt)}</time></span>`
  return html`<li class="line">
<div><p class="strong"><bdi>${name}</bdi></p>
<p class="facts">${used} <span>ساخته‌شده <time datetime="${madeAt.toISOString()}">${formatDateTime(madeAt)}</time></span></p>
${state}</div>
<form method="post" action="${own}/${id}/removal"><button class="plain" aria-label="برداشتن کلید عبور ${name}">برداشتن</button></form>
</li>
`
}

export interface NewPasskey {
  /** What was written before. */
  name: string
  problem: PasskeyProblem | null
  publicUrl: string
}

/** Where a passkey gets its name, and is made. */
export function newPasskeyPage({ name, problem, publicUrl }: NewPasskey): Html {
  const error = problem?.field === 'name' ? problemSentences.passkey.name![problem.kind] : undefined
  const fields = inputField({
    ...{ name: 'name', label: 'نام این کلید', type: 'text', autocomplete: 'off', lengthMax: 80, value: name, error },
    hint: 'تا بعدها بدانید روی کدام دستگاه است؛ مانند «تلفن من» یا «رایانهٔ تحریریه».',
  })
  return html`<div class="narrow">
${heading('کلید عبور تازه', 'مرورگر می‌پرسد کلید را کجا بسازد: در همین دستگاه، در تلفن یا در کلیدی که به درگاه USB می‌زنید.')}
${problem?.field === 'passkey' ? html`<div class="alert" role="alert"><p>${passkeyRefused}</p></div>` : null}
${deviceForm({ device: 'create', action: own, options: `${own}/options`, publicUrl, button: 'ساختن کلید عبور', look: 'primary', fields })}
<p class="without-device">برای ساختن کلید عبور، مرورگر باید جاوااسکریپت و کلید عبور داشته باشد و صفحه از نشانی <bdi dir="ltr">${publicUrl}</bdi> باز شده باشد.</p>
<p class="aside"><a href="/desk/account">انصراف و بازگشت به حساب من</a></p>
</div>`
}
