import { type ArticleKind, articleKinds, type EditionCode, editions, firstEdition } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import { type Channel, type ChannelPost, channelServices, type PostState, type Section } from '#store'
import { problemInWords } from '../../present/channel.ts'
import { kindNames } from '../editor-words.ts'
import { choiceField, errorSummary, inputField } from '../fields.ts'
import { sectionBoxes, sectionNames } from '../members/section-boxes.ts'
import { heading } from '../page.ts'
import { type ChannelField, fieldNames, postTabs, serviceNames, stateNames } from './channel-words.ts'

export const channelsPath = '/desk/channels'

/** What a form of a channel says. The token is never said back. */
export interface WrittenChannel {
  service: string
  edition: string
  name: string
  address: string
  chat: string
  sections: readonly string[]
  kinds: readonly string[]
  withCard: boolean
}

/** What was done, or what stood against it. */
export interface Told {
  done: string | null
  fault: { field: ChannelField | null; sentence: string } | null
}

export interface ChannelsView extends Told {
  channels: readonly Channel[]
  /** The editions that are on. */
  on: readonly EditionCode[]
  sections: readonly Section[]
  written: WrittenChannel
}

/** The channels with how they fare, and the form of a new one. */
export function channelsPage({ channels, sections, on, written, ...told }: ChannelsView): Html {
  return html`<div class="reading">
${heading('کانال‌ها', 'آنچه نخستین بار منتشر می‌شود با بات به این کانال‌ها می‌رود؛ اصلاح همان پیام را عوض می‌کند و برداشتن پاکش می‌کند. هر خبر در هر کانال یک بار.')}
${tellingOf(told)}
${channels.length === 0 ? html`<p class="empty">هنوز کانالی نیست. در پیام‌رسان باتی بسازید، آن را مدیر کانال کنید و توکنش را پایین همین صفحه بنویسید.</p>` : html`<ul class="people">${channels.map((one) => channelRow(one, { sections, on }))}</ul>`}
<section aria-labelledby="new"><h2 id="new">کانال تازه</h2>
${channelForm({ path: channelsPath, written, sections, on, fault: told.fault, isNew: true })}
</section>
</div>`
}

function tellingOf({ done, fault }: Told): Html {
  const summary =
    fault?.field == null
      ? fault && html`<div class="alert" role="alert"><p>${fault.sentence}</p></div>`
      : errorSummary([{ field: fault.field, label: fieldNames[fault.field] }])
  return html`${done === null ? null : html`<p class="done" role="status">${done}</p>`}${summary}`
}

/** Beside what a channel is told of. */
type Around = Pick<ChannelsView, 'sections' | 'on'>

function channelRow(channel: Channel, around: Around): Html {
  const { id, name, chat, service } = channel
  return html`<li><h2><a href="${channelsPath}/${id}">${name}</a></h2>
<p class="facts">${standing(channel)} <span>${serviceNames[service]}</span> <span><bdi dir="ltr">${chat}</bdi></span> <span>${wanted(channel, around)}</span></p>
<p class="facts">${tally(channel)}</p>${troubleOf(channel)}</li>`
}

function standing({ pausedAt }: Channel): Html {
  return pausedAt === null
    ? html`<span class="state live">به راه</span>`
    : html`<span class="state">متوقف از <time datetime="${pausedAt.toISOString()}">${formatDateTime(pausedAt)}</time></span>`
}

function tally({ waiting, sent, dead, unknown }: Channel): Html {
  const count = (number: number) => toPersianDigits(String(number))
  return html`<span>${count(sent)} فرستاده</span> <span>${count(waiting)} در صف</span>${dead > 0 && html` <span class="state off">${count(dead)} نرسیده</span>`}${unknown > 0 && html` <span class="state off">${count(unknown)} نامعلوم</span>`}`
}

function wanted({ edition, sections: own, kinds }: Channel, { sections, on }: Around): string {
  const within = own === null ? 'همهٔ بخش‌ها' : sectionNames(own, sections)
  const isOneOfSeveral = on.length > 1 || edition !== firstEdition
  const where = isOneOfSeveral ? `نسخهٔ ${editions[edition].persianName}، ${within}` : within
  return kinds === null ? where : `${where}، تنها ${kinds.map((kind) => kindNames[kind]).join('، ')}`
}

