import { type EditionCode, firstEdition } from '#article'
import { readComing } from '#persian'
import { type EndpointAnswer, Refusal, readId } from '#server'
import {
  type Account,
  allSections,
  assignmentsOf,
  countQueues,
  countRecalls,
  inTransaction,
  listQueue,
  type QueueName,
  type QueuePlace,
  queueNames,
  queuePlaceIn,
  queuePlaceName,
  remarksOf,
  type StepKind,
  stepKinds,
  stepsOf,
  translationsOf,
  writersOfDesk,
} from '#store'
import { assignWork, commissionArticle, endWork } from '../../actions/flow/assign-work.ts'
import { checklistOf } from '../../actions/flow/checklist.ts'
import { openSteps, standing, takeStep } from '../../actions/flow/take-step.ts'
import { openCopy } from '../../actions/open-copy.ts'
import { cleanLine } from '../../api/article-input.ts'
import { askerOf } from '../../api/flow/flow-routes.ts'
import { idIn } from '../../api/in-path.ts'
import { cutPage } from '../../cut-page.ts'
import { type Actor, demand, may, mayIn, roles } from '../../policy.ts'
import { listKeysPath } from '../list-keys/list-keys.ts'
import { answerRedirect, answerScreen } from '../page.ts'
import { phraseProblems, untimelyReasons } from '../timings/timing-words.ts'
import { type Answering, accountOf, actorOf, codeIn, type Desk, show, type Visit } from '../visit.ts'
import { emptyWork, type WorkForm } from './assignment-form.ts'
import { checklistAnswers } from './checklist-answers.ts'
import { type FlowView, flowPage } from './flow-page.ts'
import { checklistWords, flowWords, stepsSaid } from './flow-words.ts'
import { notReadySentence } from './not-ready.ts'
import { queuePage } from './queue-page.ts'
import { remarkAnswers } from './remark-answers.ts'
import { searchTranslations, translationAnswers } from './translation-answers.ts'
import { missingEditions, type TranslationsView } from './translation-section.ts'

const pageLength = 100
/** Counted no further. */
const countMax = 1_000
const recallCountMax = 100
const path = '/desk/articles/:code'
const writing = roles.filter((role) => may({ id: '', role }, 'write'))

/** The queues, and the way of each article through the newsroom: pages and forms. */
export const flowAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', '/desk/queue', seeQueue],
  ['POST', '/desk/queue', commission],
  ['GET', `${path}/flow`, seeFlow],
  ['POST', `${path}/flow`, step],
  ['POST', `${path}/assignments`, assign],
  ['POST', `${path}/assignments/:id/end`, end],
  ...remarkAnswers,
  ...translationAnswers,
  ...checklistAnswers,
]

interface Signed {
  account: Account
  actor: Actor
}

/** Who is signed in and writes; null for who is not signed in. Refuses `forbidden`. */
async function signed(desk: Desk, { cookies }: Visit): Promise<Signed | null> {
  const account = await accountOf(desk, cookies)
  if (account === null) return null
  const actor = actorOf(account)
  demand(actor, 'write')
  return { account, actor }
}

const toLogin = () => answerRedirect('/desk/login')

async function seeQueue(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return toLogin()
  const { of, done } = visit.query
  const told = stepKinds.find((kind) => kind === done)
  const said = done === 'assigned' ? flowWords.assigned : told === undefined ? null : stepsSaid[told]
  return showQueue(desk, one, {
    name: queueIn(of),
    after: queuePlaceIn(visit.query.after),
    done: said,
    form: null,
    error: null,
  })
}

interface QueueShown {
  name: QueueName
  /** Where the page before ended; null for the first. */
  after: QueuePlace | null
  done: string | null
  form: (WorkForm & { headline: string; section: string }) | null
  error: string | null
}

