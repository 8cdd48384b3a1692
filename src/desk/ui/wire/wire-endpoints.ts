import { diffContents } from '#article'
import { toLatinDigits } from '#persian'
import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal, readId } from '#server'
import {
  allSections,
  countStories,
  inTransaction,
  listFeeds,
  listRecalls,
  listStories,
  readManuscript,
  readStory,
  readTakenFrom,
  type StoryQuery,
  type StoryStatus,
  wireMoment,
} from '#store'
import { accountOfSession } from '../../access/sessions.ts'
import { type Handling, handleWireItem } from '../../actions/handle-wire-item.ts'
import { settleOneRecall } from '../../actions/settle-recall.ts'
import { mergeStory, splitStory } from '../../actions/sort-stories.ts'
import { takeWireItem } from '../../actions/take-wire-item.ts'
import { idIn } from '../../api/in-path.ts'
import { actorOfAccount, sessionCookie } from '../../api/principal.ts'
import { foldedWords } from '../../api/wire-query.ts'
import { giveOriginal } from '../../api/wire-routes.ts'
import { demand, may } from '../../policy.ts'
import { emptyForm, type Form, readForm } from '../form.ts'
import { answerPage, answerRedirect } from '../page.ts'
import { sorryOf, sorryPage } from '../pages/sorry.ts'
import { demandSameOrigin } from '../same-origin.ts'
import { openWatch, type Watch } from '../watch.ts'
import { type Answering, type Asked, show, type WireAnswer, type WireDesk } from './asked.ts'
import { changesPage } from './changes-page.ts'
import { feedAnswers } from './feed-answers.ts'
import { freshFrom } from './fresh.ts'
import { addressOf, type WireFilter, wirePage } from './list-page.ts'
import { ruleAnswers } from './rule-answers.ts'
import { storyPage } from './story-page.ts'

const storiesShown = 30
const othersShown = 40
const recallsShown = 10
const hourMs = 3_600_000
const textMax = 200

const answers: WireAnswer[] = [
  ['GET', '/desk/wire', seeWire],
  ['GET', '/desk/wire/changes', watchChanges],
  ['GET', '/desk/wire/stories/:id', seeStory],
  ['GET', '/desk/wire/articles/:id', seeChanges],
  ['GET', '/desk/wire/items/:id/original', ({ desk, request }) => giveOriginal(desk.database, idIn(request.params))],
  ['POST', '/desk/wire/items/:id/take', take],
  ['POST', '/desk/wire/items/:id/ignore', (asked) => handle(asked, 'ignored')],
  ['POST', '/desk/wire/items/:id/watch', (asked) => handle(asked, 'watched')],
  ['POST', '/desk/wire/items/:id/reopen', (asked) => handle(asked, 'reopened')],
  ['POST', '/desk/wire/stories/:id/split', split],
  ['POST', '/desk/wire/stories/:id/merge', merge],
  ['POST', '/desk/wire/recalls/:id', settle],
  ...feedAnswers,
  ...ruleAnswers,
]

/** The pages and forms of the wire. They need no script; with one there are keys, and news is told as it comes. */
export function wireEndpoints(desk: WireDesk): Endpoint[] {
  const watch = openWatch(() => wireMoment(desk.database))
  return answers.map(
    ([method, path, answer]): Endpoint => ({
      method,
      path,
      handle: (request) => receive({ desk, watch, request, answer, method }),
    }),
  )
}

interface Reception {
  desk: WireDesk
  watch: Watch
  request: EndpointRequest
  answer: Answering
  method: Endpoint['method']
}

/** Only who is signed in; a form is heard only from our own pages; a refusal is told in a page. */
async function receive({ desk, watch, request, answer, method }: Reception): Promise<EndpointAnswer> {
  try {
    if (method === 'POST') demandSameOrigin(request, desk.publicUrl)
    const account = await accountOfSession(desk.database, request.cookies[sessionCookie])
    const actor = account === null ? null : actorOfAccount(account)
    if (account === null || actor === null) return answerRedirect('/desk/login')
    demand(actor, 'read')
    const form = method === 'POST' ? readForm(request) : emptyForm
    return await answer({ desk, watch, account, actor, request, form })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const said = sorryOf(error)
    const main = sorryPage(said)
    return answerPage({ status: error.status, title: said.title, main, account: null, newsroom: desk.newsroom })
  }
}

function watchChanges({ desk, watch, request }: Asked): Promise<EndpointAnswer> {
  const key = request.cookies[sessionCookie]
  return watch.stream(async () => (await accountOfSession(desk.database, key)) !== null)
}

async function seeWire(asked: Asked): Promise<EndpointAnswer> {
  const { database, now } = asked.desk
  const filter = readFilter(asked.request.query)
  const { stories, next } = await listStories(database, { ...queryOf(filter, now()), limit: storiesShown })
  const main = wirePage({
    filter,
    stories,
    next,
    counts: await countStories(database, freshFrom(now())),
    feeds: await listFeeds(database),
    sections: await allSections(database),
    recalls: await listRecalls(database, { limit: recallsShown, state: 'open' }),
    mayWrite: may(asked.actor, 'write'),
    mayArrange: may(asked.actor, 'arrange'),
    now: now(),
  })
  return show(asked, 'سیم', main)
}

