import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import {
  countOpenReplies,
  countQueues,
  countRecalls,
  countStories,
  type Database,
  tallyComments,
  tallyMessages,
} from '#store'
import { kindsFor } from '../../actions/messages/handle-message.ts'
import { askerOf } from '../../api/flow/flow-routes.ts'
import { type Actor, may } from '../../policy.ts'
import { recallsPath } from '../recalls/recalls-page.ts'
import { freshFrom } from '../wire/fresh.ts'

/** Counted no further. */
const countMax = 100

/** Work that waits for somebody, in the room where it is done. */
export interface Waiting {
  path: string
  name: string
  count: number
}

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
  const queues = await countQueues(database, { asker: askerOf(actor), most: countMax })
  const mine = { path: '/desk/queue', name: 'نزد شما', count: queues.mine }
  if (!may(actor, 'direct')) return [mine]
  return [
    mine,
    { path: '/desk/queue?of=sections', name: 'نزد میز بخش', count: queues.sections },
    ...(may(actor, 'overrule') ? [{ path: '/desk/queue?of=chief', name: 'نزد سردبیر', count: queues.chief }] : []),
    { path: recallsPath, name: 'فراخوان', count: await countRecalls(database, countMax) },
  ]
}

async function waitingNews(database: Database, now: Date): Promise<Waiting[]> {
  const stories = await countStories(database, freshFrom(now))
  return [{ path: '/desk/wire', name: 'تازه در سیم', count: stories.new }]
}

async function waitingReaders(database: Database, actor: Actor): Promise<Waiting[]> {
  const [comments, replies, messages] = await Promise.all([
    tallyComments(database),
    countOpenReplies(database, countMax),
    tallyMessages(database, kindsFor(actor)),
  ])
  return [
    { path: '/desk/comments', name: 'دیدگاه در انتظار', count: comments.waiting },
    { path: '/desk/replies', name: 'جوابیهٔ بی‌پاسخ', count: replies },
    { path: '/desk/messages', name: 'پیام نخوانده', count: messages.waiting },
  ]
}

/** The way to new work, and to each room where something waits. */
export function waitingSection({ waiting, mayWrite }: { waiting: readonly Waiting[]; mayWrite: boolean }): Html {
  return html`<aside aria-labelledby="waiting">
${mayWrite ? html`<form method="post" action="/desk/articles"><button accesskey="n">خبر تازه</button></form>` : null}
<h2 id="waiting">در انتظار شما</h2>
${waiting.length === 0 ? html`<p class="quiet">چیزی در انتظار شما نیست.</p>` : html`<ul class="waits">${waiting.map(row)}</ul>`}
</aside>`
}

function row({ path, name, count }: Waiting): Html {
  const said = `${toPersianDigits(String(count))}${count >= countMax ? '+' : ''}`
  return html`<li><a href="${path}"><span>${name}</span> <span class="num">${said}</span></a></li>
`
}
