import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Feed, RuleRow, Section } from '#store'
import type { TriedRule } from './asked.ts'
import type { RuleForm } from './rule-form.ts'
import { ruleForm } from './rule-form-page.ts'
import { whenInWords } from './wire-words.ts'

export interface RulesView {
  rules: readonly RuleRow[]
  feeds: readonly Feed[]
  sections: readonly Section[]
  /** What one of them would have done, when it was tried; without a rule's id, what stands in the form. */
  trial: (TriedRule & { ruleId: number | null }) | null
  form: RuleForm
  mayPublish: boolean
  /** What was done a moment ago, a key of `doneSentences`; anything else says nothing. */
  done: string
  now: Date
}

const doneSentences: Record<string, string> = {
  added: 'قاعده ساخته شد، برای خبرهایی که از این پس می‌رسد. در پایان ترتیب ایستاده است.',
  changed: 'قاعده تغییر کرد، برای خبرهایی که از این پس می‌رسد. از این پس به نام شماست.',
  moved: 'ترتیب قاعده‌ها تغییر کرد.',
  paused: 'قاعده خاموش شد: از این پس چیزی از آن پرسیده نمی‌شود. آنچه کرده است می‌ماند.',
  resumed: 'قاعده روشن شد، برای خبرهایی که از این پس می‌رسد.',
  removed: 'قاعده برداشته شد. آنچه کرده است می‌ماند.',
}

/** What is done with news as it comes, in the order in which the rules are asked. */
export function rulesPage(view: RulesView): Html {
  const { rules, done } = view
  const told = Object.hasOwn(doneSentences, done) ? doneSentences[done] : null
  return html`<div class="wire">
<p class="trail"><a href="/desk/wire">سیم</a> ← <a href="/desk/wire/feeds">خوراک‌ها</a></p>
<h1>قاعده‌ها</h1>
${told ? html`<p class="fresh news" role="status">${told}</p>` : null}
<p class="hint">از هر خبری که می‌رسد به همین ترتیب پرسیده می‌شود: نخستین قاعده‌ای که بخش را بگوید تعیین می‌کند، برچسب‌ها جمع می‌شود و قاعده‌ای که کنار می‌گذارد پایان کار است.</p>
<div class="feeds-and-form wide">
<section aria-labelledby="list"><h2 id="list">به این ترتیب</h2>
${rules.length === 0 ? emptyState : html`<ol class="feeds">${rules.map((rule) => ruleRow(rule, view))}</ol>${keysHint}`}
</section>
<section aria-labelledby="form"><h2 id="form">${view.form.id === null ? 'قاعدهٔ تازه' : 'تغییر قاعده'}</h2>
${view.trial?.ruleId === null ? trialOf(view.trial, view.now) : null}
${ruleForm(view)}
</section>
</div>
</div>`
}

const emptyState = html`<p class="empty">هنوز قاعده‌ای نیست. در فرم بنویسید کدام خبر و چه شود؛ پیش از ساختن، با خبرهای هفتهٔ گذشته بیازمایید.</p>`

const keysHint = html`<p class="hint keys">کلیدها: <kbd>j</kbd> بعدی، <kbd>k</kbd> قبلی، <kbd>o</kbd> تغییر، <kbd>u</kbd> زودتر، <kbd>d</kbd> دیرتر</p>`

function ruleRow(rule: RuleRow, view: RulesView): Html {
  const { id, name, rest } = rule
  return html`<li class="feed story" id="r${id}">
<article aria-labelledby="n${id}">
<h3 id="n${id}"><a href="/desk/wire/rules/${id}#form"><bdi>${name}</bdi></a></h3>
<p class="facts"><span class="state ${rest === null ? 'well' : 'paused'}">${rest === null ? 'روشن' : 'خاموش'}</span> <span>از <bdi>${rule.madeBy.replace(/^account:/, '')}</bdi></span></p>
<dl class="health">
<div><dt>اگر</dt> <dd>${conditionsOf(rule, view)}</dd></div>
<div><dt>آنگاه</dt> <dd>${deedsOf(rule, view)}</dd></div>
</dl>
${view.trial?.ruleId === id ? trialOf(view.trial, view.now) : null}
${ruleForms(rule, view.rules)}
</article>
</li>
`
}