/** The last thing that went wrong, while nothing went well after it. */
function troubleOf({ problem, problemDetail, problemAt }: Channel): Html | null {
  if (problem === null || problemAt === null) return null
  return html`<div class="alert"><p>آخرین خطا، <time datetime="${problemAt.toISOString()}">${formatDateTime(problemAt)}</time>: ${problemInWords(problem)}</p>${problemDetail && html`<p class="hint"><bdi dir="ltr">${problemDetail}</bdi></p>`}</div>`
}

interface FormView {
  path: string
  written: WrittenChannel
  sections: readonly Section[]
  on: readonly EditionCode[]
  fault: Told['fault']
  isNew: boolean
}

function channelForm({ path, written, sections, on, fault, isNew }: FormView): Html {
  const errorOf = (field: ChannelField) => (fault?.field === field ? fault.sentence : undefined)
  const text = { type: 'text', autocomplete: 'off' } as const
  const latin = { ...text, direction: 'ltr' } as const
  const services = channelServices.map((value) => ({ value, label: serviceNames[value] }))
  return html`<form method="post" action="${path}" novalidate>
${choiceField({ name: 'service', label: fieldNames.service, value: written.service, options: services })}
${isNew && on.length > 1 && choiceField({ name: 'edition', label: fieldNames.edition, value: written.edition, options: editionsOf(on) })}
${inputField({ ...text, name: 'name', label: fieldNames.name, lengthMax: 200, value: written.name, error: errorOf('name') })}
${inputField({ ...latin, name: 'chat', label: fieldNames.chat, lengthMax: 64, value: written.chat, error: errorOf('chat'), hint: 'مانند @rozan، یا شمارهٔ گروه.' })}
${inputField({ name: 'token', type: 'password', autocomplete: 'off', direction: 'ltr', label: fieldNames.token, lengthMax: 200, error: errorOf('token'), ...(isNew ? {} : { optional: true as const }), hint: isNew ? 'مهرشده نگه داشته می‌شود و هرگز دوباره دیده نمی‌شود.' : 'تنها اگر عوض شده است؛ خالی بماند همان پیشین می‌ماند.' })}
${inputField({ ...latin, name: 'address', label: fieldNames.address, lengthMax: 500, value: written.address, error: errorOf('address'), optional: true, hint: 'خالی: نشانی همیشگی همان پیام‌رسان. برای سرور واسط، نشانی آن.' })}
<fieldset class="boxes"><legend>این گونه‌ها</legend>
<p class="hint">اگر هیچ گونه‌ای را برنگزینید، همهٔ گونه‌ها.</p>
<ul>${articleKinds.map((kind) => html`<li><label><input type="checkbox" name="kind:${kind}" value="on"${written.kinds.includes(kind) ? html` checked` : null}> ${kindNames[kind]}</label></li>`)}</ul></fieldset>
${sectionBoxes(
  sections.filter(({ isRetired }) => !isRetired),
  written.sections,
)}
<div class="field"><label class="check"><input type="checkbox" name="withCard" value="on"${written.withCard ? html` checked` : null}> کارت هم‌رسانی هم با پیام برود</label></div>
<button>${isNew ? 'ساختن کانال' : 'ذخیره'}</button>
</form>`
}

function editionsOf(on: readonly EditionCode[]): { value: string; label: string }[] {
  return on.map((value) => ({ value, label: editions[value].persianName }))
}

export type ListedPost = ChannelPost & { headline: string | null }

export interface ChannelView extends Told {
  channel: Channel
  sections: readonly Section[]
  on: readonly EditionCode[]
  written: WrittenChannel
  posts: readonly ListedPost[]
  /** What the list of posts is narrowed to; null for everything. */
  tab: PostState | null
}

