import { formatDateTime, toPersianDigits } from '#persian'
import { type Fragment, type Html, html } from '#server'
import type { AuditCheck, AuditRow } from '#store'
import { actGroupNames, actGroups, actInWords, actorInWords, subjectInWords } from '../../present/audit-words.ts'
import { type AskedLog, addressOf, type ReadLog } from './asked.ts'

export const auditPath = '/desk/audit'

export interface AuditView {
  asked: AskedLog
  faults: ReadLog['faults']
  rows: readonly AuditRow[]
  /** Id below which the list goes on; null at its end. */
  next: number | null
  actors: readonly { actor: string; name: string | null }[]
  /** Null where it was not walked. */
  check: AuditCheck | null
}

const faultSentences: Record<ReadLog['faults'][number], string> = {
  code: 'کد خبر تنها رقم دارد.',
  from: 'این روز فهمیده نشد؛ مانند «امروز»، «۲ آذر» یا «۱۴۰۵/۹/۲» بنویسید.',
  to: 'این روز فهمیده نشد؛ مانند «امروز»، «۲ آذر» یا «۱۴۰۵/۹/۲» بنویسید.',
}

/** Who did what, when; and whether the log is as it was written. Needs no script. */
export function auditPage({ asked, faults, rows, next, actors, check }: AuditView): Html {
  const start = addressOf({ ...asked, below: null }, auditPath)
  return html`<div class="list-head line"><h1>دفتر رویدادها</h1>
<p><a class="button small secondary" href="${addressOf({ ...asked, below: null }, `${auditPath}/log.csv`)}" download>گرفتن CSV</a></p></div>
${chainLine(check, asked)}
${filterForm(asked, faults, actors)}
${rows.length === 0 ? html`<div class="empty"><p>با این جست‌وجو رویدادی نیست.</p><p><a href="${auditPath}">دیدن همهٔ رویدادها</a></p></div>` : html`<ol class="people log">${rows.map(rowOf)}</ol>`}
<p class="ways">${next === null ? null : html`<a class="button secondary" href="${addressOf({ ...asked, below: next }, auditPath)}" rel="next">رویدادهای پیش‌تر</a>`}${asked.below === null ? null : html` <a href="${start}">بازگشت به تازه‌ترین‌ها</a>`}</p>`
}

function chainLine(check: AuditCheck | null, asked: AskedLog): Html {
  if (check === null) {
    const here = addressOf(asked, auditPath)
    return html`<p class="hint">دفتر بلند است و تنها به خواست شما بررسی می‌شود. <a href="${here}${here.includes('?') ? '&' : '?'}check=1">بررسی زنجیره</a></p>`
  }
  const count = toPersianDigits(String(check.rows))
  if (check.brokenAt === null) {
    return html`<p class="done" role="status">زنجیره سالم است: هر ${count} رویداد همان است که نوشته شده.</p>`
  }
  return html`<div class="alert" role="alert"><p>زنجیره از رویداد ${toPersianDigits(String(check.brokenAt))} شکسته است: کسی دفتر را با دست تغییر داده، یا رویدادی از آن برداشته است.</p>
<p>پشتیبان پیش از آن را نگه دارید و با گردانندهٔ سامانه <code dir="ltr">bin/sanad verify</code> را بزنید.</p></div>`
}

function filterForm(asked: AskedLog, faults: ReadLog['faults'], actors: AuditView['actors']): Html {
  const choice = (name: string, label: string, value: string, options: readonly (readonly [string, string])[]) =>
    html`<div class="field"><label for="${name}">${label}</label><span class="choice"><select id="${name}" name="${name}"><option value="">همه</option>${options.map(([key, text]) => html`<option value="${key}"${key === value ? html` selected` : null}>${text}</option>`)}</select></span></div>`
  const field = (name: 'code' | 'from' | 'to', label: string) => {
    const isWrong = faults.includes(name)
    return html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${asked[name]}" maxlength="200" autocomplete="off"${isWrong ? html` aria-invalid="true" aria-describedby="${name}-error"` : null}>${isWrong ? html`<p class="error" id="${name}-error">${faultSentences[name]}</p>` : null}</div>`
  }
  return html`<form method="get" action="${auditPath}" class="log-filter" role="search" aria-label="جست‌وجو در رویدادها">
${choice(
  'actor',
  'چه کسی',
  asked.actor,
  actors.map(({ actor, name }) => [actor, name ?? actorInWords(actor)] as const),
)}
${choice(
  'group',
  'چه کاری',
  asked.group,
  actGroupNames.map((name) => [name, actGroups[name].title] as const),
)}
${field('code', 'کد خبر')}
${field('from', 'از روز')}
${field('to', 'تا روز')}
<button class="secondary">یافتن</button>
</form>`
}

function rowOf({ id, at, actor, actorName, action, subject, subjectName, facts }: AuditRow): Html {
  return html`<li id="e${id}"><p><bdi class="strong">${actorName ?? actorInWords(actor)}</bdi> ${actInWords(action)}${subjectOf(subject, subjectName)}</p>
<p class="facts"><time datetime="${at.toISOString()}">${formatDateTime(at)}</time> <span>رویداد ${toPersianDigits(String(id))}</span>${reasonOf(facts)}</p>
${
  Object.keys(facts).length === 0
    ? null
    : html`<details><summary>جزئیات<span class="vh"> رویداد ${toPersianDigits(String(id))}</span></summary><pre dir="ltr"><code>${action} ${subject}
${JSON.stringify(facts, null, 1)}</code></pre></details>`
}</li>
`
}

function subjectOf(subject: string, subjectName: string | null): Fragment {
  const { kind, name } = subjectInWords(subject)
  const code = /^article:([1-9]\d{0,14})$/.exec(subject)?.[1]
  if (code !== undefined) {
    return html`: <a href="/desk/articles/${code}/flow">${subjectName || `مطلب ${toPersianDigits(code)}`}</a>`
  }
  const says = subjectName ?? name
  const [, record, slug = ''] = /^(source|person):(.+)$/s.exec(subject) ?? []
  if (record !== undefined) {
    const room = record === 'source' ? 'sources' : 'speakers'
    return html`: ${kind} <a href="/desk/${room}/${encodeURIComponent(slug)}"><bdi>${says}</bdi></a>`
  }
  return html`: ${toPersianDigits(kind)}${says === '' ? null : html` <bdi>${says}</bdi>`}`
}

function reasonOf({ reason, note }: AuditRow['facts']): Fragment {
  const said = [reason, note].find((text) => typeof text === 'string' && text !== '')
  return said === undefined ? null : html` <span class="waiting">«${String(said)}»</span>`
}
