import { type Fragment, type Html, html } from '#server'
import type { Named } from '#store'
import { errorSummary } from '../fields.ts'
import { mergerSearch } from './record-parts.ts'
import { changedMeanwhile, type RecordRoom } from './record-words.ts'
import { type RecordProblem, type TakenName, takenNamesAlert } from './written.ts'

export interface RecordPageView {
  room: RecordRoom
  record: Named
  /** What was just done, in a sentence. */
  done: string | null
  problems: readonly RecordProblem[]
  taken: readonly TakenName[]
  /** Somebody changed it after the form was opened. */
  isChangedMeanwhile: boolean
  /** Names, kind or offices as they are: [what, how it is]. */
  known: readonly (readonly [string, Fragment])[]
  /** Null for who does not change records. */
  form: Html | null
  alike: Html | null
  articles: Html
}

/** One record: what is known of it, its form, others that may be the same, its articles. */
export function recordPage(view: RecordPageView): Html {
  const { room, record, done, problems, form, isChangedMeanwhile } = view
  return html`<p><a href="${room.path}">${room.title}</a></p>
<div class="columns record"><div>
<h1><bdi>${record.name}</bdi></h1>
<p class="facts"><a href="${room.sitePath}/${encodeURIComponent(record.slug)}">دیدن در سایت</a> <a href="#articles">مطالب</a>${form === null ? null : html` <a href="#merger">${room.merge}</a>`}</p>
${done === null ? null : html`<p class="done" role="status">${done}</p>`}
${takenNamesAlert(room, view.taken, record.slug)}
${isChangedMeanwhile ? html`<div class="alert" role="alert"><p>${changedMeanwhile}</p>${knownList(view.known)}</div>` : null}
${errorSummary(problems)}
${form ?? knownList(view.known)}
${form === null ? null : view.alike}
${form === null ? null : html`<section id="merger"><h2>${room.merge}</h2>${mergerSearch(room, record, '')}</section>`}
</div>
${view.articles}</div>`
}

function knownList(known: RecordPageView['known']): Html {
  return html`<dl class="known">${known.map(([what, how]) => html`<dt>${what}</dt><dd>${how}</dd>`)}</dl>`
}