async function showQueue(
  desk: Desk,
  { account, actor }: Signed,
  { name: asked, after, done, form, error }: QueueShown,
): Promise<EndpointAnswer> {
  const { database } = desk
  const directs = may(actor, 'direct')
  const open = queueNames.filter((one) => directs || one === 'mine' || one === 'sent')
  const name = open.includes(asked) ? asked : 'mine'
  const asker = askerOf(actor)
  const [counts, entries, recalls] = await Promise.all([
    countQueues(database, { asker, most: countMax }),
    listQueue(database, { name, asker, after, limit: pageLength + 1 }),
    countRecalls(database, recallCountMax),
  ])
  const { page, last } = cutPage(entries, pageLength)
  const main = queuePage({
    ...{ name, open, counts, countMax, recalls, done, error, now: desk.now() },
    after,
    next: last?.place ?? null,
    entries: page.map((entry) => {
      const stage = { kind: entry.stage, sentBy: entry.sentBy, revision: null }
      return { ...entry, steps: openSteps(actor, { stage, section: entry.section?.slug ?? null, hasBegun: false }) }
    }),
    commission: directs
      ? {
          form: form ?? { ...emptyWork, headline: '', section: '' },
          writers: await writersOfDesk(database, writing),
          sections: (await allSections(database)).filter(({ slug }) => mayIn(actor, 'direct', slug)),
        }
      : null,
  })
  const status = error === null ? 200 : 422
  return answerScreen({ status, title: flowWords.queue, main, account, newsroom: desk.newsroom }, 'queue', listKeysPath)
}

function queueIn(value: unknown): QueueName {
  return queueNames.find((name) => name === value) ?? 'mine'
}

async function commission(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return toLogin()
  const { form } = visit
  const written = { ...workOf(visit), headline: cleanLine(form('headline')), section: form('section') }
  const again = (error: string) =>
    showQueue(desk, one, { name: 'assigned', after: null, done: null, form: written, error })
  if (written.headline === '') return again(flowWords.headlineNeeded)
  return sayingWhy(again, async () => {
    const wish = { ...readWork(written, desk.now()), headline: written.headline, section: written.section || null }
    await inTransaction(desk.database, (transaction) => commissionArticle(transaction, one.actor, wish))
    return answerRedirect('/desk/queue?of=assigned&done=assigned')
  })
}

async function seeFlow(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return toLogin()
  const { done } = visit.query
  const says = {
    step: flowWords.stepDone,
    assigned: flowWords.assigned,
    ended: flowWords.ended,
    remarked: flowWords.remarked,
    checked: checklistWords.checked,
    linked: flowWords.linked,
    parted: flowWords.parted,
  }
  const said = typeof done === 'string' && Object.hasOwn(says, done) ? says[done as keyof typeof says] : null
  return showFlow(desk, visit, { ...one, form: { ...emptyWork, reason: '' }, error: null, done: said })
}

type FlowShown = Signed & Pick<FlowView, 'form' | 'error' | 'done'>

async function showFlow(desk: Desk, visit: Visit, shown: FlowShown): Promise<EndpointAnswer> {
  const { account, actor, ...told } = shown
  const { database } = desk
  const code = codeIn(visit)
  const { manuscript, copy } = await inTransaction(database, (transaction) => openCopy(transaction, actor, code))
  const { articleId, content } = manuscript
  const { section } = content
  const stage = await standing(database, manuscript)
  const directs = mayIn(actor, 'direct', section)
  const writers = await writersOfDesk(database, writing)
  const main = flowPage({
    ...{ code, stage, ...told, headline: copy.content.headline, version: copy.version },
    section: (await allSections(database)).find(({ slug }) => slug === section)?.name ?? null,
    hasChanged: stage.revision !== null && (stage.revision < manuscript.revision || copy.begunAt !== null),
    steps: await stepsOf(database, articleId),
    open: openSteps(actor, { stage, section, hasBegun: copy.begunAt !== null }),
    assignments: await assignmentsOf(database, articleId),
    remarks: await remarksOf(database, articleId),
    checks: await checklistOf(database, { articleId, content: copy.content }),
    mayArrange: may(actor, 'overrule'),
    editions: await editionsOf(desk, visit, { code, articleId, edition: manuscript.edition ?? firstEdition }),
    mayEnd: ({ to }) => (directs ? ['done', 'cancelled'] : to.login === account.login ? ['done'] : []),
    writers: directs ? writers : writers.filter(({ login }) => login === account.login),
  })
  const status = told.error === null ? 200 : 422
  return show(desk, { status, title: flowWords.flow, main, account })
}

