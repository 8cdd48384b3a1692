import {
  formatDate,
  formatTime,
  type Holiday,
  type HolidayChange,
  holidaysOn,
  jalaliOfDayNumber,
  knowsLunarHolidays,
  monthNames,
  tehranParts,
  toPersianDigits,
  weekdayNames,
  weekdayOfDayNumber,
} from '#persian'
import { type Fragment, type Html, html } from '#server'
import type { Plan } from '#store'
import { wayToArticle } from '../pages/way-to-article.ts'
import { pollTimingNames } from '../polls/poll-words.ts'
import { timingNames } from '../timings/timing-words.ts'
import { holidayBases } from './holiday-words.ts'
import { type CalendarView, calendarViews, dayInAddress, midnightOf, type Span, today } from './span.ts'

export const calendarPath = '/desk/calendar'

export interface CalendarShown {
  span: Span
  plans: readonly Plan[]
  /** There were more plans than are shown. */
  isCut: boolean
  /** Published articles of each day; of one day alone they are listed. */
  counts: ReadonlyMap<number, number>
  published: readonly { at: Date; code: number; headline: string; section: string | null }[]
  /** What the newsroom changed in the holidays. */
  changes: readonly HolidayChange[]
  now: Date
  /** Who does not write reads. */
  mayWrite: boolean
  /** Where who looks sees a poll. */
  pollAddress(id: number): string
}

const viewNames: Record<CalendarView, string> = { day: 'روز', week: 'هفته', month: 'ماه' }
const viewKeys: Record<CalendarView, string> = { day: 'd', week: 'w', month: 'm' }

const planNames: Record<Plan['kind'], string> = {
  ...timingNames,
  ...pollTimingNames,
  embargo: 'پایان امبارگو',
  assignment: 'موعد سفارش',
}

/** What is planned, set for an instant, and published, by days; weeks begin on Saturday. Needs no script. */
export function calendarPage(shown: CalendarShown): Html {
  const { span, now, isCut } = shown
  const { view, first, end } = span
  const days = Array.from({ length: end - first }, (_, index) => first + index)
  const { jy } = jalaliOfDayNumber(span.day)
  const link = (to: { view: CalendarView; day: number }, text: string, extra: Fragment) =>
    html`<a href="${calendarPath}?view=${to.view}&amp;day=${dayInAddress(to.day)}"${extra}>${text}</a>`
  return html`<div class="calendar">
<div class="list-head line"><h1>${titleOf(span)}</h1>
<p class="line">${link({ view, day: span.previous }, 'پیشین', html` class="button small secondary" rel="prev" data-key="p"`)} ${link({ view, day: today(now) }, 'امروز', html` class="button small secondary" data-key="t"`)} ${link({ view, day: span.next }, 'پسین', html` class="button small secondary" rel="next" data-key="n"`)}</p></div>
<nav class="tabs" aria-label="نماها"><ul>${calendarViews.map((one) => html`<li>${link({ view: one, day: span.day }, viewNames[one], html` data-key="${viewKeys[one]}"${one === view ? html` aria-current="page"` : null}`)}</li>`)}</ul></nav>
${isCut ? html`<p class="hint">همهٔ برنامه‌ها جا نشد؛ برای دیدن بقیه، روز را باز کنید.</p>` : null}
${view === 'month' ? html`<ul class="weekdays" aria-hidden="true">${weekdayNames.map((name) => html`<li>${name}</li>`)}</ul>` : null}
<ol class="days ${view}">${days.map((day) => dayBox(day, shown))}</ol>
${knowsLunarHolidays(jy) ? html`<p class="hint">تعطیلات از تقویم رسمی کشور (شورای مرکز تقویم مؤسسهٔ ژئوفیزیک دانشگاه تهران) است؛ «قمری»: تقویم قمری؛ با رؤیت هلال شاید یک روز جابه‌جا شود.</p>` : html`<p class="hint">تقویم رسمی سال ${toPersianDigits(String(jy))} در سند نیست: روزهایی که «برآورد» دارد از تقویم قمری حسابی است، رسمی نیست و شاید یک روز جابه‌جا شود.</p>`}
<p class="hint keys">کلیدها: <kbd>n</kbd> پسین، <kbd>p</kbd> پیشین، <kbd>t</kbd> امروز، <kbd>d</kbd> روز، <kbd>w</kbd> هفته، <kbd>m</kbd> ماه</p>
</div>`
}

