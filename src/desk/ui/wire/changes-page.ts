import { type BlockChange, type ContentDiff, shownText } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Manuscript, TakenFrom } from '#store'
import { changedText } from './story-page.ts'
import { partNames } from './wire-words.ts'

export interface ChangesView {
  manuscript: Manuscript
  taken: TakenFrom
  diff: ContentDiff
}

/** What the desk changed of what it took from the wire. */
export function changesPage({ manuscript, taken, diff }: ChangesView): Html {
  const { code, content, revision } = manuscript
  const isSame = diff.texts.length === 0 && diff.blocks.every(({ kind }) => kind === 'same')
  return html`<div class="wire narrow-text">
<p class="trail"><a href="/desk/wire">سیم</a> ← <a href="/desk/wire/stories/${taken.storyId}">${taken.title ?? 'خبر'}</a></p>
<h1>${content.headline}</h1>
<p class="facts"><span>کد ${toPersianDigits(String(code))}</span> <span>نسخهٔ ${toPersianDigits(String(revision))}</span>
<span>از <bdi>${taken.source}</bdi></span> <time datetime="${taken.takenAt.toISOString()}">به میز آمد: ${formatDateTime(taken.takenAt)}</time></p>
<p><a class="button" href="/desk/articles/${code}">باز کردن پیش‌نویس</a></p>
<h2>آنچه از متن سیم تغییر داده‌ایم</h2>
${isSame ? html`<p>هنوز چیزی تغییر نکرده است: متن همان است که رسید.</p>` : null}
${diff.texts.map(({ part, words }) => html`<h3>${partNames[part]}</h3>${changedText(words)}`)}
${isSame ? null : html`<h3>متن</h3>${diff.blocks.map(blockLine)}`}
</div>`
}

function blockLine(change: BlockChange): Html {
  switch (change.kind) {
    case 'same':
      return html`<p class="changed same">${shownText(change.block)}</p>`
    case 'added':
      return html`<p class="changed"><ins>${shownText(change.block)}</ins></p>`
    case 'removed':
      return html`<p class="changed"><del>${shownText(change.block)}</del></p>`
    case 'reformatted':
      return html`<p class="changed same">${shownText(change.after)}</p>`
    case 'changed':
      return changedText(change.words)
  }
}