/** Where the article is told in other editions, with what was searched for to be linked. */
async function editionsOf(
  { database, editions: on = [] }: Desk,
  { query }: Visit,
  { code, articleId, edition }: { code: number; articleId: number; edition: EditionCode },
): Promise<TranslationsView> {
  const translations = on.length < 2 ? [] : await translationsOf(database, articleId)
  const missing = missingEditions({ edition, on, translations })
  const search = await searchTranslations(database, query.translation, missing)
  const parted = query.done === 'parted' && typeof query.other === 'string' ? readId(query.other) : null
  return { code, edition, on, translations, search, parted }
}

async function step(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return toLogin()
  const code = codeIn(visit)
  const kind = stepKinds.find((known) => known === visit.form('kind'))
  if (kind === undefined) throw new Refusal('invalid-request', { detail: 'kind: no step.' })
  const reason = cleanLine(visit.form('reason'))
  const again = (sentence: string) => {
    const form = { ...emptyWork, reason }
    return showFlow(desk, visit, { ...one, form, error: { of: 'step', sentence }, done: null })
  }
  if (reason === '' && (kind === 'returned' || kind === 'rejected')) return again(flowWords.reasonNeeded)
  const version = /^\d{1,9}$/.test(visit.form('version')) ? Number(visit.form('version')) : null
  return sayingWhy(again, async () => {
    const wish = { kind, version, reason: reason === '' ? null : reason }
    await inTransaction(desk.database, (transaction) => takeStep(transaction, one.actor, code, wish))
    return answerRedirect(backOf(visit, kind) ?? `/desk/articles/${code}/flow?done=step`)
  })
}

/** Back to the queue it was asked from. */
function backOf({ form }: Visit, kind: StepKind): string | null {
  const name = queueNames.find((one) => one === form('back'))
  if (name === undefined) return null
  const after = queuePlaceIn(form('after'))
  const from = after === null ? '' : `&after=${queuePlaceName(after)}`
  return `/desk/queue?of=${name}${from}&done=${kind}`
}

async function assign(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return toLogin()
  const code = codeIn(visit)
  const written = workOf(visit)
  const again = (sentence: string) => {
    const form = { ...written, reason: '' }
    return showFlow(desk, visit, { ...one, form, error: { of: 'work', sentence }, done: null })
  }
  return sayingWhy(again, async () => {
    const work = readWork(written, desk.now())
    await inTransaction(desk.database, (transaction) => assignWork(transaction, one.actor, code, work))
    return answerRedirect(`/desk/articles/${code}/flow?done=assigned`)
  })
}

async function end(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return toLogin()
  const code = codeIn(visit)
  const kind = visit.form('kind') === 'cancelled' ? 'cancelled' : 'done'
  const wish = { id: idIn(visit.params), kind } as const
  await inTransaction(desk.database, (transaction) => endWork(transaction, one.actor, code, wish))
  return answerRedirect(`/desk/articles/${code}/flow?done=ended`)
}

function workOf({ form }: Visit): WorkForm {
  return { to: form('to'), brief: cleanLine(form('brief')), due: form('due').trim() }
}

/** Refuses `untimely` with a sentence of its own where the time that was written is none. */
function readWork({ to, brief, due }: WorkForm, now: Date) {
  const work = { to, brief: brief === '' ? null : brief, now }
  if (due === '') return { ...work, dueAt: null }
  const { value, problems } = readComing(due, now)
  const says =
    value === null
      ? (problems.map(({ kind }) => phraseProblems[kind]).find(Boolean) ?? phraseProblems['no-date']!)
      : value.others.length > 0
        ? flowWords.twoInstants
        : null
  if (value === null || says !== null) throw new Refusal('untimely', { says })
  return { ...work, dueAt: value.instant }
}

/** What can be mended where it was written is said there; other refusals have their own page. */
async function sayingWhy(
  again: (sentence: string) => Promise<EndpointAnswer>,
  work: () => Promise<EndpointAnswer>,
): Promise<EndpointAnswer> {
  try {
    return await work()
  } catch (error) {
    const sentence = sentenceOf(error)
    if (sentence === null) throw error
    return again(sentence)
  }
}

function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Refusal)) return null
  const { code, facts, title } = error
  if (code === 'untimely')
    return typeof facts.says === 'string' ? facts.says : (untimelyReasons[String(facts.because)] ?? title)
  if (code === 'invalid-content' && facts.because === 'to') return flowWords.otherPerson
  if (code === 'stale-revision') return flowWords.stale
  if (code === 'not-ready') return notReadySentence(error)
  return ['out-of-turn', 'already-published'].includes(code) ? title : null
}
