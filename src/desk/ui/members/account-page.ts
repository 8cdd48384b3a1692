import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Account, ListedPasskey, ListedSession, SecondFactor } from '#store'
import { recoveryCodesMade } from '../../access/second-factor/recovery-codes.ts'
import { heading } from '../page.ts'
import { passkeySection } from '../passkeys/passkey-pages.ts'
import { sessionList } from './session-list.ts'

/** Below this, new recovery codes are urged. */
const fewCodes = 3

export interface AccountView {
  account: Account
  sessionId: number
  sessions: readonly ListedSession[]
  factor: SecondFactor | null
  passkeys: readonly ListedPasskey[]
  publicUrl: string
}

/** What is one's own: the second factor, and where one is signed in. */
export function accountPage({ account, sessionId, sessions, factor, passkeys, publicUrl }: AccountView): Html {
  return html`<div class="reading">
${heading('حساب من', html`<bdi>${account.name}</bdi>، با نام ورود <bdi dir="ltr">${account.login}</bdi>`)}
<section aria-labelledby="own">
<h2 id="own">نام و گذرواژه</h2>
<div class="ways line"><a class="button secondary" href="/desk/account/name">عوض‌کردن نام</a><form method="post" action="/desk/account/password"><button class="secondary">عوض‌کردن گذرواژه</button></form></div>
</section>
<section aria-labelledby="factor">
<h2 id="factor">ورود دومرحله‌ای</h2>
${factor === null ? withoutFactor : withFactor(factor)}
</section>
${passkeySection(passkeys, publicUrl)}
<section aria-labelledby="sessions">
<h2 id="sessions">نشست‌های باز</h2>
<p class="hint">هر جا که با این حساب وارد شده‌اید. اگر یکی را نمی‌شناسید، به آن پایان دهید و به مدیر سامانه بگویید.</p>
${sessionList({ sessions, ownId: sessionId, path: '/desk/account/sessions' })}
${sessions.length < 2 ? null : html`<form method="post" action="/desk/account/sessions/end-others" class="ways"><button class="secondary">پایان‌دادن به همهٔ نشست‌های دیگر</button></form>`}
</section>
</div>`
}

const withoutFactor = html`<p>اکنون تنها گذرواژه از حساب شما نگهبانی می‌کند. با ورود دومرحله‌ای، کسی که گذرواژه‌تان را بداند هم بی تلفن شما وارد نمی‌شود. برنامه‌ای رمزساز می‌خواهد، مانند Aegis یا Google Authenticator، و به اینترنت و پیامک نیازی ندارد.</p>
<form method="post" action="/desk/account/second-factor" class="ways"><button>راه‌انداختن ورود دومرحله‌ای</button></form>`

function withFactor({ madeAt, codesLeft }: SecondFactor): Html {
  const left = toPersianDigits(`${codesLeft} کد از ${recoveryCodesMade}`)
  return html`<p><span class="state live">روشن است</span> از <time datetime="${madeAt.toISOString()}">${formatDateTime(madeAt)}</time>. کدهای بازیابیِ به‌کارنرفته: ${left}.</p>
${codesLeft >= fewCodes ? null : html`<div class="alert"><p>کدهای بازیابی رو به پایان است؛ کدهای تازه بسازید.</p></div>`}
<div class="ways line">
<form method="post" action="/desk/account/recovery-codes"><button class="secondary">ساختن کدهای بازیابی تازه</button></form>
<form method="post" action="/desk/account/second-factor/removal"><button class="plain">خاموش‌کردن ورود دومرحله‌ای</button></form>
</div>`
}
