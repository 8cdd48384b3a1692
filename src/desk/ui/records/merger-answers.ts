import { type EndpointAnswer, Refusal } from '#server'
import {
  countMerged,
  type Database,
  inTransaction,
  listRecordEntries,
  type Named,
  type OpenSession,
  type PersonRecord,
  readRecordEntry,
  type SourceRecord,
} from '#store'
import {
  findPerson,
  findSource,
  mergePerson,
  mergeSource,
  type RecordName,
} from '../../actions/sourcing/keep-records.ts'
import { recordNameIn } from '../../api/in-path.ts'
import { listKeysPath } from '../list-keys/list-keys.ts'
import { type MemberAnswering, signedIn } from '../members/proven.ts'
import { answerRedirect, answerScreen } from '../page.ts'
import { type Answering, actorOf, type Desk, type Visit } from '../visit.ts'
import { wordsIn } from './list-answers.ts'
import { type MergedRecord, mergerPage, mergerSearchPage } from './merger-page.ts'
import { recordPath } from './record-list-page.ts'
import { oneAlready, type RecordRoom, recordRooms } from './record-words.ts'

const foundMax = 20
const gate = { needs: 'publish' } as const

/** Making one record of two: found, confirmed, done. */
export const mergerAnswers: ['GET' | 'POST', string, Answering][] = Object.values(recordRooms).flatMap((room) => {
  const path = `${room.path}/:id/merger`
  const pair: ['GET' | 'POST', string, Answering][] = [
    ['GET', path, signedIn(gate, seeMerger(room))],
    ['POST', path, signedIn(gate, merge(room))],
  ]
  return pair
})

function find(database: Database, { kind }: RecordRoom, name: RecordName): Promise<PersonRecord | SourceRecord> {
  return kind === 'person' ? findPerson(database, name) : findSource(database, name)
}

function seeMerger(room: RecordRoom): MemberAnswering {
  return async (desk, { params, query }, session) => {
    const record = await find(desk.database, room, recordNameIn(params))
    if (typeof query.from !== 'string')
      return search(desk, session, { room, record, words: wordsIn(query), error: null })
    const from = await find(desk.database, room, recordNameIn({ id: query.from }))
    if (from.id === record.id) return search(desk, session, { room, record, words: '', error: oneAlready })
    const parts = await countMerged(desk.database, { kind: room.kind, id: from.id })
    const [into, leaving] = [await told(desk.database, room, record), await told(desk.database, room, from)]
    const main = mergerPage({ room, into, from: leaving, parts })
    const { newsroom } = desk
    return answerScreen({ status: 200, title: room.merge, main, account: session.account, newsroom }, 'records')
  }
}

async function told(
  database: Database,
  { kind }: RecordRoom,
  record: PersonRecord | SourceRecord,
): Promise<MergedRecord> {
  const { id, slug, name, names } = record
  const entry = (await readRecordEntry(database, kind, id))!
  return { slug, name, names, offices: 'tenures' in record ? record.tenures.length : 0, entry }
}

interface Search {
  room: RecordRoom
  record: PersonRecord | SourceRecord
  words: string
  error: string | null
}

async function search(
  { database, newsroom }: Desk,
  { account }: OpenSession,
  { room, record, words, error }: Search,
): Promise<EndpointAnswer> {
  const wanted = { sort: 'name', afterId: null, named: words, sourceKind: null, limit: foundMax + 2 } as const
  const named = words === '' ? [] : await listRecordEntries(database, room.kind, wanted)
  const others = named.filter(({ id }) => id !== record.id)
  const found = others.slice(0, foundMax)
  const main = mergerSearchPage({ room, record, words, found, hasMore: others.length > foundMax, error })
  const status = error === null ? 200 : 422
  return answerScreen({ status, title: room.merge, main, account, newsroom }, 'records', listKeysPath)
}

function merge(room: RecordRoom): MemberAnswering {
  return async (desk, { params, form }: Visit, session) => {
    const pair = { into: recordNameIn(params), from: recordNameIn({ id: form('from') }) }
    const actor = actorOf(session.account)
    try {
      const { slug } = await inTransaction(
        desk.database,
        async (transaction): Promise<Named> =>
          room.kind === 'person' ? mergePerson(transaction, actor, pair) : mergeSource(transaction, actor, pair),
      )
      return answerRedirect(`${recordPath(room, slug)}?done=merged`)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'invalid-content') throw error
      const record = await find(desk.database, room, pair.into)
      return search(desk, session, { room, record, words: '', error: oneAlready })
    }
  }
}
