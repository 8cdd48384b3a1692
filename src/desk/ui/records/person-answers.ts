import { toPersianDigits } from '#persian'
import { type EndpointAnswer, html, Refusal } from '#server'
import { nameKey } from '#sourcing'
import { inTransaction, type OpenSession, type PersonRecord } from '#store'
import { changePerson, findPerson } from '../../actions/sourcing/keep-records.ts'
import { recordNameIn } from '../../api/in-path.ts'
import { may } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, type Visit } from '../visit.ts'
import { personForm, personOfForm, readPerson, type WrittenPerson, writtenPerson } from './person-form.ts'
import { recordPath } from './record-list-page.ts'
import { doneSentences, recordRooms } from './record-words.ts'
import { type Shown, showRecord } from './see-record.ts'
import { printOf, takenIn } from './written.ts'

const room = recordRooms.person
const one = `${room.path}/:id`

/** The page of one who speaks, and its form. */
export const personAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', one, signedIn({ needs: 'read' }, seePerson)],
  ['POST', one, signedIn({ needs: 'publish' }, writePerson)],
]

type Wrong = Partial<Pick<Shown, 'problems' | 'taken' | 'isChangedMeanwhile'>>

async function seePerson(desk: Desk, { params, query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const record = await findPerson(desk.database, recordNameIn(params))
  const done = query.done === 'merged' ? room.merged : (doneSentences[String(query.done)] ?? null)
  return show(desk, { record, account, query, written: writtenPerson(record), done, wrong: {} })
}

interface Showing {
  record: PersonRecord
  account: OpenSession['account']
  query: Visit['query']
  written: WrittenPerson
  done: string | null
  wrong: Wrong
}

function show(desk: Desk, { record, account, query, written, done, wrong }: Showing): Promise<EndpointAnswer> {
  const { problems = [], taken = [], isChangedMeanwhile = false } = wrong
  const mayChange = may(actorOf(account), 'publish')
  const form = mayChange ? personForm(recordPath(room, record.slug), written, problems) : null
  const shown = { done, problems, taken, isChangedMeanwhile, form, known: knownOf(record) }
  return showRecord(desk, { room, record, account, query, shown })
}

function knownOf({ name, names, tenures }: PersonRecord): Shown['known'] {
  const year = (value: number) => toPersianDigits(String(value))
  const span = (from: number | null, to: number | null) =>
    [from && `از ${year(from)}`, to && `تا ${year(to)}`].filter(Boolean).join(' ')
  const others = names.filter((other) => other !== name)
  const offices = tenures.map(({ title, from, to }) => `${title} ${span(from, to)}`.trim())
  return [
    ['نام', name],
    ['نام‌های دیگر', others.join('، ') || '—'],
    ['سمت‌ها', offices.length === 0 ? '—' : html`${offices.join('، ')}`],
  ]
}

async function writePerson(desk: Desk, { params, form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const record = await findPerson(desk.database, recordNameIn(params))
  const written = personOfForm(form)
  const again = (wrong: Wrong, was = written.was) =>
    show(desk, { record, account, query: {}, written: { ...written, was }, done: null, wrong })
  const { value, problems } = readPerson(written)
  if (value === null) return again({ problems })
  if (written.was !== printOf(record)) return again({ isChangedMeanwhile: true }, printOf(record))
  const isRenamed = nameKey(value.name) !== nameKey(record.name)
  // Texts that were written with the former name still lead here.
  const change = isRenamed ? { ...value, names: [...value.names, record.name] } : value
  try {
    await inTransaction(desk.database, (transaction) => changePerson(transaction, actorOf(account), record.id, change))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already-exists') throw error
    return again({ taken: takenIn(error) })
  }
  return answerRedirect(`${recordPath(room, record.slug)}?done=${isRenamed ? 'renamed' : 'saved'}`)
}
