import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { ListedSession, Member, Section } from '#store'
import { canBeTrusted, isRole } from '../../policy.ts'
import { choiceField } from '../fields.ts'
import { heading } from '../page.ts'
import { roleName, roleOptions } from './members-page.ts'
import { sectionBoxes } from './section-boxes.ts'
import { sessionList } from './session-list.ts'

export interface MemberView {
  sessions: readonly ListedSession[]
  sections: readonly Section[]
}

/** One colleague, and what an administrator may do about the account. */
export function memberPage(member: Member, { sessions, sections }: MemberView): Html {
  const { login, name, role, joinedAt } = member
  const path = `/desk/people/${login}`
  return html`<div class="reading">
${heading(name, html`${roleName(role)}، با نام ورود <bdi dir="ltr">${login}</bdi>؛ از <time datetime="${joinedAt.toISOString()}">${formatDateTime(joinedAt)}</time>`)}
${suspensionBox(member, path)}
<section aria-labelledby="role-heading">
<h2 id="role-heading">نقش</h2>
<p class="hint">با دگرگون‌شدن نقش، نشست‌های باز این حساب پایان می‌یابد و دوباره وارد می‌شود.</p>
<form method="post" action="${path}/role">
${choiceField({ name: 'role', label: 'نقش', value: role, options: roleOptions() })}
<button>دادن این نقش</button>
</form>
</section>
${sectionsBox(member, { path, sections })}
${trustBox(member, path)}
<section aria-labelledby="factor">
<h2 id="factor">ورود دومرحله‌ای</h2>
${factorBox(member, path)}
</section>
${passkeysBox(member, path)}
<section aria-labelledby="sessions">
<h2 id="sessions">نشست‌های باز</h2>
${
  sessions.length === 0
    ? html`<p>اکنون جایی وارد نیست.</p>`
    : html`${sessionList({ sessions, ownId: null, path: `${path}/sessions` })}
<form method="post" action="${path}/sessions/end-all" class="ways"><button class="secondary">پایان‌دادن به همهٔ نشست‌ها</button></form>`
}
</section>
<p class="ways aside"><a href="/desk/people">بازگشت به همکاران</a></p>
</div>`
}

function suspensionBox({ suspendedAt }: Member, path: string): Html {
  if (suspendedAt !== null) {
    return html`<div class="alert"><p>این حساب از <time datetime="${suspendedAt.toISOString()}">${formatDateTime(suspendedAt)}</time> معلق است و کسی با آن وارد نمی‌شود. نوشته‌ها و کارهایش سر جای خود است.</p></div>
<form method="post" action="${path}/return"><button>بازگرداندن به کار</button></form>`
  }
  return html`<form method="post" action="${path}/suspension" class="ways"><button class="secondary">معلق‌کردن حساب</button></form>
<p class="hint">نشست‌ها همان دم پایان می‌یابد. حساب پاک نمی‌شود و هر وقت بخواهید برمی‌گردد.</p>`
}

function sectionsBox(
  { given }: Member,
  { path, sections }: { path: string; sections: readonly Section[] },
): Html | null {
  if (sections.length === 0) return null
  return html`<section aria-labelledby="sections-heading">
<h2 id="sections-heading">بخش‌ها</h2>
<form method="post" action="${path}/sections">
${sectionBoxes(sections, given)}
<button>ذخیرهٔ بخش‌ها</button>
</form>
</section>`
}

/** Of who publishes anyway, nothing is said. */
function trustBox({ role, isTrusted }: Member, path: string): Html | null {
  if (!isTrusted && (!isRole(role) || !canBeTrusted(role))) return null
  const said = isTrusted
    ? html`<p><span class="state live">مورد اعتماد است.</span> مطلب‌های بخش‌های خود را بی گذر از دبیر منتشر و اصلاح می‌کند.</p>
<form method="post" action="${path}/trust/end" class="ways"><button class="secondary">پایان‌دادن به اعتماد</button></form>`
    : html`<p>نوشته‌هایش را دبیری می‌بیند و منتشر می‌کند. اگر مورد اعتماد باشد، خودش مطلب‌های بخش‌های خود را منتشر و اصلاح می‌کند.</p>
<form method="post" action="${path}/trust" class="ways"><button class="secondary">سپردن انتشار به او</button></form>`
  return html`<section aria-labelledby="trust-heading">
<h2 id="trust-heading">اعتماد</h2>
${said}
</section>`
}

function factorBox({ hasSecondFactor }: Member, path: string): Html {
  if (!hasSecondFactor) return html`<p>تنها با گذرواژه وارد می‌شود. ورود دومرحله‌ای را خودش از «حساب من» روشن می‌کند.</p>`
  return html`<p><span class="state live">روشن است.</span> اگر تلفن و کدهای بازیابی هر دو گم شده‌اند، آن را بردارید تا با گذرواژه وارد شود و دوباره روشن کند.</p>
<form method="post" action="${path}/second-factor-reset" class="ways"><button class="secondary">برداشتن ورود دومرحله‌ای</button></form>`
}

/** Of who has none, nothing is said. */
function passkeysBox({ passkeys }: Member, path: string): Html | null {
  if (passkeys === 0) return null
  return html`<section aria-labelledby="passkeys">
<h2 id="passkeys">کلیدهای عبور</h2>
<p>${toPersianDigits(passkeys)} کلید عبور دارد. اگر دستگاهی را گم کرده است، همه را بردارید تا با گذرواژه وارد شود و کلید تازه بسازد؛ نشست‌هایش همان دم پایان می‌یابد.</p>
<form method="post" action="${path}/passkeys-reset" class="ways"><button class="secondary">برداشتن کلیدهای عبور</button></form>
</section>`
}
