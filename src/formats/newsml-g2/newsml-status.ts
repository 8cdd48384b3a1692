import type { FeedItem } from '../feed/feed-item.ts'

/** `usable`, `withheld` or `canceled` (IPTC publishing status); an item under embargo is withheld. */
export function statusOf(code: string | null, embargo = ''): FeedItem['status'] {
  if (code === 'canceled' || code === 'cancelled') return 'canceled'
  if (code === 'withheld' || embargo !== '') return 'withheld'
  return code === 'usable' ? 'usable' : null
}
