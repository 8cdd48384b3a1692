import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Feed, FeedHealth, Section } from '#store'
import { conditionOf } from '../../present/feed.ts'
import { failureSentence } from '../../present/feed-words.ts'
import {
  conditionNames,
  doneSentences,
  feedFaults,
  intervalInWords,
  intervals,
  itemsInWords,
  silenceInWords,
  silences,
  textsFrom,
} from './feed-words.ts'
import { whenInWords } from './wire-words.ts'

/** What somebody wrote into the form of a new feed. */
export interface FeedForm {
  /** The feed that is changed; null for a new one. */
  id: number | null
  address: string
  name: string
  source: string
  section: string
  everyMinutes: string
  silenceHours: string
  textFrom: string
  /** Code of what is wrong with it, or null. */
  fault: string | null
}

export interface FeedsView {
  feeds: readonly { feed: Feed; health: FeedHealth }[]
  sections: readonly Section[]
  form: FeedForm
  /** What was done a moment ago, a key of `doneSentences`; anything else says nothing. */
  done: string
  now: Date
}

/** What is polled and how it fares, those that need somebody first. */
export function feedsPage(view: FeedsView): Html {
  const { feeds, done, form } = view
  const told = Object.hasOwn(doneSentences, done) ? doneSentences[done] : null
  return html`<div class="wire">
<p class="trail"><a href="/desk/wire">سیم</a></p>
<div class="list-head line"><h1>خوراک‌ها</h1><a class="button small secondary" href="/desk/wire/rules">قاعده‌ها</a></div>
${told ? html`<p class="fresh news" role="status">${told}</p>` : null}
<div class="feeds-and-form">
<section aria-labelledby="list"><h2 id="list">${feeds.length === 0 ? 'فهرست خوراک‌ها' : `${toPersianDigits(String(feeds.length))} خوراک`}</h2>
${feeds.length === 0 ? html`<p class="empty">هنوز خوراکی نیست. نشانی RSS یا Atom یک خبرگزاری را در فرم بنویسید.</p>` : html`<ol class="feeds">${feeds.map((one) => feedRow(one, view))}</ol>`}
</section>
<section aria-labelledby="add"><h2 id="add">${form.id === null ? 'خوراک تازه' : 'تغییر خوراک'}</h2>
${addForm(form, view.sections)}
</section>
</div>
</div>`
}

function feedRow({ feed, health }: FeedsView['feeds'][number], { now, sections }: FeedsView): Html {
  const { id, name, address, source, section, everyMinutes, textFrom } = feed
  const condition = conditionOf(feed, health)
  const sectionName = sections.find(({ slug }) => slug === section)?.name
  const isShownByName = source === null || health.title === null || health.title === name
  return html`<li class="feed" id="f${id}">
<article aria-labelledby="n${id}">
<h3 id="n${id}"><a href="/desk/wire/feeds/${id}#add"><bdi>${name}</bdi></a></h3>
<p class="address"><bdi dir="ltr">${address}</bdi></p>
<p class="facts"><span class="state ${condition}">${conditionNames[condition]}</span>
${feed.rest ? html`<span>از ${formatDateTime(feed.rest.madeAt)}</span>` : html`<span>${intervalInWords(everyMinutes)}</span>`}
${isShownByName ? null : html`<span>عنوان: <bdi>${health.title}</bdi></span>`}
${sectionName === undefined ? null : html`<span>برای بخش <bdi>${sectionName}</bdi></span>`}
${textFrom === 'page' ? html`<span>متن از صفحهٔ خبر</span>` : null}</p>
<dl class="health">
<div><dt>آخرین موفقیت</dt> <dd>${instant(health.succeededAt, now)}</dd></div>
<div><dt>آخرین خبر</dt> <dd>${instant(health.lastItemAt, now)}</dd></div>
<div><dt>در روز</dt> <dd>${itemsInWords(health.itemsADay)}</dd></div>
<div><dt>از آغاز</dt> <dd>${itemsInWords(health.items)}</dd></div>
</dl>
${troubleOf({ feed, health }, now)}
${feedForms(feed)}
</article>
</li>
`
}

function instant(at: Date | null, now: Date): Html | string {
  return at === null ? 'هنوز نه' : html`<time datetime="${at.toISOString()}">${whenInWords(at, now)}</time>`
}

