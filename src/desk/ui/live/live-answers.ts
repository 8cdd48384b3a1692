import { type ArticleDocument, blockTexts } from '#article'
import { type EndpointAnswer, Refusal, readId } from '#server'
import { holdArticle, inTransaction, liveReader, type OpenSession, readManuscript } from '#store'
import { endLiveAccount, type LiveTelling, takeOffLive, tellLive } from '../../actions/tell-live.ts'
import { cleanLine, documentOfForm } from '../../api/article-input.ts'
import { idIn } from '../../api/in-path.ts'
import { cutPage } from '../../cut-page.ts'
import { type Actor, mayIn } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, codeIn, type Desk, show, type Visit } from '../visit.ts'
import { doneSentences, headlineLengthMax, type LivePageView, livePage, textLengthMax, tooLong } from './live-page.ts'

const path = '/desk/articles/:code/live'
const gate = { needs: 'publish' } as const
const updatesShown = 100

/** A running account at the desk: told, taken back, brought to its end. */
export const liveAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', path, signedIn(gate, see)],
  ['POST', path, signedIn(gate, tell)],
  ['POST', `${path}/end`, signedIn(gate, end)],
  ['POST', `${path}/:id/remove`, signedIn(gate, takeOff)],
]

const nothing = { headline: '', text: '', isKey: false }

async function see(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { done } = visit.query
  const said = typeof done === 'string' && Object.hasOwn(doneSentences, done) ? (done as LivePageView['done']) : null
  return showAccount(desk, visit, { session, written: nothing, error: null, done: said })
}

type Shown = Pick<LivePageView, 'written' | 'error' | 'done'> & { session: OpenSession }

async function showAccount(desk: Desk, visit: Visit, { session, ...told }: Shown): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const manuscript = await readManuscript(desk.database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  const { content, publication, edition } = manuscript
  const before = readId(visit.query.before)
  const query = { limit: updatesShown + 1, ...(before !== null && { before }) }
  const { updates, endedAt } = await liveReader(desk.database).liveAccount(code, query)
  const { page, last } = cutPage(updates, updatesShown)
  const isHers = mayIn(actorOf(session.account), 'publish', content.section)
  const main = livePage({
    ...{ code, headline: content.headline, updates: page, ...told },
    older: last?.id ?? null,
    isNewest: before === null,
    closed: isHers ? closedBy(content.kind, publication !== null, endedAt) : 'other-section',
    address: publication && desk.articleUrl(code, publication.slug, edition),
  })
  const status = told.error === null ? 200 : 422
  return show(desk, { status, title: 'پوشش زنده', main, account: session.account })
}

function closedBy(kind: string, isLive: boolean, endedAt: Date | null): LivePageView['closed'] {
  if (kind !== 'live') return 'not-live'
  if (!isLive) return 'not-published'
  return endedAt === null ? null : 'ended'
}

async function tell(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { form } = visit
  const code = codeIn(visit)
  const written = { headline: form('headline'), text: form('text'), isKey: form('key') !== '' }
  // A form sends each end of a line as two characters; the field counts it as one.
  const text = written.text.replaceAll('\r\n', '\n')
  const document = documentOfForm(text)
  const error = faultIn(text, document)
  if (error !== null) return showAccount(desk, visit, { session, written, error, done: null })
  const headline = cleanLine(written.headline).slice(0, headlineLengthMax) || null
  const telling = { headline, document, isKey: written.isKey }
  const isTold = await tellOnce(desk, actorOf(session.account), code, telling)
  return answerRedirect(`/desk/articles/${code}/live?done=${isTold ? 'told' : 'known'}`)
}

function faultIn(text: string, document: ArticleDocument): string | null {
  if (document.content.length === 0) return 'بنویسید چه تازه است؛ هنوز چیزی به خواننده نرسیده است.'
  return text.length > textLengthMax ? tooLong : null
}

/** False where the same stands above all already: a form pressed twice, even at once, tells nothing twice. */
function tellOnce({ database }: Desk, actor: Actor, code: number, telling: LiveTelling): Promise<boolean> {
  const wordsOf = ({ headline, document }: Pick<LiveTelling, 'headline' | 'document'>) =>
    JSON.stringify([headline, ...blockTexts(document)])
  return inTransaction(database, async (transaction) => {
    await holdArticle(transaction, code)
    const { updates } = await liveReader(transaction).liveAccount(code, { limit: 1 })
    const [last] = updates
    if (last !== undefined && wordsOf(last) === wordsOf(telling)) return false
    await tellLive(transaction, actor, code, telling)
    return true
  })
}

async function takeOff(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const id = idIn(visit.params)
  try {
    await inTransaction(desk.database, (transaction) => takeOffLive(transaction, actorOf(account), code, id))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
    // Pressed twice: it is gone, as was asked.
    const { removed } = await liveReader(desk.database).liveState(code)
    if (!removed.includes(id)) throw error
  }
  return answerRedirect(`/desk/articles/${code}/live?done=off`)
}

async function end(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  await inTransaction(desk.database, (transaction) => endLiveAccount(transaction, actorOf(account), code))
  return answerRedirect(`/desk/articles/${code}/live?done=ended`)
}
