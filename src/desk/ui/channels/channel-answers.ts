import { type ArticleKind, articleKinds, firstEdition } from '#article'
import { normalise, toLatinDigits } from '#persian'
import { type EndpointAnswer, Refusal } from '#server'
import {
  allSections,
  type ChannelRest,
  type ChannelService,
  channelServices,
  inTransaction,
  listChannels,
  listPosts,
  type OpenSession,
  type PostState,
} from '#store'
import {
  arrangeChannel,
  type ChannelWish,
  decidePost,
  knownChannel,
  layChannelToRest,
  type PostFate,
  tryChannel,
} from '../../actions/channels/arrange-channel.ts'
import { editionIn } from '../../actions/create-article.ts'
import { cleanLine } from '../../api/article-input.ts'
import { idIn } from '../../api/in-path.ts'
import { signedIn } from '../members/proven.ts'
import { givenSections } from '../members/section-boxes.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, codeIn, type Desk, show, type Visit } from '../visit.ts'
import {
  blankChannel,
  channelPage,
  channelsPage,
  channelsPath,
  type Told,
  type WrittenChannel,
  writtenOf,
} from './channel-pages.ts'
import { doneSentences, failedTest, faultOf, postTabs, restingTest } from './channel-words.ts'

const gate = { needs: 'administer' } as const
const postsShown = 50
const rests: readonly ChannelRest[] = ['paused', 'resumed', 'ended']

/** Channels in messengers, at the desk. */
export const channelAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', channelsPath, signedIn(gate, (desk, visit, session) => seeChannels(desk, session, toldBy(visit)))],
  ['POST', channelsPath, signedIn(gate, (desk, visit, session) => write(desk, visit, { session, id: null }))],
  [
    'GET',
    `${channelsPath}/:id`,
    signedIn(gate, (desk, visit, session) => seeChannel(desk, visit, { session, ...toldBy(visit) })),
  ],
  [
    'POST',
    `${channelsPath}/:id`,
    signedIn(gate, (desk, visit, session) => write(desk, visit, { session, id: idIn(visit.params) })),
  ],
  ['POST', `${channelsPath}/:id/rest`, signedIn(gate, rest)],
  ['POST', `${channelsPath}/:id/test`, signedIn(gate, tryIt)],
  ['POST', `${channelsPath}/:id/posts/:code`, signedIn(gate, decide)],
]

function toldBy({ query }: Visit): Told {
  const done = typeof query.done === 'string' && Object.hasOwn(doneSentences, query.done) ? query.done : ''
  return { done: doneSentences[done] ?? null, fault: null }
}

async function seeChannels(
  desk: Desk,
  { account }: OpenSession,
  told: Told & { written?: WrittenChannel },
): Promise<EndpointAnswer> {
  const [channels, sections] = await Promise.all([listChannels(desk.database), allSections(desk.database)])
  const main = channelsPage({ channels, sections, on: desk.editions ?? [firstEdition], written: blankChannel, ...told })
  return show(desk, { ...head('کانال‌ها', told), main, account })
}

function head(title: string, { fault }: Told): { status: number; title: string } {
  return fault === null ? { status: 200, title } : { status: 422, title: `خطا: ${title}` }
}

async function seeChannel(
  desk: Desk,
  { params, query }: Visit,
  { session, written, ...told }: Told & { session: OpenSession; written?: WrittenChannel },
): Promise<EndpointAnswer> {
  const channel = await knownChannel(desk.database, idIn(params))
  const tab = (postTabs as readonly PostState[]).find((state) => state === query.state) ?? null
  const asked = { channelId: channel.id, limit: postsShown, ...(tab !== null && { state: tab }) }
  const [posts, sections] = await Promise.all([listPosts(desk.database, asked), allSections(desk.database)])
  const main = channelPage({
    channel,
    sections,
    on: desk.editions ?? [firstEdition],
    posts,
    tab,
    written: written ?? writtenOf(channel),
    ...told,
  })
  return show(desk, { ...head(channel.name, told), main, account: session.account })
}

/** Makes a channel, or writes one anew; what is wrong is said beside its field, and nothing of the form but the token is lost. */
async function write(
  desk: Desk,
  visit: Visit,
  { session, id }: { session: OpenSession; id: number | null },
): Promise<EndpointAnswer> {
  const { channels } = desk
  if (channels === undefined) throw new Refusal('not-found')
  const written = writtenIn(visit)
  try {
    const edition = id === null ? editionIn(written.edition, desk.editions) : null
    const wish = { ...wishOf(written, visit.form('token').trim()), edition }
    const own = await inTransaction(desk.database, (transaction) =>
      arrangeChannel(transaction, actorOf(session.account), { id, wish, desk: channels }),
    )
    return answerRedirect(`${channelsPath}/${own}?done=${id === null ? 'made' : 'changed'}`)
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid-content', 'unknown-section'].includes(error.code)) throw error
    const told = { done: null, fault: faultOf(String(error.facts.detail ?? '')), written }
    return id === null ? seeChannels(desk, session, told) : seeChannel(desk, visit, { session, ...told })
  }
}

function writtenIn({ form }: Visit): WrittenChannel {
  const kinds = form.names.filter((name) => name.startsWith('kind:')).map((name) => name.slice('kind:'.length))
  return {
    ...{ service: form('service'), edition: form('edition'), name: form('name') },
    ...{ address: form('address'), chat: form('chat') },
    ...{ sections: givenSections(form), kinds, withCard: form('withCard') === 'on' },
  }
}

function wishOf(
  { service, name, address, chat, sections, kinds, withCard }: WrittenChannel,
  token: string,
): Omit<ChannelWish, 'edition'> {
  const known = kinds.filter((kind): kind is ArticleKind => (articleKinds as readonly string[]).includes(kind))
  return {
    service: (channelServices as readonly string[]).includes(service) ? (service as ChannelService) : 'telegram',
    name: cleanLine(normalise(name)),
    base: address.trim() || null,
    chat: toLatinDigits(chat.trim()),
    token: token || null,
    sections: sections.length === 0 ? null : [...sections],
    kinds: known.length === 0 ? null : known,
    withCard,
  }
}

async function rest(desk: Desk, { params, form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(params)
  const wanted = rests.find((one) => one === form('rest'))
  if (wanted === undefined) throw new Refusal('invalid-request', { detail: 'rest: paused, resumed or ended.' })
  await inTransaction(desk.database, (transaction) =>
    layChannelToRest(transaction, actorOf(account), { id, rest: wanted }),
  )
  return answerRedirect(`${channelsPath}${wanted === 'ended' ? '' : `/${id}`}?done=${wanted}`)
}

/** What is wrong is kept with the channel, and stands on its page. */
async function tryIt(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(visit.params)
  if (desk.channels === undefined) throw new Refusal('not-found', { channel: id })
  const { kind } = await tryChannel(desk.database, actorOf(session.account), { id, desk: desk.channels })
  if (kind === 'done') return answerRedirect(`${channelsPath}/${id}?done=tested`)
  const sentence = kind === 'rest' ? restingTest : failedTest
  return seeChannel(desk, visit, { session, done: null, fault: { field: null, sentence } })
}

async function decide(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(visit.params)
  const fate: PostFate = visit.form('do') === 'arrived' ? { kind: 'arrived', messageId: null } : { kind: 'again' }
  await inTransaction(desk.database, (transaction) =>
    decidePost(transaction, actorOf(account), { id, code: codeIn(visit), fate }),
  )
  return answerRedirect(`${channelsPath}/${id}?done=${fate.kind}`)
}
