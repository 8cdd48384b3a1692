import { setTimeout as sleep } from 'node:timers/promises'
import { failureSentence } from '#desk'
import { feedHealth, findFeed, listFeeds } from '#store'
import { type PolledFeed, pollDue, pollNow, sortArrivals } from '#wire'
import { type Newsroom, withNewsroom } from './compose.ts'
import { mayPublish, pollParts } from './polling.ts'

/** A round of a person who waits may take its time. */
const roundMs = 10 * 60_000
const betweenRoundsMs = 15_000

export interface PollPlan {
  /** The one feed to be asked; null for those that are due. */
  id: number | null
  isOnce: boolean
  format: 'json' | 'words'
}

/** Asks the feeds that are due, again and again or once; or one feed, due or not. */
export function pollFeeds(plan: PollPlan): Promise<number> {
  const { id } = plan
  return withNewsroom((newsroom, stopping) =>
    id === null ? run(newsroom, plan, stopping) : pollOne(newsroom, { ...plan, id }, stopping),
  )
}

async function run({ store, config }: Newsroom, { isOnce, format }: PollPlan, stopping: AbortSignal): Promise<number> {
  const parts = pollParts({ database: store.database, publicUrl: config.publicUrl, stopping })
  let failed = 0
  for (;;) {
    const round = await pollDue(parts, {
      untilMs: Date.now() + roundMs,
      mayPublish,
      onFeed: (feed) => {
        if (feed.outcome === 'failed') failed += 1
        print(format, feed)
      },
    })
    if (isOnce || stopping.aborted) {
      if (isOnce && round.feeds.length === 0 && format === 'words') await tellNothing({ store, config })
      return failed > 0 ? 1 : 0
    }
    await sleep(betweenRoundsMs, undefined, { signal: stopping }).catch(() => {})
    if (stopping.aborted) return failed > 0 ? 1 : 0
  }
}

/** Asks one feed now, due or not. */
async function pollOne(
  { store, config }: Newsroom,
  { id, format }: Omit<PollPlan, 'id'> & { id: number },
  stopping: AbortSignal,
): Promise<number> {
  const parts = pollParts({ database: store.database, publicUrl: config.publicUrl, stopping })
  const feed = await findFeed(store.database, id)
  if (feed === null || feed.rest?.kind === 'removed') {
    process.stderr.write(`sanad: there is no feed ${id}; \`sanad feed list\` shows them\n`)
    return 1
  }
  const polled = await pollNow(parts, id)
  if (polled === null) {
    process.stderr.write(`sanad: the host of feed ${id} asked to be left in peace for now\n`)
    return 1
  }
  await sortArrivals(store.database, mayPublish)
  print(format, polled)
  return polled.outcome === 'failed' ? 1 : 0
}

async function tellNothing({ store }: Pick<Newsroom, 'store' | 'config'>): Promise<void> {
  const polled = (await listFeeds(store.database)).filter(({ rest }) => rest === null)
  const health = await feedHealth(
    store.database,
    polled.map(({ id }) => id),
  )
  const next = [...health.values()].map(({ dueAt }) => dueAt).sort((one, other) => +one - +other)[0]
  const when = next === undefined ? 'none is polled' : `the next is due at ${next.toISOString()}`
  process.stderr.write(`sanad: no feed is due; ${when}\n`)
}

function print(format: PollPlan['format'], feed: PolledFeed): void {
  const { feedId, address, outcome, failure, facts, newItems, changedItems, sizeBytes, tookMs, problems } = feed
  if (format === 'json') {
    const took = Math.round(tookMs)
    const line = {
      feed: feedId,
      address,
      outcome,
      failure,
      facts,
      newItems,
      changedItems,
      sizeBytes,
      tookMs: took,
      problems,
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return
  }
  const said =
    outcome === 'failed'
      ? `failed: ${failureSentence(failure, facts as Record<string, unknown> | null)}`
      : outcome === 'unchanged'
        ? 'nothing new'
        : `${newItems} new, ${changedItems} changed`
  process.stdout.write(`${String(feedId).padStart(4)}  ${said}  ${address}\n`)
}
