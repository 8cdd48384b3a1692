import { type Html, html } from '#server'
import type { PollAlarm, TimedArticle } from '#store'
import { wayToArticle } from '../pages/way-to-article.ts'
import { pollTimingNames } from '../polls/poll-words.ts'
import { instant } from './timing-page.ts'
import { failureReasons, timingNames } from './timing-words.ts'

export interface TimingAlarms {
  alarms: readonly TimedArticle[]
  polls: readonly PollAlarm[]
  /** Whether who looks may say that one was seen to. */
  maySettle: boolean
  /** Who does not write reads the article. */
  mayWrite: boolean
  /** Whether the times of polls are hers to see to. */
  mayTime: boolean
}

/** What should have happened and did not, above all else; null where there is nothing of the kind. */
export function timingAlarmsSection(view: TimingAlarms): Html | null {
  const { alarms, polls } = view
  if (alarms.length === 0 && polls.length === 0) return null
  return html`<section class="alert" role="alert" aria-labelledby="alarms">
<h2 id="alarms">زمان‌بندی‌هایی که انجام نشد</h2>
<ul>${alarms.map((alarm) => articleRow(alarm, view))}${polls.map((alarm) => pollRow(alarm, view))}</ul>
</section>`
}

function articleRow({ id, code, kind, dueAt, headline, end }: TimedArticle, view: TimingAlarms): Html {
  const { maySettle, mayWrite } = view
  const name = headline === '' ? 'بی‌تیتر' : headline
  const failure = end === null ? null : (end.reason ?? 'internal')
  const address = mayWrite ? `/desk/articles/${code}/timing` : wayToArticle(code, mayWrite)
  const what = html`${timingNames[kind]}: <a href="${address}">${name}</a> ${instant(dueAt)}`
  return alarmRow(what, failure, failure === null || !maySettle ? null : settleForm(id, name))
}

function pollRow({ id, pollId, kind, dueAt, question, failure }: PollAlarm, view: TimingAlarms): Html {
  const { maySettle, mayTime } = view
  const what = html`${pollTimingNames[kind]}: ${mayTime ? html`<a href="/desk/polls/${pollId}/times">${question}</a>` : question} ${instant(dueAt)}`
  return alarmRow(what, failure, failure === null || !maySettle ? null : settleForm(id, question))
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
