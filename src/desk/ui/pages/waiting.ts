import type { EditionCode } from '#article'
import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import {
  countFreshStories,
  countOpenReplies,
  countQueues,
  countRecalls,
  countWaitingComments,
  type Database,
  tallyMessages,
} from '#store'
import { kindsFor } from '../../actions/messages/handle-message.ts'
import { askerOf } from '../../api/flow/flow-routes.ts'
import { type Actor, may, mayEverywhere } from '../../policy.ts'
import { newArticleForm } from '../articles/new-article-form.ts'
import { recallsPath } from '../recalls/recalls-page.ts'
import { freshFrom } from '../wire/fresh.ts'

/** Counted no further: «۹۹+». */
const countMax = 100

/** Work that waits for somebody, in the room where it is done. */
export interface Waiting {
  path: string
  name: string
  count: number
}

/** The editions in which new work may be begun; null for who does not write. */
export type BegunHere = readonly EditionCode[] | null

const directed = ['mine', 'sections', 'chief'] as const

/** What waits for this colleague, in the order of the rooms; nothing that she has no business with. */
export async function waitingFor(database: Database, actor: Actor, now: Date): Promise<Waiting[]> {
  const groups = await Promise.all([
    may(actor, 'write') ? waitingWork(database, actor) : [],
    waitingNews(database, now),
    may(actor, 'moderate') ? waitingReaders(database, actor) : [],
  ])
  return groups.flat().filter(({ count }) => count > 0)
}

async function waitingWork(database: Database, actor: Actor): Promise<Waiting[]> {
  const directs = may(actor, 'direct')
  const [queues, recalls] = await Promise.all([
    countQueues(database, { asker: askerOf(actor), most: countMax, names: directs ? directed : ['mine'] }),
    directs ? countRecalls(database, countMax) : 0,
  ])
  return [
    { path: '/desk/queue', name: 'نزد شما', count: queues.mine },
    { path: '/desk/queue?of=sections', name: 'نزد میز بخش', count: queues.sections },
    { path: '/desk/queue?of=chief', name: 'نزد سردبیر', count: may(actor, 'overrule') ? queues.chief : 0 },
    { path: recallsPath, name: 'فراخوان', count: recalls },
  ]
}

async function waitingNews(database: Database, now: Date): Promise<Waiting[]> {
  const count = await countFreshStories(database, { since: freshFrom(now), most: countMax })
  return [{ path: '/desk/wire', name: 'تازه در سیم', count }]
}

async function waitingReaders(database: Database, actor: Actor): Promise<Waiting[]> {
  const [comments, replies, messages] = await Promise.all([
    countWaitingComments(database, countMax, actor.sections),
    countOpenReplies(database, countMax),
    // Messages are of no section: only who moderates in all of them reads any.
    mayEverywhere(actor) ? tallyMessages(database, kindsFor(actor)) : null,
  ])
  return [
    { path: '/desk/comments', name: 'دیدگاه در انتظار', count: comments },
    { path: '/desk/replies', name: 'جوابیهٔ بی‌پاسخ', count: replies },
    { path: '/desk/messages', name: 'پیام نخوانده', count: messages?.waiting ?? 0 },
  ]
}

/** The way to new work, and to each room where something waits. */
export function waitingSection({ waiting, begun }: { waiting: readonly Waiting[]; begun: BegunHere }): Html {
  return html`<aside aria-labelledby="waiting">
${begun === null ? null : newArticleForm(begun)}
<h2 id="waiting">در انتظار شما</h2>
${waiting.length === 0 ? html`<p class="quiet">چیزی در انتظار شما نیست.</p>` : html`<ul class="waits">${waiting.map(row)}</ul>`}
</aside>`
}

function row({ path, name, count }: Waiting): Html {
  const said = count < countMax ? toPersianDigits(String(count)) : `${toPersianDigits(String(countMax - 1))}+`
  return html`<li><a href="${path}"><span>${name}</span> <span class="num">${said}</span></a></li>
`
}
