import type { EditionCode } from '#article'
import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { HouseLanguage, Pressing, PublishingChoices, Section, SiteWords, StandingPageName } from '#store'
import { choiceField, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import { editionForm } from './edition-form.ts'
import { doneSentences, styleNames } from './settings-words.ts'

export interface SettingsView {
  site: Partial<SiteWords>
  publishing: PublishingChoices
  language: HouseLanguage
  /** Those that are on besides the first. */
  editions: readonly EditionCode[]
  sections: readonly Section[]
  /** How far the pages on disk are after a change that all of them show. */
  pressing: Pressing | null
  /** What was just done, or what stood against it. */
  done: string
  fault: string | null
}

export const pageNames: Record<StandingPageName, string> = {
  about: 'دربارهٔ ما',
  contact: 'تماس با ما',
  ethics: 'آیین‌نامهٔ اخلاق حرفه‌ای',
  privacy: 'حریم خوانندگان',
}

/** The way back from a page of the settings, above its head, for who has business with the others. */
export const settingsTrail = html`<p class="trail"><a href="/desk/settings">تنظیم‌ها</a></p>`

/** What a newsroom decides about itself: the site, publishing, its language; and the way to the rest. */
export function settingsPage(view: SettingsView): Html {
  const { site, publishing, language, pressing, done, fault } = view
  return html`<div class="reading settings">
${heading('تنظیم‌ها', 'هر تغییر با نام شما در دفتر رویدادها می‌ماند.')}
${outcome(done, fault)}
${pressingOf(pressing)}
<nav class="line" aria-label="تنظیم‌های دیگر"><a href="/desk/settings/sections">بخش‌ها</a> <a href="/desk/settings/words">واژه‌نامه</a> <a href="/desk/settings/checklist">فهرست وارسی</a> <a href="/desk/settings/holidays">تعطیلات</a> <a href="/desk/settings/keys">کلید برنامه‌ها</a> <a href="/desk/people">همکاران</a> <a href="/desk/wire/feeds">خوراک‌ها</a></nav>
<section aria-labelledby="site">
<h2 id="site">سایت</h2>
<form method="post" action="/desk/settings/site">
${inputField({ name: 'name', label: 'نام', type: 'text', autocomplete: 'off', lengthMax: 60, value: site.name ?? '' })}
${inputField({ name: 'tagline', label: 'شعار', type: 'text', autocomplete: 'off', lengthMax: 200, value: site.tagline ?? '', optional: true, hint: 'یک سطر، زیر نام در صفحهٔ نخست.' })}
${inputField({ name: 'notice', label: 'جملهٔ پای صفحه', type: 'text', autocomplete: 'off', lengthMax: 200, value: site.notice ?? '', optional: true })}
${textField({ name: 'links', label: 'پیوندهای پای صفحه', rows: 3, lengthMax: 4_000, value: (site.links ?? []).map(({ name, href }) => `${name} | ${href}`).join('\n'), hint: 'هر پیوند در یک سطر: نام | نشانی. ناوبری بالای صفحه از روی بخش‌ها ساخته می‌شود.' })}
<button>ذخیره</button>
</form>
</section>
${view.editions.map((code) => editionForm(code, site.editions?.[code] ?? {}, view.sections))}
<section aria-labelledby="pages">
<h2 id="pages">صفحه‌های ثابت</h2>
<ul class="people">${(Object.keys(pageNames) as StandingPageName[]).map((name) => html`<li class="line"><a class="strong" href="/desk/settings/pages/${name}">${pageNames[name]}</a></li>`)}</ul>
</section>
<section aria-labelledby="publishing">
<h2 id="publishing">انتشار</h2>
<form method="post" action="/desk/settings/publishing">
<div class="field"><label class="check"><input type="checkbox" name="needsSecondPerson" value="on"${publishing.needsSecondPerson ? html` checked` : null}> هر مطلب را کسی جز نویسندهٔ آن منتشر کند</label>
<p class="hint">نویسنده یا آخرین ویراستار نمی‌تواند خودش منتشر کند. سردبیر با نوشتن دلیل از این قاعده می‌گذرد.</p></div>
${inputField({ name: 'replyDays', label: 'مهلت انتشار جوابیه، به روز', type: 'text', autocomplete: 'off', lengthMax: 2, value: toPersianDigits(String(publishing.replyDays)), hint: 'مادهٔ ۲۳ قانون مطبوعات: در یکی از دو شمارهٔ پس از رسیدن پاسخ. از ۱ تا ۳۰.' })}
<button>ذخیره</button>
</form>
</section>
<section aria-labelledby="language">
<h2 id="language">زبان</h2>
<form method="post" action="/desk/settings/language">
${choiceField({ name: 'style', label: 'واژه‌های دوگونه', value: language.style, options: Object.entries(styleNames).map(([value, label]) => ({ value, label })) })}
<button>ذخیره</button>
</form>
<p class="ways"><a class="button secondary" href="/desk/settings/words">واژه‌نامهٔ تحریریه، ${toPersianDigits(language.words.length)} واژه</a></p>
</section>
</div>`
}

/** While pages are pressed again after a change that all of them show; nothing otherwise. */
function pressingOf(pressing: Pressing | null): Html | null {
  if (pressing === null || pressing.endedAt !== null) return null
  const { pressed, of } = pressing
  const count = (number: number) => toPersianDigits(String(number))
  const how = of === null ? 'در صف' : `تا کنون ${count(Math.min(pressed, of))} از ${count(of)} صفحه`
  return html`<p class="hint" role="status">سایت همین حالا تازه است. نسخهٔ روی دیسک، که هنگام خاموشی برنامه دیده می‌شود، از نو نوشته می‌شود: ${how}. ${of !== null && of > 0 ? html`<progress max="${of}" value="${Math.min(pressed, of)}">${how}</progress>` : null}</p>`
}

/** What was done, or why not. */
export function outcome(done: string, fault: string | null): Html | null {
  if (fault !== null) return html`<div class="alert" role="alert"><p>چیزی ذخیره نشد. ${fault}</p></div>`
  const said = Object.hasOwn(doneSentences, done) ? doneSentences[done] : undefined
  return said === undefined ? null : html`<p class="done" role="status">${said}</p>`
}
