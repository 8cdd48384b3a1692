import {
  type Actor,
  conditionOf,
  type FeedWish,
  failureSentence,
  feedAddress,
  layFeedToRest,
  presentFeed,
  resumeFeed,
  takeUpFeed,
} from '#desk'
import { openOutbound, Refusal } from '#server'
import {
  allSections,
  type Database,
  type Feed,
  type FeedHealth,
  feedHealth,
  findFeed,
  findFeedAt,
  inTransaction,
  listFeeds,
} from '#store'
import { type CheckedFeed, checkFeed } from '#wire'
import { readSettings, withNewsroom } from './compose.ts'
import { agentOf } from './polling.ts'

const operator: Actor = { id: 'operator', role: 'administrator' }

type Format = 'json' | 'words'

interface Additions {
  address: string
  wish: FeedWish
  /** Whether it is asked before it is taken up. */
  isChecked: boolean
  format: Format
}

/** Every feed with its number and its health. */
export async function printFeeds(format: Format): Promise<number> {
  return withNewsroom(async ({ store: { database } }) => {
    const [feeds, health] = await Promise.all([listFeeds(database), feedHealth(database)])
    for (const feed of feeds) print(format, presentFeed(feed, health.get(feed.id)!), lineOf(feed, health.get(feed.id)!))
    if (feeds.length === 0) process.stderr.write('sanad: there are no feeds yet; `sanad feed add URL` adds one\n')
    return 0
  })
}

/** `12  well      9.5 items a day  last 2026-11-23 08:00  سپیدار  https://…`, and the error below. */
function lineOf(feed: Feed, health: FeedHealth): string {
  const { itemsADay, lastItemAt, failure, failureFacts, failures } = health
  const last = lastItemAt === null ? 'nothing yet' : `last ${lastItemAt.toISOString().slice(0, 16).replace('T', ' ')}`
  const condition = conditionOf(feed, health)
  const line = `${String(feed.id).padStart(4)}  ${condition.padEnd(8)} ${String(itemsADay).padStart(6)}/day  ${last}  ${feed.name}  ${feed.address}`
  return failures > 0 ? `${line}\n      ${failures} × ${failureSentence(failure, failureFacts)}` : line
}

/** What a feed brings; nothing is stored, and no database is needed. */
export async function checkAddress(written: string, format: Format): Promise<number> {
  const address = feedAddress(written)
  const checked = await checkFeed(openOutbound({ agent: agentOf(readSettings().publicUrl) }), address, new Date())
  print(format, checked, describeCheck(checked))
  return checked.outcome === 'feed' ? 0 : 1
}

function describeCheck(checked: CheckedFeed): string {
  const { outcome, failure, status, redirects, title, items, itemsWithText, newest, hub, sample, feeds, problems } =
    checked
  const way = redirects.map(({ status, to }) => `  ${status} → ${to}`)
  if (outcome === 'failed') return [...way, `no feed: ${failure} ${failureSentence(failure, { status })}`].join('\n')
  if (outcome === 'nothing') return [...way, 'no feed, and no page that names one'].join('\n')
  if (outcome === 'page-with-feeds' || outcome === 'list-of-feeds')
    return [
      ...way,
      outcome === 'list-of-feeds' ? 'a list of feeds:' : 'a page; it names these feeds:',
      ...feeds.map((one) => `  ${one.address}  ${one.title ?? ''}`),
    ].join('\n')
  return [
    ...way,
    `a feed: ${title ?? '(no title)'}`,
    `  ${items} items, ${itemsWithText} with their whole text, newest ${newest ?? 'without a date'}`,
    hub === null ? '  no hub: it is polled' : `  hub: ${hub}`,
    ...sample.map((item) => `  · ${item.title ?? '(no title)'}  ${item.link ?? ''}`),
    ...problems.map(({ kind, detail }) => `  problem: ${kind}: ${detail}`),
    ...(items > 0 && itemsWithText === 0 ? ['  only summaries: add it with --pages to have the pages fetched'] : []),
  ].join('\n')
}

/** Takes a feed up, after a look at it unless none is wanted. */
export async function addFeed({ address: written, wish, isChecked, format }: Additions): Promise<number> {
  let address = feedAddress(written)
  if (isChecked) {
    const checked = await checkFeed(openOutbound({ agent: agentOf(readSettings().publicUrl) }), address, new Date())
    if (checked.outcome !== 'feed') {
      print(format, checked, describeCheck(checked))
      const next =
        checked.feeds.length > 0 ? 'give one of these addresses' : '--unchecked adds an address without asking it first'
      process.stderr.write(`sanad: nothing was added; ${next}\n`)
      return 1
    }
    address = permanentAddress(checked)
    wish.name ??= checked.title ?? new URL(address).hostname
  }
  return withDatabase(async (database) => {
    const feed = await inTransaction(database, (transaction) => takeUpFeed(transaction, operator, { ...wish, address }))
    const health = (await feedHealth(database, [feed.id])).get(feed.id)!
    print(format, presentFeed(feed, health), `added: ${lineOf(feed, health).trim()}`)
    return 0
  })
}

/** Where permanent redirects lead from the start on. */
function permanentAddress({ address, redirects }: CheckedFeed): string {
  const end = redirects.findIndex(({ status }) => status !== 301 && status !== 308)
  return redirects.slice(0, end === -1 ? redirects.length : end).at(-1)?.to ?? address
}

/** Lays a feed to rest, takes it up again or removes it. */
export async function settleFeed(verb: 'pause' | 'resume' | 'remove', word: string, format: Format): Promise<number> {
  return withDatabase(async (database) => {
    const feed = /^\d{1,9}$/.test(word) ? await findFeed(database, Number(word)) : await findFeedAt(database, word)
    if (feed === null) throw new Refusal('not-found', { detail: `There is no feed «${word}».` })
    await inTransaction(database, (transaction) =>
      verb === 'resume'
        ? resumeFeed(transaction, operator, feed.id)
        : layFeedToRest(transaction, operator, feed.id, verb === 'pause' ? 'paused' : 'removed'),
    )
    const done = { pause: 'paused', resume: 'resumed', remove: 'removed' }[verb]
    print(format, { id: feed.id, address: feed.address, done }, `${done}: ${feed.name}  ${feed.address}`)
    return 0
  })
}

/** Runs a verb of the desk; a refusal is told in words and ends with 1. */
function withDatabase(work: (database: Database) => Promise<number>): Promise<number> {
  return withNewsroom(async ({ store }) => {
    try {
      return await work(store.database)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      process.stderr.write(`sanad: ${error.code}: ${error.detail}${await helpWith(store.database, error)}\n`)
      return 1
    }
  })
}

/** What somebody who was refused needs to know next. */
async function helpWith(database: Database, { code, facts }: Refusal): Promise<string> {
  if (code === 'already-exists') {
    const feed = await findFeed(database, Number(facts.feed))
    return feed === null ? '' : ` It is feed ${feed.id}, «${feed.name}»; \`sanad feed list\` shows it.`
  }
  if (code !== 'unknown-section') return ''
  const slugs = (await allSections(database)).map(({ slug }) => slug)
  return slugs.length === 0 ? ' There are no sections yet.' : ` Sections: ${slugs.join(', ')}.`
}

function print(format: 'json' | 'words', value: object, words: string): void {
  process.stdout.write(`${format === 'json' ? JSON.stringify(value) : words}\n`)
}
