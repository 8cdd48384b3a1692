import { readComing } from '#persian'
import { type EndpointAnswer, Refusal } from '#server'
import { type Account, inTransaction, type TimingKind, timingKinds, timingsOf } from '#store'
import { openCopy } from '../../actions/open-copy.ts'
import { recordRevision } from '../../actions/record-revision.ts'
import { cancelTiming, endVerbs, settleFailedTiming } from '../../actions/timings/cancel-timing.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { cleanLine } from '../../api/article-input.ts'
import { idIn } from '../../api/in-path.ts'
import { type Actor, demand, may } from '../../policy.ts'
import { notReadySentence } from '../flow/not-ready.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, accountOf, actorOf, codeIn, type Desk, show, type Visit } from '../visit.ts'
import { readingPage, type TimingForm, timingPage } from './timing-page.ts'
import { phraseNotes, phraseProblems, timingWords, untimelyReasons } from './timing-words.ts'

const path = '/desk/articles/:code/timing'
const emptyForm: TimingForm = { kind: 'publication', when: '', note: '', error: null, overruling: 'unasked' }

/** When an article is published, taken down, or held back until: pages and forms. */
export const timingAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', path, seeTiming],
  ['POST', path, writeTiming],
  ['POST', `${path}/:id/cancel`, cancel],
  ['POST', '/desk/timings/:id/settle', settle],
]

interface Signed {
  account: Account
  actor: Actor
}

async function signed(desk: Desk, { cookies }: Visit): Promise<Signed | null> {
  const account = await accountOf(desk, cookies)
  return account === null ? null : { account, actor: actorOf(account) }
}

async function seeTiming(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return answerRedirect('/desk/login')
  return showTiming(desk, visit, { ...one, form: emptyForm })
}

async function showTiming(
  desk: Desk,
  visit: Visit,
  { account, actor, form }: Signed & { form: TimingForm },
): Promise<EndpointAnswer> {
  demand(actor, 'write')
  const code = codeIn(visit)
  const { manuscript, copy } = await inTransaction(desk.database, (transaction) => openCopy(transaction, actor, code))
  const kinds = kindsFor(actor, manuscript.publication !== null)
  const { done } = visit.query
  const main = timingPage({
    code,
    headline: copy.content.headline,
    timings: await timingsOf(desk.database, manuscript.articleId),
    kinds,
    endable: timingKinds.filter((kind) => may(actor, endVerbs[kind])),
    revision: manuscript.revision,
    isPending: copy.begunAt !== null,
    form: kinds.includes(form.kind) ? form : { ...form, kind: kinds[0] ?? form.kind },
    done: done === 'set' || done === 'cancelled' ? done : null,
    now: desk.now(),
  })
  const status = form.error === null ? 200 : 422
  const title = form.error === null ? timingWords.title : `خطا: ${timingWords.title}`
  return show(desk, { status, title, main, account })
}

function kindsFor(actor: Actor, isLive: boolean): TimingKind[] {
  return timingKinds.filter((kind) => {
    if (kind === 'embargo') return !isLive
    return may(actor, endVerbs[kind])
  })
}

/** First the time is read back; what was read back and chosen is kept. */
async function writeTiming(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return answerRedirect('/desk/login')
  demand(one.actor, 'write')
  const { form } = visit
  const kind = timingKinds.find((known) => known === form('kind')) ?? 'publication'
  const overruling = form('overruling') === '' ? 'unasked' : 'chosen'
  const written: TimingForm = {
    ...{ kind, when: form('when').trim(), note: cleanLine(form('note')) },
    ...{ error: null, overruling },
  }
  return form('due') === ''
    ? readBack(desk, visit, { ...one, form: written })
    : keep(desk, visit, { ...one, form: written })
}

async function readBack(desk: Desk, visit: Visit, wish: Signed & { form: TimingForm }): Promise<EndpointAnswer> {
  const { actor, account, form } = wish
  const code = codeIn(visit)
  const now = desk.now()
  if (form.overruling === 'chosen' && form.note === '') {
    return showTiming(desk, visit, { ...wish, form: { ...form, error: timingWords.overruleReason } })
  }
  const { value, problems } = readComing(form.when, now)
  if (value === null) {
    const error = problems.map(({ kind }) => phraseProblems[kind]).find(Boolean) ?? phraseProblems['no-date']!
    return showTiming(desk, visit, { ...wish, form: { ...form, error } })
  }
  const { copy } = await inTransaction(desk.database, (transaction) => openCopy(transaction, actor, code))
  const main = readingPage({
    ...{ code, now, version: copy.version, headline: copy.content.headline },
    ...form,
    instants: [value.instant, ...value.others],
    notes: problems.flatMap(({ kind }) => phraseNotes[kind] ?? []),
  })
  return show(desk, { title: timingWords.title, main, account })
}

async function keep(desk: Desk, visit: Visit, wish: Signed & { form: TimingForm }): Promise<EndpointAnswer> {
  const { actor, form } = wish
  const code = codeIn(visit)
  const dueAt = new Date(visit.form('due'))
  if (Number.isNaN(dueAt.getTime())) throw new Refusal('invalid-request', { detail: 'due: not an instant.' })
  const version = Number(visit.form('version'))
  try {
    await inTransaction(desk.database, async (transaction) => {
      // What goes out is what was looked at: a revision of it, where somebody has written since the last.
      if (form.kind === 'publication') await recordRevision(transaction, actor, code, { version })
      const note = form.note === '' ? null : form.note
      const overruling = form.overruling === 'chosen' ? note : null
      await setTiming(transaction, actor, code, { kind: form.kind, dueAt, note, now: desk.now(), overruling })
    })
  } catch (error) {
    const sentence = sentenceOf(error)
    if (sentence === null) throw error
    const overruling = mayOverrule(error) ? 'offered' : form.overruling
    return showTiming(desk, visit, { ...wish, form: { ...form, overruling, error: sentence } })
  }
  return answerRedirect(`/desk/articles/${code}/timing?done=set`)
}

function mayOverrule(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'second-person-needed' && error.facts.mayOverrule === true
}

/** What the desk says where the time itself is the trouble; other refusals have their own page. */
function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Refusal)) return null
  if (error.code === 'stale-revision') return timingWords.stale
  if (error.code === 'not-ready') return notReadySentence(error)
  if (error.code === 'untimely') return untimelyReasons[String(error.facts.because)] ?? error.title
  return [
    'embargoed',
    'locked-text',
    'already-published',
    'not-published',
    'invalid-content',
    'second-person-needed',
    'rejected',
  ].includes(error.code)
    ? error.title
    : null
}

async function cancel(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return answerRedirect('/desk/login')
  const code = codeIn(visit)
  const reason = cleanLine(visit.form('reason'))
  const wish = { id: idIn(visit.params), reason: reason === '' ? null : reason }
  await inTransaction(desk.database, (transaction) => cancelTiming(transaction, one.actor, code, wish))
  return answerRedirect(`/desk/articles/${code}/timing?done=cancelled`)
}

async function settle(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const one = await signed(desk, visit)
  if (one === null) return answerRedirect('/desk/login')
  const id = idIn(visit.params)
  await inTransaction(desk.database, (transaction) => settleFailedTiming(transaction, one.actor, id))
  return answerRedirect('/desk')
}