const statuses: readonly string[] = ['new', 'taken', 'ignored', 'watched']

/** What the address asks for; what it does not understand is left out. */
function readFilter(query: Record<string, unknown>): WireFilter {
  const text = (name: string) =>
    typeof query[name] === 'string' ? query[name].slice(0, textMax).toWellFormed().replaceAll('\0', '').trim() : ''
  const number = (name: string) => String(readId(toLatinDigits(text(name))) ?? '')
  const status = text('status')
  return {
    status: (statuses.includes(status) ? status : 'new') as StoryStatus,
    feed: number('feed'),
    section: text('section'),
    words: text('q'),
    hours: number('hours').slice(0, 4),
    below: number('below'),
  }
}

function queryOf({ status, feed, section, words, hours, below }: WireFilter, now: Date): Omit<StoryQuery, 'limit'> {
  return {
    status,
    ...(feed === '' ? {} : { feedId: Number(feed) }),
    ...(section === '' ? {} : { section }),
    ...(words === '' ? {} : { words: foldedWords(words) }),
    ...(hours === '' ? {} : { since: new Date(now.getTime() - Number(hours) * hourMs) }),
    ...(below === '' ? {} : { belowItem: Number(below) }),
  }
}

async function seeStory(asked: Asked): Promise<EndpointAnswer> {
  const { database } = asked.desk
  const story = await readStory(database, idIn(asked.request.params))
  if (story === null) throw new Refusal('not-found')
  const { stories } = await listStories(database, { limit: othersShown })
  const others = stories.filter(({ id }) => id !== story.id)
  const main = storyPage({ story, others, mayWrite: may(asked.actor, 'write') })
  return show(asked, story.copies[0]?.title ?? 'خبر', main)
}

async function seeChanges(asked: Asked): Promise<EndpointAnswer> {
  const { database } = asked.desk
  const code = idIn(asked.request.params)
  const [manuscript, taken] = [await readManuscript(database, code), await readTakenFrom(database, code)]
  if (manuscript === null || taken === null) throw new Refusal('not-found', { code })
  const diff = diffContents(taken.content, manuscript.content)
  return show(asked, manuscript.content.headline, changesPage({ manuscript, taken, diff }))
}

async function take({ desk, actor, request }: Asked): Promise<EndpointAnswer> {
  const code = await inTransaction(desk.database, async (transaction) => {
    return (await takeWireItem(transaction, actor, idIn(request.params))).code
  }).catch(codeOfTaken)
  return answerRedirect(`/desk/articles/${code}`)
}

/** Two editors who take one story meet in its article. */
function codeOfTaken(error: unknown): number {
  if (error instanceof Refusal && error.code === 'already-taken') return Number(error.facts.code)
  throw error
}

async function handle({ desk, actor, request, form }: Asked, kind: Handling): Promise<EndpointAnswer> {
  await inTransaction(desk.database, (transaction) =>
    handleWireItem(transaction, actor, { itemId: idIn(request.params), kind }),
  )
  return answerRedirect(backOf(form))
}

async function split({ desk, actor, request, form }: Asked): Promise<EndpointAnswer> {
  const storyId = idIn(request.params)
  const own = await inTransaction(desk.database, async (transaction) => {
    const story = await readStory(transaction, storyId)
    const itemIds = (story?.copies ?? []).map(({ id }) => id).filter((id) => form(`item-${id}`) === 'on')
    return splitStory(transaction, actor, { storyId, itemIds })
  })
  return answerRedirect(`/desk/wire/stories/${own}`)
}

async function merge({ desk, actor, request, form }: Asked): Promise<EndpointAnswer> {
  const intoId = idIn(request.params)
  // A number that was written is meant, whatever stands in the list beside it.
  const fromId = idIn({ id: toLatinDigits(form('number').trim()) || form('story') })
  await inTransaction(desk.database, (transaction) => mergeStory(transaction, actor, { fromId, intoId }))
  return answerRedirect(`/desk/wire/stories/${intoId}`)
}

async function settle({ desk, actor, request }: Asked): Promise<EndpointAnswer> {
  const wish = { id: idIn(request.params), kind: 'handled', note: null } as const
  await inTransaction(desk.database, (transaction) => settleOneRecall(transaction, actor, wish))
  return answerRedirect('/desk/wire')
}

/** Back to the list as it was, or to the story; nowhere else. */
function backOf(form: Form): string {
  const back = form('back')
  if (/^\/desk\/wire\/stories\/[1-9]\d{0,14}$/.test(back)) return back
  const asked = /^\/desk\/wire\?(.*)$/.exec(back)?.[1]
  return asked === undefined ? '/desk/wire' : addressOf(readFilter(Object.fromEntries(new URLSearchParams(asked))))
}
