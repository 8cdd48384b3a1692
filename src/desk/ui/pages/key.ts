import { type Html, html } from '#server'
import type { KeyDraft } from '../../access/make-key.ts'
import { roleNames } from '../../present/role-names.ts'
import { heading } from '../page.ts'

/** A new key, the only time it is shown. */
export function keyPage(key: string, { name, role }: KeyDraft): Html {
  return html`<div class="narrow">
${heading('کلید ساخته شد', html`کلید «<bdi>${name}</bdi>» با نقش ${roleNames[role]} آماده است. همین اکنون آن را در جای امنی نگه دارید: در سامانه تنها اثر آن می‌ماند و دیگر هیچ‌گاه نشان داده نمی‌شود.`)}
<label for="key">کلید</label>
<textarea id="key" class="key" dir="ltr" rows="2" readonly spellcheck="false">${key}</textarea>
<p>برنامه آن را با هر درخواست در این سربرگ می‌فرستد:</p>
<pre dir="ltr"><code>Authorization: Bearer …</code></pre>
<p class="hint">اگر این صفحه را تازه کنید، مرورگر فرم را دوباره می‌فرستد و کلید دیگری ساخته می‌شود.</p>
<p class="ways"><a class="button" href="/desk">نگه داشتم؛ رفتن به میز خبر</a></p>
</div>`
}
