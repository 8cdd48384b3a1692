import { checkOutboundAddress, Refusal } from '#server'
import { resolveSource } from '#sourcing'
import { type Database, type FeedDraft, fileSources } from '#store'
import { refuseUnknownSection } from './refuse-unknown-section.ts'

/** What somebody wishes a feed to be; what is left out stays, or takes its default. */
export interface FeedWish {
  address?: string
  name?: string
  /** Name of the source that speaks in it, as written. */
  source?: string | null
  section?: string | null
  language?: string | null
  everyMinutes?: number
  silenceHours?: number
  textFrom?: 'feed' | 'page'
}

const defaults: Omit<FeedDraft, 'address'> = {
  name: '',
  source: null,
  section: null,
  language: 'fa',
  everyMinutes: 10,
  silenceHours: 24,
  textFrom: 'feed',
}

/** What lacks only its beginning: «khabar.example/rss», as people write addresses. */
const withoutScheme = /^[^\s/:@.]+(?:\.[^\s/:@.]+)+(?::\d{1,5})?(?:[/?]|$)/

/** An address as it is asked: `https://` stands before one without a beginning, and instead of `feed://`. */
export function feedAddress(written: string): string {
  const address = written
    .trim()
    .replace(/^feed:(?:\/\/)?(?:(https?):)?(?:\/\/)?/i, (_, scheme = 'https') => `${scheme}://`)
  return withoutScheme.test(address) ? `https://${address}` : address
}

/** The feed that is wished for, over what it was. Refuses `unusable-address`, `unknown-section`. */
export async function feedDraft(database: Database, wish: FeedWish, before: FeedDraft | null): Promise<FeedDraft> {
  const { source, address, ...rest } = wish
  const draft = { ...defaults, address: '', ...before, ...rest }
  const checked = checkOutboundAddress(feedAddress(address ?? draft.address))
  if (!('url' in checked)) throw new Refusal('unusable-address', { reason: checked.reason, detail: checked.detail })
  draft.address = checked.url
  draft.name ||= new URL(checked.url).hostname
  if (source !== undefined) draft.source = source === null ? null : await sourceSlug(database, source)
  await refuseUnknownSection(database, draft.section)
  return draft
}

async function sourceSlug(database: Database, name: string): Promise<string | null> {
  const filed = await fileSources(database, [{ name, kind: resolveSource(name)?.kind ?? 'agency' }])
  return filed.get(name)?.slug ?? null
}
