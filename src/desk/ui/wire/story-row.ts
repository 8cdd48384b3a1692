import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Section, Story, StoryCopy } from '#store'
import { paragraphsOf } from '../../present/item-paragraphs.ts'
import { addedBy } from '../../present/story-versions.ts'
import {
  outletsInWords,
  priorityInWords,
  saidTime,
  statusNames,
  verbs,
  whenInWords,
  wordsInWords,
} from './wire-words.ts'

const summaryLettersMax = 240
/** Of five: what rules call so is called urgent. */
const urgentFrom = 4

export interface RowView {
  story: Story
  now: Date
  /** Where the browser goes after a button. */
  back: string
  mayWrite: boolean
  sections: readonly Section[]
}

/** A story in the list: its headline, who was first, who else has it, and what can be done with it. */
export function storyRow({ story, now, back, mayWrite, sections }: RowView): Html {
  const [first] = story.copies
  if (first === undefined) return html``
  const address = `/desk/wire/stories/${story.id}`
  const tags = [...new Set(story.copies.flatMap((copy) => copy.tags))]
  const newest = story.copies.reduce((one, other) => (other.id > one.id ? other : one))
  return html`<li class="story" data-story="${story.id}">
<article aria-labelledby="s${story.id}">
<h2 id="s${story.id}"><a href="${address}">${first.title ?? paragraphsOf(first)[0]?.slice(0, 80) ?? 'بدون تیتر'}</a></h2>
<p class="facts"><span class="state ${story.status}">${statusNames[story.status]}</span>
<span><bdi>${first.source}</bdi>${story.copies.length > 1 ? ' نخست گفت' : null}</span>
${saidTime(first, (at) => whenInWords(at, now))}
${story.copies.length > 1 ? html`<span>در ${outletsInWords(new Set(story.copies.map(({ source }) => source)).size)}</span>` : null}
${newest.id === first.id ? null : html`<span>تازه‌ترین: <bdi>${newest.source}</bdi>، ${whenInWords(newest.receivedAt, now)}</span>`}
${first.section === null ? null : html`<span>بخش <bdi>${sections.find(({ slug }) => slug === first.section)?.name ?? first.section}</bdi></span>`}
${priorityOf(story)}
${tags.length === 0 ? null : html`<span>برچسب <bdi>${tags.join('، ')}</bdi></span>`}
${first.droppedBy === null ? null : html`<span>با قاعدهٔ «${first.droppedBy}»</span>`}</p>
<p class="summary">${summaryOf(first)}</p>
${addsLine(story)}
${mayWrite ? handlingForms({ story, back }) : null}
</article>
</li>
`
}

/** The highest that a rule gave to one of its items. */
function priorityOf({ copies }: Story): Html | null {
  const priority = Math.max(...copies.map((copy) => copy.priority))
  if (priority === 0) return null
  return priority >= urgentFrom
    ? html`<span class="urgent">فوری</span>`
    : html`<span>${priorityInWords(priority)}</span>`
}

function summaryOf(copy: StoryCopy): string {
  const text = paragraphsOf(copy).join(' ')
  return text.length > summaryLettersMax ? `${text.slice(0, text.lastIndexOf(' ', summaryLettersMax))}…` : text
}

/** Which outlets tell more than those before them. */
function addsLine({ copies }: Story): Html | null {
  const added = addedBy(copies)
  const adding = copies.flatMap(({ source }, at) => (added[at]!.words > 0 ? [{ source, words: added[at]!.words }] : []))
  if (adding.length === 0) return null
  return html`<p class="adds">${adding.map(({ source, words }, at) => html`${at === 0 ? null : '؛ '}<bdi>${source}</bdi> ${wordsInWords(words)} افزوده است`)}</p>`
}

/** The buttons of a story, each a form: they work without any script. */
export function handlingForms({ story, back }: Pick<RowView, 'story' | 'back'>): Html {
  const [first] = story.copies
  const taken = story.copies.find(({ article }) => article !== null)?.article
  const form = (verb: 'take' | 'ignore' | 'watch' | 'reopen', key: string, look: string) =>
    html`<form method="post" action="/desk/wire/items/${first!.id}/${verb}"><input type="hidden" name="back" value="${back}"><button class="${look}" data-key="${key}"><span>${verbs[verb]}</span><span class="vh">: ${first!.title}</span></button></form>`
  return html`<div class="handling">
${taken ? html`<a class="button" href="/desk/articles/${taken.code}">باز کردن پیش‌نویس <span class="num">${toPersianDigits(String(taken.code))}</span></a> <a href="/desk/wire/articles/${taken.code}">آنچه تغییر داده‌ایم</a>` : form('take', 't', 'small')}
${taken || story.status === 'watched' ? null : form('watch', 'w', 'small secondary')}
${taken || story.status === 'ignored' ? null : form('ignore', 'i', 'small secondary')}
${!taken && (story.status === 'ignored' || story.status === 'watched') ? form('reopen', 'n', 'small secondary') : null}
</div>`
}
