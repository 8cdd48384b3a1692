import { type EndpointAnswer, html, Refusal } from '#server'
import { inTransaction, type OpenSession, type SourceRecord } from '#store'
import { changeSource, findSource, keepSource } from '../../actions/sourcing/keep-records.ts'
import { recordNameIn } from '../../api/in-path.ts'
import { may } from '../../policy.ts'
import { errorSummary } from '../fields.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect, answerScreen, heading } from '../page.ts'
import { type Answering, actorOf, type Desk, type Visit } from '../visit.ts'
import { doneIn, keepWritten, type Wrong } from './keep-written.ts'
import { recordPath } from './record-list-page.ts'
import { recordRooms, sourceKindNames } from './record-words.ts'
import { type Shown, showRecord } from './see-record.ts'
import {
  newSource,
  readSourceForm,
  sourceForm,
  sourceOfForm,
  type WrittenSource,
  writtenSource,
} from './source-form.ts'
import { takenIn, takenNamesAlert } from './written.ts'

const room = recordRooms.source
const one = `${room.path}/:id`

/** The page of a source and its form; a new source. */
export const sourceAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', '/desk/new-source', signedIn({ needs: 'publish' }, seeNew)],
  ['POST', room.path, signedIn({ needs: 'publish' }, addOne)],
  ['GET', one, signedIn({ needs: 'read' }, seeSource)],
  ['POST', one, signedIn({ needs: 'publish' }, writeSource)],
]

async function seeNew(desk: Desk, _visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  return showNew(desk, account, newSource, {})
}

function showNew(
  { newsroom }: Desk,
  account: OpenSession['account'],
  written: WrittenSource,
  { problems = [], taken = [] }: Wrong,
): EndpointAnswer {
  const isWrong = problems.length > 0 || taken.length > 0
  const main = html`<div class="reading record"><p><a href="${room.path}">${room.title}</a></p>
${heading('منبع تازه', 'پیش از افزودن، نامش را در «منبع‌ها» بجویید: شاید با نام دیگری آن‌جا باشد.')}
${takenNamesAlert(room, taken, null)}
${errorSummary(problems)}
${sourceForm(room.path, written, problems)}</div>`
  const title = isWrong ? 'خطا: منبع تازه' : 'منبع تازه'
  return answerScreen({ status: isWrong ? 422 : 200, title, main, account, newsroom }, 'records')
}

async function addOne(desk: Desk, { form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const written = { ...sourceOfForm(form), was: '' }
  const { value, problems } = readSourceForm(written)
  if (value === null) return showNew(desk, account, written, { problems })
  try {
    const made = await inTransaction(desk.database, (transaction) => keepSource(transaction, actorOf(account), value))
    return answerRedirect(`${recordPath(room, made.slug)}?done=added`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already-exists') throw error
    return showNew(desk, account, written, { taken: takenIn(error) })
  }
}

async function seeSource(desk: Desk, { params, query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const record = await findSource(desk.database, recordNameIn(params))
  return show(desk, { record, account, query, written: writtenSource(record), done: doneIn(room, query), wrong: {} })
}

interface Showing {
  record: SourceRecord
  account: OpenSession['account']
  query: Visit['query']
  written: WrittenSource
  done: string | null
  wrong: Wrong
}

function show(desk: Desk, { record, account, query, written, done, wrong }: Showing): Promise<EndpointAnswer> {
  const { problems = [], taken = [], isChangedMeanwhile = false } = wrong
  const mayChange = may(actorOf(account), 'publish')
  const form = mayChange ? sourceForm(recordPath(room, record.slug), written, problems) : null
  const shown = { done, problems, taken, isChangedMeanwhile, form, known: knownOf(record) }
  return showRecord(desk, { room, record, account, query, shown })
}

function knownOf({ name, names, kind, home, country }: SourceRecord): Shown['known'] {
  return [
    ['نام', name],
    ['نوع', sourceKindNames[kind]],
    ['نام‌های دیگر', names.filter((other) => other !== name).join('، ') || '—'],
    ['نشانی وب', home === null ? '—' : html`<bdi dir="ltr">${home}</bdi>`],
    ['کشور', country ?? '—'],
  ]
}

async function writeSource(desk: Desk, { params, form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const record = await findSource(desk.database, recordNameIn(params))
  const written = sourceOfForm(form)
  const again = (wrong: Wrong, now: SourceRecord, was: string) =>
    show(desk, { record: now, account, query: {}, written: { ...written, was }, done: null, wrong })
  const { value, problems } = readSourceForm(written)
  if (value === null) return again({ problems }, record, written.was)
  return keepWritten({
    ...{ database: desk.database, room, record, value, again, was: written.was },
    find: (transaction) => findSource(transaction, record.id),
    save: (transaction, change) => changeSource(transaction, actorOf(account), record.id, change),
  })
}
