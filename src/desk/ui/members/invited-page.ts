import { type Html, html } from '#server'
import type { InvitationDraft } from '../../access/members.ts'
import { heading } from '../page.ts'
import { roleName } from './members-page.ts'

/** A new link, the only time it is shown. */
export function invitedPage(link: string, { note, role }: InvitationDraft): Html {
  return html`<div class="narrow">
${heading('پیوند دعوت ساخته شد', html`این پیوند را به <bdi>${note}</bdi> برسانید تا با نقش ${roleName(role)} حساب بسازد. یک بار و تا ۲۴ ساعت کار می‌کند و دیگر نشان داده نمی‌شود.`)}
<label for="link">پیوند</label>
<textarea id="link" class="key" dir="ltr" rows="3" readonly spellcheck="false">${link}</textarea>
<p class="hint">هر که این پیوند را داشته باشد می‌تواند حساب بسازد؛ آن را در گروه‌ها و جاهای همگانی نگذارید.</p>
<p class="ways"><a class="button" href="/desk/people">نگه داشتم؛ بازگشت به همکاران</a></p>
</div>`
}
