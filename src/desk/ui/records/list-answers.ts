import { type EndpointAnswer, readId } from '#server'
import type { SourceKind } from '#sourcing'
import { listRecordEntries, type OpenSession } from '#store'
import { cutPage } from '../../cut-page.ts'
import { may } from '../../policy.ts'
import { listKeysPath } from '../list-keys/list-keys.ts'
import { type MemberAnswering, signedIn } from '../members/proven.ts'
import { answerScreen } from '../page.ts'
import { type Answering, actorOf, type Visit } from '../visit.ts'
import { type AskedRecords, namesMax, recordListPage } from './record-list-page.ts'
import { type RecordRoom, recordRooms, sourceKindNames } from './record-words.ts'

const shownMax = 40

/** The lists of both rooms. */
export const recordListAnswers: ['GET', string, Answering][] = Object.values(recordRooms).map((room) => [
  'GET',
  room.path,
  signedIn({ needs: 'read' }, seeRecords(room)),
])

function seeRecords(room: RecordRoom): MemberAnswering {
  return async ({ database, newsroom }, { query }, { account }: OpenSession): Promise<EndpointAnswer> => {
    const asked = readAsked(query)
    const { words: named, sort, sourceKind, after: afterId } = asked
    const wanted = { named, sort, sourceKind, afterId, limit: shownMax + 1 }
    const { page: entries, last } = cutPage(await listRecordEntries(database, room.kind, wanted), shownMax)
    const mayChange = may(actorOf(account), 'publish')
    const main = recordListPage({ room, asked, entries, next: last?.id ?? null, mayChange })
    return answerScreen({ status: 200, title: room.title, main, account, newsroom }, 'records', listKeysPath)
  }
}

/** What the address asks for; what it does not understand it leaves out. */
function readAsked(query: Visit['query']): AskedRecords {
  return {
    words: wordsIn(query),
    sort: query.sort === 'name' ? 'name' : 'newest',
    sourceKind: Object.hasOwn(sourceKindNames, String(query.kind)) ? (query.kind as SourceKind) : null,
    after: readId(query.after),
  }
}

/** Words of a name that the address asks for. */
export function wordsIn({ q }: Visit['query']): string {
  return typeof q === 'string' ? q.slice(0, namesMax).toWellFormed().replaceAll('\0', '').trim() : ''
}