/** What is kept passed the API's schema: lists of texts, but for the ids of feeds. */
function listIn(part: unknown): string[] {
  return Array.isArray(part) ? part.map(String) : []
}

function conditionsOf({ matches }: RuleRow, { feeds, sections }: RulesView): string {
  const feedName = (id: string) => feeds.find((feed) => String(feed.id) === id)?.name ?? `خوراک ${toPersianDigits(id)}`
  const parts: [string, string[]][] = [
    ['خوراک', listIn(matches.feeds).map(feedName)],
    ['منبع', listIn(matches.sources)],
    ['یکی از واژه‌های', listIn(matches.words).map(quoted)],
    ['بی واژه‌های', listIn(matches.without).map(quoted)],
    ['بخش', listIn(matches.sections).map((slug) => sectionName(slug, sections))],
    ['زبان', listIn(matches.languages)],
  ]
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => `${label} ${values.join('، ')}`)
    .join('؛ ')
}

function deedsOf({ does }: RuleRow, { sections }: RulesView): string {
  const { section, priority, drop, make } = does
  const tags = listIn(does.tags)
  const deeds = [
    typeof section === 'string' ? `به بخش ${sectionName(section, sections)} می‌رود` : null,
    tags.length > 0 ? `برچسب ${tags.map(quoted).join('، ')} می‌گیرد` : null,
    typeof priority === 'number' ? `اولویت ${toPersianDigits(String(priority))} می‌گیرد` : null,
    typeof drop === 'string' ? `کنار گذاشته می‌شود: ${drop}` : null,
    make === 'draft' ? 'پیش‌نویس می‌شود' : null,
    make === 'publication' ? 'بی‌درنگ منتشر می‌شود' : null,
  ]
  return deeds.filter((deed) => deed !== null).join('؛ ')
}

function quoted(word: string): string {
  return `«${word}»`
}

function sectionName(slug: string, sections: readonly Section[]): string {
  return sections.find((section) => section.slug === slug)?.name ?? slug
}

function trialOf({ asked, isWhole, held, items }: TriedRule, now: Date): Html {
  const number = (count: number) => toPersianDigits(String(count))
  return html`<div class="adds" role="status"><p><strong>از ${number(asked)} خبرِ ${isWhole ? 'هفتهٔ گذشته' : 'تازه‌تر'}، ${held === 0 ? 'هیچ‌یک با این قاعده نمی‌خواند' : `${number(held)} خبر با این قاعده می‌خواند`}.</strong> چیزی تغییر نکرد.</p>
${
  items.length === 0
    ? null
    : html`<ul>${items.map(
        ({
          title,
          receivedAt,
        }) => html`<li>${title ?? 'بدون تیتر'} <time class="quiet" datetime="${receivedAt.toISOString()}">${whenInWords(receivedAt, now)}</time></li>
`,
      )}</ul>`
}</div>`
}

function ruleForms({ id, name, rest }: RuleRow, rules: readonly RuleRow[]): Html {
  const form = (verb: string, label: string) =>
    html`<form method="post" action="/desk/wire/rules/${id}/${verb}"><button class="small secondary">${label}<span class="vh">: ${name}</span></button></form>`
  const move = (verb: string, label: string, key: string) =>
    html`<form method="post" action="/desk/wire/rules/${id}/${verb}"><button class="small secondary" data-key="${key}" title="${label} (${key})">${label}<span class="vh">: ${name}</span></button></form>`
  return html`<div class="handling">
${rules[0]?.id === id ? null : move('earlier', 'زودتر', 'u')}${rules.at(-1)?.id === id ? null : move('later', 'دیرتر', 'd')}
<a class="button small secondary" href="/desk/wire/rules/${id}/trial#r${id}">با خبرهای هفتهٔ گذشته بیازمای<span class="vh">: ${name}</span></a>
${rest === null ? form('pause', 'خاموش کن') : form('resume', 'روشن کن')}
<details class="remove"><summary>برداشتن<span class="vh">: ${name}</span></summary>
<p class="hint">دیگر پرسیده نمی‌شود و برنمی‌گردد؛ آنچه کرده است می‌ماند.</p>
${form('remove', 'قاعده را بردار')}</details>
</div>`
}
