import { diffWords, type WordChange } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Story, StoryCopy } from '#store'
import { paragraphsOf } from '../../present/item-paragraphs.ts'
import { type AddedText, addedBy } from '../../present/story-versions.ts'
import { handlingForms } from './story-row.ts'
import {
  isOfADay,
  laterInWords,
  outletsInWords,
  routingSentences,
  saidTime,
  statusNames,
  wordsInWords,
} from './wire-words.ts'

export interface StoryView {
  story: Story
  /** Stories that may be the same: the last ones. */
  others: readonly Story[]
  mayWrite: boolean
}

/** One story: its versions side by side, who was first, what each adds, and the putting right of what was folded wrongly. */
export function storyPage({ story, others, mayWrite }: StoryView): Html {
  const { copies } = story
  const [first] = copies
  const added = addedBy(copies)
  return html`<div class="wire">
<p class="trail"><a href="/desk/wire">سیم</a></p>
<h1>${first?.title ?? 'بدون تیتر'}</h1>
<p class="facts"><span class="state ${story.status}">${statusNames[story.status]}</span>
<span>نخستین: <bdi>${first?.source}</bdi></span> <span>در ${outletsInWords(new Set(copies.map(({ source }) => source)).size)}</span>
<span>شمارهٔ خبر ${toPersianDigits(String(story.id))}</span></p>
${mayWrite ? handlingForms({ story, back: `/desk/wire/stories/${story.id}` }) : null}
${copies.length > 1 ? timeLine(copies, added) : null}
<div class="versions">${copies.map((copy, at) => version(copy, { first: first!, adds: added[at]! }))}</div>
${mayWrite ? sortingForms(story, others) : null}
</div>`
}

function timeLine(copies: readonly StoryCopy[], added: readonly AddedText[]): Html {
  const firstAt = copies[0]!.saidAt.getTime()
  return html`<section aria-labelledby="line"><h2 id="line">خط زمان</h2>
<ol class="timeline">${copies.map(
    (copy, at) => html`<li><a href="#v${copy.id}"><bdi>${copy.source}</bdi></a>
${saidTime(copy, formatDateTime)}
<span class="quiet">${at === 0 ? 'نخستین' : isOfADay(copy) ? 'ساعتش گفته نشده' : laterInWords(copy.saidAt.getTime() - firstAt)}${at > 0 ? (added[at]!.words > 0 ? `، ${wordsInWords(added[at]!.words)} افزوده` : '، چیزی نیفزوده') : null}</span></li>`,
  )}</ol></section>`
}

function version(copy: StoryCopy, { first, adds }: { first: StoryCopy; adds: AddedText }): Html {
  const isFirst = copy.id === first.id
  return html`<article class="version" id="v${copy.id}" aria-labelledby="t${copy.id}">
<h2 id="t${copy.id}"><bdi>${copy.source}</bdi>: ${copy.title ?? 'بدون تیتر'}</h2>
<p class="facts">${saidTime(copy, formatDateTime)}
${copy.versions > 1 ? html`<span>در خود منبع ${toPersianDigits(String(copy.versions - 1))} بار تغییر کرده است</span>` : null}
${copy.isRoundUp ? html`<span>گزیدهٔ چند خبر</span>` : null}
${copy.placedBy === null ? null : html`<span>با دست این‌جا آمده است</span>`}
${copy.link === null ? null : html`<a href="${copy.link}" rel="noreferrer">در ${copy.source}<span class="vh">: ${copy.title}</span></a>`}
<a href="/desk/wire/items/${copy.id}/original" download>متن خام<span class="vh"> از ${copy.source}</span></a></p>
${copy.problems.flatMap(({ kind }) => (routingSentences[kind] === undefined ? [] : [html`<p class="trouble">${routingSentences[kind]}</p>`]))}
${adds.sentences.length === 0 ? null : html`<p class="adds"><strong>افزوده:</strong> ${adds.sentences.join(' ')}</p>`}
${isFirst ? paragraphsOf(copy).map((paragraph) => html`<p>${paragraph}</p>`) : comparedText(first, copy)}
</article>
`
}

/** The whole text, what the first does not have marked as come, what only the first has as gone. */
function comparedText(first: StoryCopy, copy: StoryCopy): Html {
  return changedText(diffWords(paragraphsOf(first).join('\n'), paragraphsOf(copy).join('\n')))
}

/** Words with what went and what came, as people and their screen readers are told. */
export function changedText(words: readonly WordChange[]): Html {
  return html`<p class="changed">${words.map(({ kind, text }) =>
    kind === 'same' ? text : kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
  )}</p>`
}

function sortingForms({ id, copies }: Story, others: readonly Story[]): Html {
  const split = html`<form method="post" action="/desk/wire/stories/${id}/split"><fieldset><legend>جدا کردن</legend>
<p class="hint">نسخه‌هایی که خبر دیگری‌اند؛ جدا می‌مانند، هر چه برسد.</p>
${copies.map((copy) => html`<label class="check"><input type="checkbox" name="item-${copy.id}" value="on"> <span><bdi>${copy.source}</bdi>: ${copy.title}</span></label>`)}
<button class="small secondary">جدا کن</button></fieldset></form>`
  const merge = html`<form method="post" action="/desk/wire/stories/${id}/merge"><fieldset><legend>یکی کردن</legend>
<label for="story">خبری که همین است</label>
<span class="choice"><select id="story" name="story">${others.map((other) => html`<option value="${other.id}">${other.copies[0]?.title ?? 'بدون تیتر'} (${other.copies[0]?.source})</option>`)}</select></span>
<label for="number">یا شمارهٔ خبری که در این فهرست نیست</label>
<input id="number" name="number" type="text" inputmode="numeric" maxlength="15" autocomplete="off" aria-describedby="number-hint">
<p class="hint" id="number-hint">شماره بالای صفحهٔ هر خبر نوشته شده است.</p>
<p class="hint">همهٔ نسخه‌های آن به این خبر می‌آید و کنار هم می‌ماند.</p>
<button class="small secondary">یکی کن</button></fieldset></form>`
  return html`<section class="sorting" aria-labelledby="sorting"><h2 id="sorting">درست کنار هم نشسته‌اند؟</h2>
<div class="pair">${copies.length > 1 ? split : null}${others.length > 0 ? merge : null}</div></section>`
}
