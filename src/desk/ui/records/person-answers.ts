import { toPersianDigits } from '#persian'
import type { EndpointAnswer } from '#server'
import { type OpenSession, type PersonRecord, spokenOfficesOf } from '#store'
import { changePerson, findPerson } from '../../actions/sourcing/keep-records.ts'
import { recordNameIn } from '../../api/in-path.ts'
import { may } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { type Answering, actorOf, type Desk, type Visit } from '../visit.ts'
import { doneIn, keepWritten, type Wrong } from './keep-written.ts'
import { personForm, personOfForm, readPerson, type WrittenPerson, writtenPerson } from './person-form.ts'
import { recordPath } from './record-list-page.ts'
import { recordRooms } from './record-words.ts'
import { type Shown, showRecord } from './see-record.ts'

const room = recordRooms.person
const one = `${room.path}/:id`

/** The page of one who speaks, and its form. */
export const personAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', one, signedIn({ needs: 'read' }, seePerson)],
  ['POST', one, signedIn({ needs: 'publish' }, writePerson)],
]

async function seePerson(desk: Desk, { params, query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const record = await findPerson(desk.database, recordNameIn(params))
  return show(desk, { record, account, query, written: writtenPerson(record), done: doneIn(room, query), wrong: {} })
}

interface Showing {
  record: PersonRecord
  account: OpenSession['account']
  query: Visit['query']
  written: WrittenPerson
  done: string | null
  wrong: Wrong
}

async function show(desk: Desk, { record, account, query, written, done, wrong }: Showing): Promise<EndpointAnswer> {
  const { problems = [], taken = [], isChangedMeanwhile = false } = wrong
  const mayChange = may(actorOf(account), 'publish')
  const spoken = await spokenOfficesOf(desk.database, record.id)
  const form = mayChange ? personForm(recordPath(room, record.slug), { written, problems, spoken }) : null
  const shown = { done, problems, taken, isChangedMeanwhile, form, known: knownOf(record, spoken) }
  return showRecord(desk, { room, record, account, query, shown })
}

function knownOf({ name, names, tenures }: PersonRecord, spoken: readonly string[]): Shown['known'] {
  const year = (value: number) => toPersianDigits(String(value))
  const span = (from: number | null, to: number | null) =>
    [from && `از ${year(from)}`, to && `تا ${year(to)}`].filter(Boolean).join(' ')
  const others = names.filter((other) => other !== name)
  const offices = tenures.map(({ title, from, to }) => `${title} ${span(from, to)}`.trim())
  return [
    ['نام', name],
    ['نام‌های دیگر', others.join('، ') || '—'],
    ['سمت‌ها', offices.join('، ') || '—'],
    ['در متن‌ها', spoken.join('، ') || '—'],
  ]
}

async function writePerson(desk: Desk, { params, form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const record = await findPerson(desk.database, recordNameIn(params))
  const written = personOfForm(form)
  const again = (wrong: Wrong, now: PersonRecord, was: string) =>
    show(desk, { record: now, account, query: {}, written: { ...written, was }, done: null, wrong })
  const { value, problems } = readPerson(written)
  if (value === null) return again({ problems }, record, written.was)
  return keepWritten({
    ...{ database: desk.database, room, record, value, again, was: written.was },
    find: (transaction) => findPerson(transaction, record.id),
    save: (transaction, change) => changePerson(transaction, actorOf(account), record.id, change),
  })
}