function titleOf({ view, day, first, end }: Span): string {
  const { jy, jm } = jalaliOfDayNumber(day)
  if (view === 'day') return formatDate(midnightOf(day), 'full')
  if (view === 'month') return `${monthNames[jm - 1]} ${toPersianDigits(jy)}`
  return `${formatDate(midnightOf(first), 'long')} تا ${formatDate(midnightOf(end - 1), 'long')}`
}

function dayBox(day: number, shown: CalendarShown): Html {
  const { span, plans, counts, published, changes, now } = shown
  const { view } = span
  const jalali = jalaliOfDayNumber(day)
  const holidays = holidaysOn(jalali, changes)
  const own = plans.filter(({ at }) => tehranParts(at).dayNumber === day)
  const count = counts.get(day) ?? 0
  const isOff = holidays.length > 0 || weekdayOfDayNumber(day) === 6
  const isOther = view === 'month' && jalali.jm !== jalaliOfDayNumber(span.day).jm
  const isBare = own.length === 0 && count === 0 && holidays.length === 0 && day !== today(now)
  const marks = [isOff && 'holiday', isOther && 'other', isBare && 'bare', day === today(now) && 'today']
  const name = `${weekdayNames[weekdayOfDayNumber(day)]} ${toPersianDigits(jalali.jd)} ${monthNames[jalali.jm - 1]}`
  return html`<li class="${marks.filter(Boolean).join(' ')}">
${view === 'day' ? null : html`<h2><a href="${calendarPath}?view=day&amp;day=${dayInAddress(day)}"${day === today(now) ? html` aria-current="date"` : null}>${name}</a></h2>`}
${holidays.length === 0 ? null : html`<p class="holiday-name">${holidays.map((holiday, index) => holidayName(holiday, { isFirst: index === 0, view }))}</p>`}
${own.length === 0 ? null : html`<ul>${own.map((plan) => planRow(plan, shown))}</ul>`}
${view === 'day' ? publishedList(shown) : count === 0 ? null : html`<p class="quiet">${toPersianDigits(count)} مطلب منتشر شد</p>`}
${view === 'day' && own.length === 0 && published.length === 0 ? html`<p class="empty">برای این روز چیزی گذاشته نشده و چیزی منتشر نشده است. زمان انتشار را در «زمان‌بندی» هر مطلب بگذارید.</p>` : null}
</li>
`
}

/** Its name, and what it stands on: a guess is never shown as the official calendar. */
function holidayName({ name, basis }: Holiday, { isFirst, view }: { isFirst: boolean; view: CalendarView }): Html {
  const { mark, says } = holidayBases[basis]
  const note = view === 'day' ? `(${says})` : mark
  return html`${isFirst ? null : '، '}${name}${note === null ? null : html` <span class="quiet" title="${says}">${note}</span>`}`
}

function planRow(plan: Plan, { now, mayWrite, pollAddress }: CalendarShown): Html {
  const { kind, at, code, poll, headline, section, by, state } = plan
  const isLate = state === 'failed' || (state === 'open' && at < now)
  const room = kind === 'assignment' ? 'flow' : 'timing'
  const ofArticle = mayWrite ? `/desk/articles/${code}/${room}` : wayToArticle(code!, mayWrite)
  const address = poll === null ? ofArticle : pollAddress(poll)
  return html`<li class="plan ${kind}"><p><time datetime="${at.toISOString()}">${formatTime(at)}</time> <span${isLate ? html` class="off"` : html` class="waiting"`}>${planNames[kind]}${state === 'failed' ? ' (انجام نشد)' : state === 'done' ? ' (شد)' : null}</span> <a href="${address}">${headline === '' ? 'بی‌تیتر' : headline}</a></p>
${by === null && section === null ? null : html`<p class="facts">${by === null ? null : html`<span><bdi>${by}</bdi></span> `}${section === null ? null : html`<span>${section}</span>`}</p>`}</li>
`
}

function publishedList({ published, mayWrite }: CalendarShown): Html | null {
  if (published.length === 0) return null
  return html`<h2 class="published">منتشرشده</h2><ul>${published.map(({ at, code, headline, section }) => html`<li class="plan"><p><time datetime="${at.toISOString()}">${formatTime(at)}</time> <a href="${wayToArticle(code, mayWrite)}">${headline}</a>${section === null ? null : html` <span class="quiet">${section}</span>`}</p></li>`)}</ul>`
}
