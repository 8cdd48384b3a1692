import type { Refusal } from '#server'
import { type Html, html } from '#server'
import { heading } from '../page.ts'
import { type Sorry, sorrySentences, waitInWords } from '../words.ts'

/** What is said for this refusal. */
export function sorryOf({ code, title, facts }: Refusal): Sorry {
  const said = sorrySentences[code] ?? { title, advice: 'چیزی تغییر نکرد. به میز خبر برگردید و دوباره بکوشید.' }
  const { retryAfterSeconds } = facts
  if (typeof retryAfterSeconds !== 'number' || code !== 'too-many-requests') return said
  return { ...said, advice: `${said.advice} ${waitInWords(retryAfterSeconds)} دیگر دوباره بکوشید.` }
}

/** The desk will not do as asked: what happened, what is safe, where to go on. */
export function sorryPage({ title, advice }: Sorry): Html {
  return html`<div class="narrow">
${heading(title, advice)}
<p class="ways"><a class="button" href="/desk">رفتن به میز خبر</a></p>
</div>`
}
