import { type Html, html } from '#server'
import type { PollAlarm, TimedArticle } from '#store'
import { pollTimingNames } from '../polls/poll-words.ts'
import { instant } from './timing-page.ts'
import { failureReasons, timingNames } from './timing-words.ts'

export interface TimingAlarms {
  alarms: readonly TimedArticle[]
  polls: readonly PollAlarm[]
  /** Whether who looks may say that one was seen to. */
  maySettle: boolean
}

/** What should have happened and did not, above all else; null where there is nothing of the kind. */
export function timingAlarmsSection({ alarms, polls, maySettle }: TimingAlarms): Html | null {
  if (alarms.length === 0 && polls.length === 0) return null
  const form = maySettle ? settleForm : () => null
  return html`<section class="alert" role="alert" aria-labelledby="alarms">
<h2 id="alarms">زمان‌بندی‌هایی که انجام نشد</h2>
<ul>${alarms.map((alarm) => articleRow(alarm, form))}${polls.map((alarm) => pollRow(alarm, form))}</ul>
</section>`
}

type SettleForm = (id: number, name: string) => Html | null

function articleRow({ id, code, kind, dueAt, headline, end }: TimedArticle, form: SettleForm): Html {
  const name = headline === '' ? 'بی‌تیتر' : headline
  const failure = end === null ? null : (end.reason ?? 'internal')
  const what = html`${timingNames[kind]}: <a href="/desk/articles/${code}/timing">${name}</a> ${instant(dueAt)}`
  return alarmRow(what, failure, failure === null ? null : form(id, name))
}

function pollRow({ id, pollId, kind, dueAt, question, failure }: PollAlarm, form: SettleForm): Html {
  const what = html`${pollTimingNames[kind]}: <a href="/desk/polls/${pollId}/times">${question}</a> ${instant(dueAt)}`
  return alarmRow(what, failure, failure === null ? null : form(id, question))
}

function alarmRow(what: Html, failure: string | null, form: Html | null): Html {
  const why =
    failure === null
      ? 'زمانش گذشته است و هنوز انجام نشده. ببینید «sanad serve» با نقش worker در کار است یا نه.'
      : (failureReasons[failure] ?? failureReasons.internal!)
  return html`<li>
<p>${what}</p>
<p class="hint">${why}</p>
${form}
</li>
`
}

function settleForm(id: number, name: string): Html {
  return html`<form method="post" action="/desk/timings/${id}/settle"><button class="small secondary">رسیدگی شد<span class="vh">: ${name}</span></button></form>`
}
