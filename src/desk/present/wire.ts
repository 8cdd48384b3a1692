import type { Recall, Story, StoryCopy, WireListEntry } from '#store'
import { paragraphsOf } from './item-paragraphs.ts'
import { addedBy } from './story-versions.ts'

/** An item of the wire as the API gives it. */
export function presentWireItem(item: WireListEntry): object {
  return { ...presentCopy(item), status: item.status }
}

/** A story: who was first, every version in the order of time, and what each adds to those before it. */
export function presentStory({ id, status, beganAt, copies }: Story): object {
  const added = addedBy(copies)
  return {
    id,
    status,
    began: beganAt.toISOString(),
    headline: copies[0]?.title ?? null,
    first: copies[0] === undefined ? null : { item: copies[0].id, source: copies[0].source },
    sources: [...new Set(copies.map(({ source }) => source))],
    versions: copies.map((copy, at) => ({ ...presentCopy(copy), adds: added[at]! })),
  }
}

/** A story in a list: without its texts. */
export function presentStoryEntry({ id, status, beganAt, copies }: Story): object {
  return {
    id,
    status,
    began: beganAt.toISOString(),
    headline: copies[0]?.title ?? null,
    first: copies[0] === undefined ? null : { item: copies[0].id, source: copies[0].source },
    sources: [...new Set(copies.map(({ source }) => source))],
    items: copies.map((copy) => copy.id),
  }
}

export function presentRecall({ id, kind, raisedAt, item, cause, article, settled }: Recall): object {
  return { id, kind, raised: raisedAt.toISOString(), item, cause, article, settled }
}

function presentCopy(copy: StoryCopy): object {
  const { id, storyId, feed, source, title, link, section, priority, droppedBy, isRoundUp, placedBy, article } = copy
  const { tags, problems } = copy
  return {
    id,
    story: storyId,
    feed,
    source,
    title,
    link,
    text: paragraphsOf(copy),
    published: copy.publishedAt?.toISOString() ?? null,
    received: copy.receivedAt.toISOString(),
    changed: copy.versions > 1 ? copy.changedAt.toISOString() : null,
    section,
    tags,
    priority,
    putAsideBy: droppedBy,
    problems,
    isRoundUp,
    placedBy,
    article: article && { code: article.code, headline: article.headline, isLive: article.isLive },
  }
}
