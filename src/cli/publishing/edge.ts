import type { Job } from '#jobs'
import { type Config, type Outbound, type PageRoute, surrogateKey } from '#server'
import { articlePath } from '#site'
import { type Database, key, type PublishedReader, writeSetting } from '#store'

/** Names in one call to an edge. */
const keysAtOnce = 200
/** Search engines are told of what is news; an archive they find in the sitemap. */
const newsDays = 2
const timeoutMs = 8_000
/** Refusals that asking again does not change: a wrong key, an address that is not ours. */
const final = new Set([400, 403, 422])

export interface EdgeParts {
  database: Database
  published: PublishedReader
  outbound: Outbound
  config: Pick<Config, 'edge' | 'indexNow' | 'publicUrl'>
  now: () => Date
  /** Told of what a search engine refused for good. */
  onRefusal: (sentence: string) => void
}

/** Says in the store whether changes are told to an edge and to search engines: whoever publishes puts the jobs in. */
export async function settleEdge({ database, config }: Pick<EdgeParts, 'database' | 'config'>): Promise<void> {
  await writeSetting(database, 'edge', { purges: config.edge !== null, tellsSearchEngines: config.indexNow !== null })
}

/** Drops what changed from an edge in front of us, and tells search engines; both are tried again until they are heard. */
export function edgeJobs(parts: EdgeParts): Record<string, Job> {
  return {
    'purge-edge': async (payload) => purge(parts, (payload as { keys: string[] }).keys),
    'tell-search-engines': async (payload) => tellSearchEngines(parts, (payload as { codes: number[] }).codes),
  }
}

async function purge({ outbound, config: { edge } }: EdgeParts, keys: readonly string[]): Promise<void> {
  if (edge === null) return
  for (let from = 0; from < keys.length; from += keysAtOnce) {
    const some = keys.slice(from, from + keysAtOnce)
    const names = some.map(surrogateKey)
    const headers = {
      'content-type': 'application/json',
      'surrogate-key': names.join(' '),
      ...(edge.key !== null && { 'x-purge-key': edge.key }),
    }
    const body = JSON.stringify({ keys: names, all: some.includes(key.everything) })
    const answer = await outbound.ask({ url: edge.url, method: 'POST', headers, body, timeoutMs })
    if (answer.outcome === 'failed') throw new Error(`the edge was not reached: ${answer.detail}`)
    if (answer.status < 200 || answer.status > 299) throw new Error(`the edge answered ${answer.status}`)
  }
}

async function tellSearchEngines(parts: EdgeParts, codes: readonly number[]): Promise<void> {
  const { indexNow, publicUrl } = parts.config
  if (indexNow === null) return
  const urlList: string[] = []
  for (const code of codes) {
    const article = await parts.published.article(code)
    if (article === null) continue
    const changedAt = 'withdrawnAt' in article ? article.withdrawnAt : (article.updatedAt ?? article.publishedAt)
    if (parts.now().getTime() - changedAt.getTime() < newsDays * 86_400_000)
      urlList.push(publicUrl + articlePath(article))
  }
  if (urlList.length === 0) return
  const { key: own, url } = indexNow
  const told = { host: new URL(publicUrl).host, key: own, keyLocation: `${publicUrl}/${own}.txt`, urlList }
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const answer = await parts.outbound.ask({ url, method: 'POST', headers, body: JSON.stringify(told), timeoutMs })
  if (answer.outcome === 'failed') throw new Error(`the search engine was not reached: ${answer.detail}`)
  if (final.has(answer.status)) parts.onRefusal(`IndexNow refused with ${answer.status}: see SANAD_INDEXNOW_KEY.`)
  else if (answer.status > 299) throw new Error(`the search engine answered ${answer.status}`)
}

/** Where search engines look whether the key is ours (IndexNow: the key in a file of its name at the root). */
export function indexNowRoutes({ indexNow }: Pick<Config, 'indexNow'>): PageRoute[] {
  if (indexNow === null) return []
  const page = { contentType: 'text/plain; charset=utf-8', keys: [], maxAgeSeconds: 3_600 }
  return [
    { pattern: `/${indexNow.key}.txt`, render: async () => ({ status: 200 as const, body: indexNow.key, ...page }) },
  ]
}
