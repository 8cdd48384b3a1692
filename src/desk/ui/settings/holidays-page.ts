import {
  type Holiday,
  type JalaliDay,
  jalaliDayNumber,
  knowsLunarHolidays,
  monthNames,
  toPersianDigits,
  weekdayNames,
  weekdayOfDayNumber,
} from '#persian'
import { type Html, html } from '#server'
import { holidayNameMax } from '../../actions/settings/arrange-holidays.ts'
import { holidayBases } from '../calendar/holiday-words.ts'
import { inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { outcome, settingsTrail } from './settings-page.ts'

export interface HolidaysView {
  jy: number
  rows: readonly { day: JalaliDay; holiday: Holiday }[]
  form: { day: string; name: string }
  error: string | null
  done: string
}

const home = '/desk/settings/holidays'

/** Holidays of a year that the moon or the newsroom decides: moved by a day, added, taken out. */
export function holidaysPage({ jy, rows, form, error, done }: HolidaysView): Html {
  const year = (to: number, text: string, rel: string) =>
    html`<a class="button small secondary" rel="${rel}" href="${home}?year=${to}">${text}</a>`
  const dayError = error === null ? {} : { error }
  return html`<div class="reading settings">
${settingsTrail}
${heading('تعطیلات تقویم', html`روزهای قمری با رؤیت هلال شاید یک روز جابه‌جا شود؛ این‌جا به دست جابه‌جا می‌شود و همهٔ میز همان را می‌بیند. تعطیلات خورشیدی از قانون است. <a href="/desk/calendar">تقویم</a>`)}
${outcome(done, null)}
<div class="list-head line"><h2>سال ${toPersianDigits(String(jy))}</h2><p class="line">${year(jy - 1, 'سال پیش', 'prev')} ${year(jy + 1, 'سال بعد', 'next')}</p></div>
<p class="hint">${knowsLunarHolidays(jy) ? 'روزهای قمری این سال از تقویم منتشرشدهٔ آن است.' : 'تقویم رسمی این سال در سند نیست: روزهای قمری برآوردی حسابی است و هیچ‌کدام رسمی نیست.'}</p>
<ul class="people">${rows.map(row)}</ul>
<section aria-labelledby="new"><h2 id="new">افزودن تعطیل</h2>
<form method="post" action="${home}" novalidate>
<input type="hidden" name="year" value="${jy}">
${inputField({ name: 'day', label: 'روز', type: 'text', autocomplete: 'off', lengthMax: 20, value: form.day, hint: 'مانند ۱۴۰۵/۹/۱۲', ...dayError })}
${inputField({ name: 'name', label: 'به چه مناسبت', type: 'text', autocomplete: 'off', lengthMax: holidayNameMax, value: form.name })}
<button name="kind" value="add">افزودن</button>
</form></section>
</div>`
}

function row({ day, holiday: { name, basis } }: HolidaysView['rows'][number]): Html {
  const { jy, jm, jd } = day
  const says = `${weekdayNames[weekdayOfDayNumber(jalaliDayNumber(day))]} ${toPersianDigits(jd)} ${monthNames[jm - 1]}`
  const press = (kind: string, text: string) =>
    html`<button class="small secondary" name="kind" value="${kind}">${text}<span class="vh">: ${name}، ${says}</span></button>`
  return html`<li class="line"><div><p class="strong">${name}</p>
<p class="facts"><span>${says}</span> <span>${holidayBases[basis].says}</span></p></div>
<form method="post" action="${home}" class="line"><input type="hidden" name="year" value="${jy}"><input type="hidden" name="day" value="${jy}/${jm}/${jd}"><input type="hidden" name="name" value="${name}">${press('earlier', 'یک روز زودتر')} ${press('later', 'یک روز دیرتر')} ${press('remove', 'برداشتن')}</form></li>
`
}
