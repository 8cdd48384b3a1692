import { type EndpointAnswer, readId } from '#server'
import { mayBeOnePerson, mayBeOneSource, sourceEndings, surnamesOf } from '#sourcing'
import {
  type Account,
  type Database,
  draftsOfRecord,
  type Lookalike,
  listLookalikes,
  liveArticlesOfRecord,
  officesOf,
  type PersonRecord,
  type SourceRecord,
} from '#store'
import { cutPage } from '../../cut-page.ts'
import { may, mayIn } from '../../policy.ts'
import { listKeysPath } from '../list-keys/list-keys.ts'
import { answerScreen } from '../page.ts'
import { actorOf, type Desk, type Visit } from '../visit.ts'
import { type RecordPageView, recordPage } from './record-page.ts'
import { articlesOfRecordPart, lookalikesPart } from './record-parts.ts'
import type { RecordRoom } from './record-words.ts'

const articlesShown = 20
const alikeShown = 5

export type Shown = Omit<RecordPageView, 'room' | 'record' | 'alike' | 'articles'>

interface Seen {
  room: RecordRoom
  record: PersonRecord | SourceRecord
  account: Account
  /** What the address asks for; nothing after a form. */
  query: Visit['query']
  shown: Shown
}

/** The page of a record, with its articles and those it may be one with. */
export async function showRecord(desk: Desk, { room, record, account, query, shown }: Seen): Promise<EndpointAnswer> {
  const { database, newsroom } = desk
  const actor = actorOf(account)
  const subject = { kind: room.kind, id: record.id }
  const before = readBefore(query.before)
  const found = await liveArticlesOfRecord(database, subject, { before, limit: articlesShown + 1 })
  const { page: live, last } = cutPage(found, articlesShown)
  const articles = articlesOfRecordPart({
    ...{ room, record, live, isNewest: before === null, articleUrl: desk.articleUrl },
    drafts: before === null ? await draftsOfRecord(database, subject) : [],
    next: last && `${last.publishedAt.getTime()}-${last.code}`,
    mayWriteIn: (section) => mayIn(actor, 'write', section),
  })
  const alike = may(actor, 'publish') ? lookalikesPart(room, record, await likelySame(database, record)) : null
  const isWrong = shown.problems.length > 0 || shown.taken.length > 0 || shown.isChangedMeanwhile
  const title = isWrong ? `خطا: ${record.name}` : record.name
  const main = recordPage({ room, record, alike, articles, ...shown })
  return answerScreen({ status: isWrong ? 422 : 200, title, main, account, newsroom }, 'records', listKeysPath)
}

/** The place in the list of articles that an address names. */
function readBefore(written: unknown): { publishedAt: Date; code: number } | null {
  const [, time, number] = /^(-?\d{1,15})-(\d{1,15})$/.exec(String(written)) ?? []
  const code = readId(number)
  const publishedAt = new Date(Number(time))
  return code === null || Number.isNaN(publishedAt.getTime()) ? null : { publishedAt, code }
}

async function likelySame(database: Database, record: PersonRecord | SourceRecord): Promise<Lookalike[]> {
  const found = 'kind' in record ? await sourcesLike(database, record) : await peopleLike(database, record)
  return found.toSorted((one, other) => other.articles - one.articles).slice(0, alikeShown)
}

async function sourcesLike(database: Database, { id, names }: SourceRecord): Promise<Lookalike[]> {
  const near = await listLookalikes(database, { kind: 'source', id }, sourceEndings(names))
  return near.filter((other) => mayBeOneSource(names, other.names))
}

async function peopleLike(database: Database, { id, names }: PersonRecord): Promise<Lookalike[]> {
  const near = await listLookalikes(database, { kind: 'person', id }, surnamesOf(names))
  if (near.length === 0) return []
  const own = { names, offices: await officesOf(database, id) }
  return near.filter((other) => mayBeOnePerson(own, other))
}
