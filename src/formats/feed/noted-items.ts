import type { FeedContext } from './feed-context.ts'
import type { FeedItemReading } from './feed-item.ts'

/** The items as they are; what is odd about them together, or about one of them, is noted. */
export function notedItems(items: FeedItemReading[], context: FeedContext): FeedItemReading[] {
  const noting = new ItemNoting(context)
  for (const item of items) noting.take(item)
  return items
}

/** The same of items that come one after another and are not kept. */
export class ItemNoting {
  private readonly context: FeedContext
  private readonly ids = new Set<string>()

  constructor(context: FeedContext) {
    this.context = context
  }

  take({ item }: FeedItemReading): void {
    const { notes } = this.context
    if (item.id !== null && this.ids.has(item.id)) {
      notes.add('duplicate-id', 'an item has the identity of one before it; whoever keeps items keeps the newest')
    }
    if (item.id !== null) this.ids.add(item.id)
    if (item.title === null && item.summary_text === null && item.content_text === null) {
      notes.add('empty-item', 'an item has neither a headline nor a text')
    }
    if (item.id === null && item.link === null) notes.add('no-identity', 'an item has neither an identity nor a link')
  }
}
