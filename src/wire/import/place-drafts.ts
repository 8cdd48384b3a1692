import type { EditionCode } from '#article'
import type { PageDraft } from '#formats'
import { fold } from '#persian'
import {
  type ArticleRecord,
  type CodeCarrier,
  createArticles,
  type Database,
  describeCarriers,
  findArticles,
  findOldAddresses,
  findWireItems,
  oldAddressesOf,
} from '#store'

/** A page's draft and the article it belongs to. */
export interface PlacedDraft {
  draft: PageDraft
  article: ArticleRecord
  isNew: boolean
}

/** Finds the article each page belongs to — by where it came from, by its address, by its code — or makes it. */
export async function placeDrafts(
  database: Database,
  drafts: readonly PageDraft[],
  edition?: EditionCode,
): Promise<PlacedDraft[]> {
  const { known, takenCodes } = await knownArticles(database, drafts)
  const newcomers = drafts.filter((_, index) => known[index] === null)
  const made = await createArticles(
    database,
    newcomers.map((draft) => codeFor(draft, takenCodes)),
    edition,
  )
  const articles = new Map(newcomers.map((draft, index) => [draft, made[index]!]))
  return drafts.map((draft, index) => {
    const article = known[index] ?? null
    return article === null ? { draft, article: articles.get(draft)!, isNew: true } : { draft, article, isNew: false }
  })
}

/** The code a new article gets: its own, or (null) the next free one where another article has that. */
function codeFor(draft: PageDraft, taken: ReadonlySet<number>): number | null {
  if (draft.code === null || !taken.has(draft.code)) return draft.code
  const detail = `Code ${draft.code} belongs to another article here; the next free one was given.`
  draft.problems.push({ kind: 'code-taken', detail })
  return null
}

async function knownArticles(database: Database, drafts: readonly PageDraft[]) {
  const codes = drafts.flatMap(({ code }) => (code === null ? [] : [code]))
  const addresses = drafts.flatMap(({ address }) => (address === null ? [] : [address]))
  const byCode = new Map((await findArticles(database, codes)).map((article) => [article.code, article]))
  const byAddress = new Map((await findOldAddresses(database, addresses)).map((found) => [found.address, found]))
  const items = await findWireItems(
    database,
    drafts.map(({ origin }) => origin),
  )
  const byOrigin = new Map(items.map((item) => [item.origin, item]))
  const carriers = await describeCarriers(
    database,
    [...byCode.values()].map(({ id }) => id),
  )
  const hosts = await hostsOf(database, [...carriers.keys()])
  const known = drafts.map((draft): ArticleRecord | null => {
    const atAddress = draft.address === null ? undefined : byAddress.get(draft.address)
    if (atAddress) return { id: atAddress.articleId, code: atAddress.code }
    const item = byOrigin.get(draft.origin)
    const isSameItem =
      item && item.articleId !== null && item.code !== null && (draft.code === null || draft.code === item.code)
    if (isSameItem) return { id: item.articleId!, code: item.code! }
    const carrier = draft.code === null ? undefined : byCode.get(draft.code)
    if (!carrier) return null
    return isSameStory(draft, carriers.get(carrier.id)!, hosts.get(carrier.id)) ? carrier : null
  })
  return { known, takenCodes: new Set(byCode.keys()) }
}

async function hostsOf(database: Database, articleIds: readonly number[]): Promise<Map<number, Set<string>>> {
  const hosts = new Map<number, Set<string>>()
  for (const { articleId, address } of await oldAddressesOf(database, articleIds)) {
    hosts.set(articleId, (hosts.get(articleId) ?? new Set()).add(hostOf(address)))
  }
  return hosts
}

/**
 * Whether a page belongs to the article that carries its code. What was written here is nobody else's; two sites may
 * both have an article 1234; a page that does not say where it stood must at least agree in headline or instant.
 */
function isSameStory(draft: PageDraft, carrier: CodeCarrier, hosts: ReadonlySet<string> | undefined): boolean {
  if (!carrier.isImported) return false
  if (draft.address !== null && hosts !== undefined) return hosts.has(hostOf(draft.address))
  const isSameInstant = draft.publishedAt !== null && draft.publishedAt.getTime() === carrier.publishedAt?.getTime()
  return isSameInstant || fold(draft.content.headline) === fold(carrier.headline)
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^(www|m)\./, '') : ''
}
