import { normalise } from '#persian'
import { type Endpoint, type EndpointAnswer, Refusal, readId } from '#server'
import { allHouseWords, countHouseWords, inTransaction, listHouseWords, type OpenSession } from '#store'
import { forgetWord, readWord, readWordFile, teachWords, wordFileBytesMax } from '../../actions/settings/house-words.ts'
import { cutPage } from '../../cut-page.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { doneIn, maySettle } from './settings-answers.ts'
import { type WordsView, wordsPage } from './words-page.ts'

const gate = { needs: 'direct' } as const
const home = '/desk/settings/words'
const shownMax = 100
const findLengthMax = 60

/** The form of a file brings some hundred bytes beside it. Who sends it is asked when it has come. */
const asFile: Endpoint['bytes'] = { bytesMax: wordFileBytesMax + 4_096, admit: async () => {} }

/** The dictionary of the newsroom, for editors. */
export const wordAnswers: [Endpoint['method'], string, Answering, Endpoint['bytes']?][] = [
  ['GET', home, signedIn(gate, (desk, visit, session) => showWords(desk, visit, session, {}))],
  ['POST', home, signedIn(gate, teach)],
  ['POST', `${home}/removal`, signedIn(gate, forget)],
  ['POST', `${home}/file`, signedIn(gate, teachFile), asFile],
  ['GET', `${home}/list.txt`, signedIn(gate, giveList)],
]

async function showWords(
  desk: Desk,
  visit: Visit,
  { account }: OpenSession,
  outcome: Partial<Pick<WordsView, 'wrong' | 'file'>>,
): Promise<EndpointAnswer> {
  const { q, before } = visit.query
  const find = typeof q === 'string' ? normalise(q.replaceAll('\0', '')).trim().slice(0, findLengthMax) : ''
  const from = readId(before)
  const found = await listHouseWords(desk.database, { find, before: from, limit: shownMax + 1 })
  const { page: words, last } = cutPage(found, shownMax)
  const { wrong = null, file = null } = outcome
  const isWrong = wrong !== null || (file !== null && file.kind !== 'taken')
  const main = wordsPage({
    ...{ words, find, wrong, file, done: doneIn(visit) },
    count: await countHouseWords(desk.database),
    next: last?.id ?? null,
    maySettle: maySettle(account),
  })
  const title = isWrong ? 'خطا: واژه‌نامهٔ تحریریه' : 'واژه‌نامهٔ تحریریه'
  return show(desk, { status: isWrong ? 422 : 200, title, main, account })
}

async function teach(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const word = readWord(visit.form('word'))
  if (word === null) return showWords(desk, visit, session, { wrong: visit.form('word') })
  const taught = await taughtOrNull(desk, session, [word])
  if (taught === null) return showWords(desk, visit, session, { file: { kind: 'too-much' } })
  return answerRedirect(`${home}?done=${taught.added.length === 0 ? 'word-known' : 'word-added'}`)
}

async function forget({ database }: Desk, { form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  try {
    await inTransaction(database, (transaction) => forgetWord(transaction, actorOf(account), form('word')))
  } catch (error) {
    // A colleague was faster: the word is gone, as was asked.
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
  }
  return answerRedirect(`${home}?done=word-removed`)
}

async function teachFile(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const bytes = await fileIn(visit)
  if (bytes === null) return showWords(desk, visit, session, { file: { kind: 'unread' } })
  const { value, problems } = readWordFile(bytes)
  const taught = problems.length > 0 ? null : await taughtOrNull(desk, session, value.words)
  if (taught === null) return showWords(desk, visit, session, { file: { kind: 'too-much' } })
  const { added, known } = taught
  return showWords(desk, visit, session, {
    file: { kind: 'taken', added: added.length, known, problems: value.problems },
  })
}

/** Null when the dictionary has no room for them. */
async function taughtOrNull({ database }: Desk, { account }: OpenSession, words: readonly string[]) {
  try {
    return await inTransaction(database, (transaction) => teachWords(transaction, actorOf(account), words))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid-content') return null
    throw error
  }
}

/** The bytes of the file that a form brought (RFC 7578), read by Node; null when there is none. */
async function fileIn({ body, headers }: Visit): Promise<Uint8Array | null> {
  const type = headers['content-type'] ?? ''
  if (!Buffer.isBuffer(body) || !/^multipart\/form-data;/i.test(type)) return null
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  const list = form?.get('list')
  return list instanceof File && list.size > 0 ? new Uint8Array(await list.arrayBuffer()) : null
}

async function giveList({ database }: Desk): Promise<EndpointAnswer> {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename="words.txt"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  return { status: 200, headers, body: `${(await allHouseWords(database)).join('\n')}\n` }
}
