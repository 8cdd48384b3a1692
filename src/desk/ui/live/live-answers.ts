import { blockTexts, documentFromParagraphs } from '#article'
import { normalise } from '#persian'
import { type EndpointAnswer, Refusal } from '#server'
import { inTransaction, liveReader, type OpenSession, readManuscript } from '#store'
import { endLiveAccount, takeOffLive, tellLive } from '../../actions/tell-live.ts'
import { cleanLine } from '../../api/article-input.ts'
import { idIn } from '../../api/in-path.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, codeIn, type Desk, show, type Visit } from '../visit.ts'
import { doneSentences, headlineLengthMax, type LivePageView, livePage, textLengthMax } from './live-page.ts'

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
  const account = await liveReader(desk.database).liveAccount(code, { limit: updatesShown })
  const main = livePage({
    ...{ code, headline: content.headline, account, ...told },
    closed: closedBy(content.kind, publication !== null, account.endedAt),
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
  const headline = cleanLine(normalise(written.headline)).slice(0, headlineLengthMax) || null
  const paragraphs = paragraphsOf(written.text)
  if (paragraphs.length === 0) {
    const error = 'بنویسید چه تازه است؛ هنوز چیزی به خواننده نرسیده است.'
    return showAccount(desk, visit, { session, written, error, done: null })
  }
  const telling = { headline, document: documentFromParagraphs(paragraphs), isKey: written.isKey }
  const isTold = await inTransaction(desk.database, async (transaction) => {
    const { updates } = await liveReader(transaction).liveAccount(code, { limit: 1 })
    const [last] = updates
    // The same form pressed twice tells nothing twice.
    if (last?.headline === headline && blockTexts(last.document).join('\n') === paragraphs.join('\n')) return false
    await tellLive(transaction, actorOf(session.account), code, telling)
    return true
  })
  return answerRedirect(`/desk/articles/${code}/live?done=${isTold ? 'told' : 'known'}`)
}

/** Empty lines part the paragraphs. */
function paragraphsOf(text: string): string[] {
  const parts = text
    .slice(0, textLengthMax)
    .toWellFormed()
    .split(/\r?\n\s*\r?\n/)
  return parts.map((part) => cleanLine(normalise(part))).filter((part) => part !== '')
}

async function takeOff(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const id = idIn(visit.params)
  await inTransaction(desk.database, (transaction) => takeOffLive(transaction, actorOf(account), code, id))
  return answerRedirect(`/desk/articles/${code}/live?done=off`)
}

async function end(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  await inTransaction(desk.database, (transaction) => endLiveAccount(transaction, actorOf(account), code))
  return answerRedirect(`/desk/articles/${code}/live?done=ended`)
}