/** What went wrong last: loud while it lasts, quiet when it is over. */
function troubleOf({ feed, health }: FeedsView['feeds'][number], now: Date): Html | null {
  const { failure, failureFacts, failures, failedAt, silentSince } = health
  const sentence = failureSentence(failure, failureFacts)
  if (sentence !== null && failedAt !== null && failures > 0 && feed.rest === null) {
    return html`<p class="trouble"><strong>${sentence}</strong> <span class="quiet">${failures === 1 ? null : `${toPersianDigits(String(failures))} بار پی‌درپی، آخرین بار `}${instant(failedAt, now)}</span></p>`
  }
  if (silentSince !== null) {
    return html`<p class="trouble"><strong>از ${formatDateTime(silentSince)} بیش از اندازه خاموش است.</strong></p>`
  }
  if (sentence === null || failedAt === null) return null
  return html`<p class="hint">آخرین خطا، ${instant(failedAt, now)}: ${sentence}</p>`
}

function feedForms({ id, name, rest }: Feed): Html {
  const form = (verb: string, label: string) =>
    html`<form method="post" action="/desk/wire/feeds/${id}/${verb}"><button class="small secondary">${label}<span class="vh">: ${name}</span></button></form>`
  return html`<div class="handling">
${rest === null ? html`${form('check', 'اکنون بپرس')}${form('pause', 'متوقف کن')}` : form('resume', 'از سر بگیر')}
<details class="remove"><summary>برداشتن<span class="vh">: ${name}</span></summary>
<p class="hint">دیگر پرسیده نمی‌شود؛ هر چه آورده است می‌ماند.</p>
${form('remove', 'از فهرست بردار')}</details>
</div>`
}

function addForm(form: FeedForm, sections: readonly Section[]): Html {
  const { fault, address, name, source } = form
  const inAddress = fault === 'unusable-address' || fault === 'already-exists'
  const sentence = fault === null ? null : (feedFaults[fault] ?? null)
  return html`<form method="post" action="/desk/wire/feeds${form.id === null ? null : `/${form.id}`}#add" class="add-feed">
${sentence === null || inAddress ? null : html`<p class="error" role="alert">${sentence}</p>`}
<div class="field"><label for="address">نشانی</label>
<input id="address" name="address" type="text" inputmode="url" autocapitalize="none" dir="ltr" value="${address}" maxlength="2000" required autocomplete="off" spellcheck="false"${inAddress ? html` aria-invalid="true" aria-describedby="address-error"` : null}>
${inAddress ? html`<p class="error" id="address-error" role="alert">${sentence}</p>` : null}</div>
<div class="field"><label for="name">نام در فهرست</label>
<input id="name" name="name" type="text" value="${name}" maxlength="200" autocomplete="off" aria-describedby="name-hint">
<p class="hint" id="name-hint">اگر خالی بماند، نام سایت است.</p></div>
<div class="field"><label for="source">رسانه‌ای که سخن می‌گوید</label>
<input id="source" name="source" type="text" value="${source}" maxlength="200" autocomplete="off" aria-describedby="source-hint">
<p class="hint" id="source-hint">در زنجیرهٔ منبعِ پیش‌نویس‌ها می‌آید؛ مانند «ایسنا».</p></div>
${choice('section', 'بخش', { value: form.section, options: [['', 'هیچ‌کدام'], ...sections.map(({ slug, name: label }) => [slug, label] as const)] })}
${choice('everyMinutes', 'پرسیدن', { value: form.everyMinutes, options: withOwn(intervals, form.everyMinutes, intervalInWords) })}
${choice('silenceHours', 'هشدار خاموشی', { value: form.silenceHours, options: withOwn(silences, form.silenceHours, silenceInWords) })}
${choice('textFrom', 'متن خبر از', { value: form.textFrom, options: textsFrom })}
<div class="handling"><button>${form.id === null ? 'افزودن' : 'ذخیرهٔ تغییر'}</button>${form.id === null ? null : html`<a href="/desk/wire/feeds#f${form.id}">انصراف</a>`}</div>
</form>`
}

/** The choices, with the one a program made if it is none of them. */
function withOwn(
  options: readonly (readonly [string, string])[],
  own: string,
  inWords: (count: number) => string,
): readonly (readonly [string, string])[] {
  return options.some(([value]) => value === own) ? options : [...options, [own, inWords(Number(own))]]
}

function choice(
  name: string,
  label: string,
  { value, options }: { value: string; options: readonly (readonly [string, string])[] },
): Html {
  return html`<div class="field"><label for="${name}">${label}</label><span class="choice"><select id="${name}" name="${name}">${options.map(([key, text]) => html`<option value="${key}"${key === value ? html` selected` : null}>${text}</option>`)}</select></span></div>
`
}
