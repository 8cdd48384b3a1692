import { type Html, html } from '#server'
import type { TimedArticle } from '#store'
import { instant } from './timing-page.ts'
import { failureReasons, timingNames } from './timing-words.ts'

export interface TimingAlarms {
  alarms: readonly TimedArticle[]
  /** Whether who looks may say that one was seen to. */
  maySettle: boolean
}

/** What should have happened and did not, above all else; null where there is nothing of the kind. */
export function timingAlarmsSection({ alarms, maySettle }: TimingAlarms): Html | null {
  if (alarms.length === 0) return null
  return html`<section class="alert" role="alert" aria-labelledby="alarms">
<h2 id="alarms">زمان‌بندی‌هایی که انجام نشد</h2>
<ul>${alarms.map((alarm) => alarmRow(alarm, maySettle ? settleForm : () => null))}</ul>
</section>`
}

function alarmRow(
  { id, code, kind, dueAt, headline, end }: TimedArticle,
  form: (id: number, headline: string) => Html | null,
): Html {
  const why =
    end === null
      ? 'زمانش گذشته است و هنوز انجام نشده. ببینید «sanad serve» با نقش worker در کار است یا نه.'
      : (failureReasons[end.reason ?? ''] ?? failureReasons.internal!)
  return html`<li>
<p>${timingNames[kind]}: <a href="/desk/articles/${code}/timing">${headline === '' ? 'بی‌تیتر' : headline}</a> ${instant(dueAt)}</p>
<p class="hint">${why}</p>
${end === null ? null : form(id, headline)}
</li>
`
}

function settleForm(id: number, headline: string): Html {
  return html`<form method="post" action="/desk/timings/${id}/settle"><button class="small secondary">رسیدگی شد<span class="vh">: ${headline}</span></button></form>`
}
