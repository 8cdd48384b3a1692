import { normalise } from '#persian'
import { type EndpointAnswer, Refusal, readId } from '#server'
import { inTransaction, listMessages, type MessageState, type OpenSession, tallyMessages } from '#store'
import { handleMessage, kindsFor, messageFor } from '../../actions/messages/handle-message.ts'
import { openAnswer, openWords } from '../../actions/messages/send-message.ts'
import { idIn } from '../../api/in-path.ts'
import { cutPage } from '../../cut-page.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { messagePage, messagesPage, messagesPath } from './message-pages.ts'
import { stateNames } from './message-words.ts'

const gate = { needs: 'moderate' } as const
const shownMax = 30

/** What readers wrote to the newsroom, at the desk. */
export const messageAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', messagesPath, signedIn(gate, seeMessages)],
  ['GET', `${messagesPath}/:id`, signedIn(gate, seeMessage)],
  ['POST', `${messagesPath}/:id`, signedIn(gate, handle)],
]

async function seeMessages(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const { database, sealingKey } = desk
  const kinds = kindsFor(actorOf(account))
  const state = stateIn(query.state) ?? 'waiting'
  const below = readId(query.below)
  const [found, tally] = await Promise.all([
    listMessages(database, { kinds, state, below, limit: shownMax + 1 }),
    tallyMessages(database, kinds),
  ])
  const { page, last } = cutPage(found, shownMax)
  const messages = page.map((message) => ({ message, words: openWords(sealingKey, message) }))
  return show(desk, {
    title: 'پیام‌ها',
    main: messagesPage({ messages, state, tally, next: last?.id ?? null }),
    account,
  })
}

async function seeMessage(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const message = await messageFor(desk.database, actorOf(account), idIn(visit.params))
  const main = messagePage({
    message,
    words: openWords(desk.sealingKey, message),
    answer: openAnswer(desk.sealingKey, message),
    done: typeof visit.query.done === 'string' ? visit.query.done : '',
  })
  return show(desk, { title: 'پیام', main, account })
}

async function handle(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(visit.params)
  const deed = stateIn(visit.form('deed'))
  if (deed === null) throw new Refusal('invalid-request', { deed: visit.form('deed') })
  const answer = normalise(visit.form('answer').replaceAll('\r\n', '\n').trim())
  const { sealingKey } = desk
  await inTransaction(desk.database, (transaction) =>
    handleMessage(transaction, actorOf(account), { sealingKey, id, deed, answer }),
  )
  return answerRedirect(`${messagesPath}/${id}?done=${deed}`)
}

function stateIn(asked: unknown): MessageState | null {
  return typeof asked === 'string' && Object.hasOwn(stateNames, asked) ? (asked as MessageState) : null
}