/** One channel: how it fares, a test, what was posted or was to be, and its form. */
export function channelPage(view: ChannelView): Html {
  const { channel, sections, on, written, fault, posts, tab } = view
  const { id, name, chat, service, pausedAt } = channel
  const path = `${channelsPath}/${id}`
  return html`<div class="reading">
<p class="aside"><a href="${channelsPath}">کانال‌ها</a></p>
<h1>${name}</h1>
<p class="facts">${standing(channel)} <span>${serviceNames[service]}</span> <span><bdi dir="ltr">${chat}</bdi></span> <span>${wanted(channel, view)}</span></p>
<p class="facts">${tally(channel)}</p>
${tellingOf(view)}${troubleOf(channel)}
<div class="line ways"><form method="post" action="${path}/test"><button>پیام آزمایشی بفرست</button></form>
<form method="post" action="${path}/rest">${pausedAt === null ? html`<button class="secondary" name="rest" value="paused">توقف</button>` : html`<button class="secondary" name="rest" value="resumed">به راه بینداز</button>`}</form></div>
<section aria-labelledby="posts"><h2 id="posts">پیام‌ها</h2>
${tabsOf(path, tab)}
${posts.length === 0 ? html`<p class="empty">${tab === null ? 'هنوز پیامی در این کانال نیست. نخستین خبری که منتشر شود این‌جا می‌آید.' : 'چنین پیامی نیست.'}</p>` : html`<ol class="people">${posts.map((post) => postRow(path, post))}</ol>`}
</section>
<section aria-labelledby="change"><h2 id="change">کانال</h2>
${channelForm({ path, written, sections, on, fault, isNew: false })}
<details class="remove"><summary>کنارگذاشتن کانال</summary><form method="post" action="${path}/rest"><p class="hint">دیگر چیزی به آن نمی‌رود و به فهرست برنمی‌گردد؛ پیام‌های فرستاده همان جا می‌ماند.</p><button class="secondary" name="rest" value="ended">کنار گذاشته شود</button></form></details>
</section>
</div>`
}

function tabsOf(path: string, tab: PostState | null): Html {
  const one = (state: PostState | null, name: string) =>
    html`<li><a href="${state === null ? path : `${path}?state=${state}`}"${state === tab ? html` aria-current="page"` : null}>${name}</a></li>`
  return html`<nav class="tabs" aria-label="پیام‌ها"><ul>${one(null, 'همه')}${postTabs.map((state) => one(state, stateNames[state]))}</ul></nav>`
}

function postRow(path: string, post: ListedPost): Html {
  const { code, headline, state, attempts, putAt, sentAt, problem, problemDetail } = post
  const at = sentAt ?? putAt
  return html`<li><h3><a href="/n/${code}">${headline ?? `کد ${toPersianDigits(String(code))}`}</a></h3>
<p class="facts"><span class="state${state === 'sent' ? ' live' : ''}">${stateNames[state]}</span> <span>کد ${toPersianDigits(String(code))}</span> <span><time datetime="${at.toISOString()}">${formatDateTime(at)}</time></span>${attempts > 0 && html` <span>${toPersianDigits(String(attempts))} بار کوشیده</span>`}</p>
${problem !== null && html`<p class="error">${problemInWords(problem)}</p>`}${problem !== null && problemDetail && html`<p class="hint"><bdi dir="ltr">${problemDetail}</bdi></p>`}
${decisionsOf(`${path}/posts/${code}`, state, headline ?? String(code))}</li>`
}

/** What somebody may decide of a post: it goes nowhere by itself any more. */
function decisionsOf(path: string, state: PostState, name: string): Html | null {
  if (!['dead', 'unknown', 'removed', 'passed-over'].includes(state)) return null
  const arrived = html` <button class="plain" name="do" value="arrived">در کانال هست<span class="unseen">: ${name}</span></button>`
  return html`<form method="post" action="${path}" class="line"><button class="secondary" name="do" value="again">دوباره بفرست<span class="unseen">: ${name}</span></button>${state === 'unknown' && arrived}</form>`
}

/** A channel as its form says it. */
export function writtenOf(channel: Channel): WrittenChannel {
  const { service, edition, name, base, chat, sections, kinds, withCard } = channel
  return { service, edition, name, address: base, chat, sections: sections ?? [], kinds: kinds ?? [], withCard }
}

/** A form that nobody wrote in yet. */
export const blankChannel: WrittenChannel = {
  ...{ service: 'telegram', edition: firstEdition, name: '', address: '', chat: '' },
  sections: [],
  kinds: [] as ArticleKind[],
  withCard: true,
}
