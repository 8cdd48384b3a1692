import type { Feed, FeedHealth, RecordedVisit } from '#store'
import { failureSentence } from './feed-words.ts'

/** How a feed stands, in one word. */
export type FeedCondition = 'waiting' | 'well' | 'silent' | 'failing' | 'paused' | 'gone' | 'removed'

/** A feed as the API gives it. */
export function presentFeed(feed: Feed, health: FeedHealth): object {
  const { id, name, address, source, section, language, everyMinutes, silenceHours, textFrom } = feed
  return {
    id,
    name,
    address,
    title: health.title,
    home: health.home,
    source,
    section,
    language,
    everyMinutes,
    silenceHours,
    textFrom,
    condition: conditionOf(feed, health),
    addedAt: feed.addedAt.toISOString(),
    addedBy: feed.addedBy,
    rest: feed.rest && { ...feed.rest, madeAt: feed.rest.madeAt.toISOString() },
    health: presentHealth(health),
  }
}

/** How a feed fares, in one word. */
export function conditionOf({ rest }: Feed, { failures, silentSince, succeededAt }: FeedHealth): FeedCondition {
  if (rest !== null) return rest.kind
  if (failures > 0) return 'failing'
  if (silentSince !== null) return 'silent'
  return succeededAt === null ? 'waiting' : 'well'
}

function presentHealth(health: FeedHealth): object {
  const { failure, failureFacts, failures, items, itemsADay, hub, moves } = health
  return {
    lastAsked: iso(health.askedAt),
    lastSuccess: iso(health.succeededAt),
    lastItem: iso(health.lastItemAt),
    nextAsk: iso(health.dueAt),
    lastError:
      failure === null
        ? null
        : { code: failure, sentence: failureSentence(failure, failureFacts), at: iso(health.failedAt) },
    failuresInARow: failures,
    items,
    itemsADay,
    silentSince: iso(health.silentSince),
    hub: hub && {
      verified: hub.isVerified,
      denied: iso(hub.deniedAt),
      lastPush: iso(hub.heardAt),
      until: iso(hub.expiresAt),
    },
    moves: moves.map(({ from, to, at }) => ({ from, to, at: iso(at) })),
  }
}

/** One look at a feed. */
export function presentVisit({ madeAt, failure, facts, ...visit }: RecordedVisit): object {
  const sentence = failureSentence(failure, facts as Record<string, unknown> | null)
  return { ...visit, at: iso(madeAt), error: failure === null ? null : { code: failure, sentence } }
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null
}
