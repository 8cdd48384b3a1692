import { type EndpointAnswer, Refusal } from '#server'
import { allSections, type Database, type Feed, feedHealth, inTransaction, listFeeds, readSourceRecord } from '#store'
import type { FeedWish } from '../../actions/feed-draft.ts'
import { findKnownFeed, rearrangeFeed } from '../../actions/rearrange-feed.ts'
import { checkFeedNow, layFeedToRest, resumeFeed } from '../../actions/rest-feed.ts'
import { takeUpFeed } from '../../actions/take-up-feed.ts'
import { idIn } from '../../api/feed-routes.ts'
import { type Actor, demand } from '../../policy.ts'
import { conditionOf, type FeedCondition } from '../../present/feed.ts'
import type { Form } from '../form.ts'
import { answerRedirect } from '../page.ts'
import { type Asked, show, type WireAnswer } from './asked.ts'
import { feedFaults, intervals, silences, textsFrom } from './feed-words.ts'
import { type FeedForm, feedsPage } from './feeds-page.ts'

const pagePath = '/desk/wire/feeds'
const nameMax = 200
const addressMax = 2_000
const hidden = /\p{Cc}/u

/** The page of the feeds, for those who arrange them, and its forms. */
export const feedAnswers: WireAnswer[] = [
  ['GET', pagePath, seeFeeds],
  ['POST', pagePath, add],
  ['GET', `${pagePath}/:id`, seeOne],
  ['POST', `${pagePath}/:id`, change],
  ['POST', `${pagePath}/:id/check`, (asked) => settle(asked, 'checked', checkFeedNow)],
  ['POST', `${pagePath}/:id/resume`, (asked) => settle(asked, 'resumed', resumeFeed)],
  ['POST', `${pagePath}/:id/pause`, (asked) => settle(asked, 'paused', pauseFeed)],
  ['POST', `${pagePath}/:id/remove`, (asked) => settle(asked, 'removed', removeFeed)],
]

const blank: FeedForm = {
  id: null,
  address: '',
  name: '',
  source: '',
  section: '',
  everyMinutes: '10',
  silenceHours: '24',
  textFrom: 'feed',
  fault: null,
}

async function seeFeeds(asked: Asked): Promise<EndpointAnswer> {
  return showFeeds(asked, blank, 200)
}

async function showFeeds(asked: Asked, form: FeedForm, status: number): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const { database, now } = asked.desk
  const health = await feedHealth(database)
  const feeds = (await listFeeds(database)).flatMap((feed) => {
    const own = health.get(feed.id)
    return own === undefined ? [] : [{ feed, health: own }]
  })
  feeds.sort(
    (one, other) => urgency[conditionOf(one.feed, one.health)] - urgency[conditionOf(other.feed, other.health)],
  )
  const { done } = asked.request.query
  const view = { feeds, sections: await allSections(database), form, now: now() }
  return show(asked, 'خوراک‌ها', feedsPage({ ...view, done: typeof done === 'string' ? done : '' }), status)
}

/** The order of the list: what needs somebody stands first. */
const urgency: Record<FeedCondition, number> = {
  gone: 0,
  failing: 1,
  silent: 2,
  waiting: 3,
  well: 4,
  paused: 5,
  removed: 6,
}

/** The form filled with a feed that is there. */
async function seeOne(asked: Asked): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const { database } = asked.desk
  const feed = await findKnownFeed(database, idIn(asked.request.params))
  return showFeeds(asked, await formOfFeed(database, feed), 200)
}

async function formOfFeed(database: Database, feed: Feed): Promise<FeedForm> {
  const { id, address, name, section, everyMinutes, silenceHours, textFrom } = feed
  const source = feed.source === null ? null : await readSourceRecord(database, feed.source)
  return {
    ...{ id, address, name, textFrom, fault: null },
    ...{ section: section ?? '', source: source?.name ?? feed.source ?? '' },
    ...{ everyMinutes: String(everyMinutes), silenceHours: String(silenceHours) },
  }
}

async function change(asked: Asked): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const { database } = asked.desk
  const before = await formOfFeed(database, await findKnownFeed(database, idIn(asked.request.params)))
  return keep(asked, formOf(asked.form, before), async (transaction, { source, ...wish }) => {
    // A name that nobody touched stays the source it stood for.
    const own = asked.form('source').trim() === before.source ? wish : { source, ...wish }
    await rearrangeFeed(transaction, asked.actor, before.id!, own)
    return `changed#f${before.id}`
  })
}

async function add(asked: Asked): Promise<EndpointAnswer> {
  return keep(asked, formOf(asked.form, blank), async (transaction, wish) => {
    const { id } = await takeUpFeed(transaction, asked.actor, wish)
    return `added#f${id}`
  })
}

/** Does what a form asks for; with something wrong in it, it comes back as it was written. */
async function keep(
  asked: Asked,
  form: FeedForm,
  verb: (transaction: Database, wish: ReturnType<typeof wishOf>) => Promise<string>,
): Promise<EndpointAnswer> {
  try {
    const wish = wishOf(form)
    const done = await inTransaction(asked.desk.database, (transaction) => verb(transaction, wish))
    return answerRedirect(`${pagePath}?done=${done}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const fault = error.code === 'invalid-content' ? 'hidden-characters' : error.code
    if (!Object.hasOwn(feedFaults, fault)) throw error
    return showFeeds(asked, { ...form, fault }, error.status)
  }
}

function formOf(form: Form, before: FeedForm): FeedForm {
  const one = (field: string, options: readonly (readonly [string, string])[], otherwise: string) =>
    options.some(([value]) => value === form(field)) ? form(field) : otherwise
  return {
    id: before.id,
    address: form('address').trim().slice(0, addressMax),
    name: form('name').trim().slice(0, nameMax),
    source: form('source').trim().slice(0, nameMax),
    section: form('section').slice(0, nameMax),
    everyMinutes: one('everyMinutes', intervals, before.everyMinutes),
    silenceHours: one('silenceHours', silences, before.silenceHours),
    textFrom: one('textFrom', textsFrom, before.textFrom),
    fault: null,
  }
}

/** Refuses `invalid-content` for control characters, which no store keeps. */
function wishOf({ address, name, source, section, everyMinutes, silenceHours, textFrom }: FeedForm) {
  const isHidden = [address, name, source, section].some((text) => hidden.test(text))
  if (isHidden) throw new Refusal('invalid-content', { detail: 'Control characters stand in the form.' })
  return {
    address,
    name,
    source: source === '' ? null : source,
    section: section === '' ? null : section,
    everyMinutes: Number(everyMinutes),
    silenceHours: Number(silenceHours),
    textFrom: textFrom === 'page' ? 'page' : 'feed',
  } satisfies FeedWish
}

type FeedVerb = (database: Database, actor: Actor, id: number) => Promise<void>

async function settle(asked: Asked, done: string, verb: FeedVerb): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const id = idIn(asked.request.params)
  await inTransaction(asked.desk.database, (transaction) => verb(transaction, asked.actor, id))
  return answerRedirect(`${pagePath}?done=${done}${done === 'removed' ? '' : `#f${id}`}`)
}

const pauseFeed: FeedVerb = (database, actor, id) => layFeedToRest(database, actor, id, 'paused')
const removeFeed: FeedVerb = (database, actor, id) => layFeedToRest(database, actor, id, 'removed')
