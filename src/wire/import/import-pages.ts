import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '#formats'
import {
  type ArticleRecord,
  addSections,
  createArticles,
  type Database,
  findArticles,
  findLive,
  findOldAddresses,
  findWireItems,
  inTransaction,
  isPassing,
  keepOldAddresses,
  keepWireItems,
  type LivePublication,
  oldAddressesOf,
  type PublicationDraft,
  publish,
  type SavedRevision,
  saveRevisions,
} from '#store'
import type { PageDraft } from './page-draft.ts'

export interface ImportOptions {
  /** Make the articles live at the instant their page shows; otherwise they are drafts. */
  publish: boolean
  /** As revisions and the audit log name whoever imports. */
  savedBy: string
}

/** What became of one page. */
export interface ImportedPage {
  origin: string
  outcome: 'new' | 'updated' | 'unchanged' | 'failed'
  code: number | null
  live: LivePublication | null
  problems: Problem[]
}

/** How long a restart of the database is waited for, in tries with growing pauses. */
const triesMax = 40
const pauseMsMax = 1_500

/**
 * Imports pages that were read, in one transaction: what is reported as imported is on disk. A page that is imported
 * again makes a new revision when it says something new and nothing when it does not; never a second article. While
 * the database is away the same work is tried again; when one page cannot be stored, the others still are.
 */
export async function importPages(
  database: Database,
  drafts: readonly PageDraft[],
  options: ImportOptions,
): Promise<ImportedPage[]> {
  if (drafts.length === 0) return []
  try {
    return await patiently(() => inTransaction(database, (transaction) => importTogether(transaction, drafts, options)))
  } catch (error) {
    if (drafts.length === 1) return [failed(drafts[0]!, error)]
    // One of them is at fault: find it by taking them one at a time.
    const imported: ImportedPage[] = []
    for (const draft of drafts) imported.push(...(await importPages(database, [draft], options)))
    return imported
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || tries === triesMax) throw error
      await sleep(Math.min(50 * tries, pauseMsMax))
    }
  }
}

function failed({ origin, problems }: PageDraft, error: unknown): ImportedPage {
  const detail = `The article could not be stored: ${error instanceof Error ? error.message : String(error)}`
  return { origin, outcome: 'failed', code: null, live: null, problems: [...problems, { kind: 'not-stored', detail }] }
}

async function importTogether(
  database: Database,
  drafts: readonly PageDraft[],
  options: ImportOptions,
): Promise<ImportedPage[]> {
  await addSections(database, sectionsOf(drafts))
  const placed = await placeDrafts(database, drafts)
  const articles = placed.map(({ article }) => article)
  const revisions = await saveRevisions(
    database,
    placed.map(({ draft, article }) => ({
      articleId: article.id,
      content: draft.content,
      chain: draft.chain,
      savedBy: options.savedBy,
    })),
  )
  const live = options.publish
    ? await publishDrafts(database, placed, { revisions, savedBy: options.savedBy })
    : new Map()
  await keepOldAddresses(
    database,
    placed.flatMap(({ draft, article }) =>
      draft.address === null ? [] : [{ address: draft.address, articleId: article.id }],
    ),
  )
  await keepWireItems(
    database,
    placed.map(({ draft, article }) => ({ ...draft, articleId: article.id })),
  )
  return placed.map(({ draft, isNew }, index) => ({
    origin: draft.origin,
    outcome: isNew ? 'new' : revisions[index]!.isNew ? 'updated' : 'unchanged',
    code: articles[index]!.code,
    live: live.get(articles[index]!.id) ?? null,
    problems: draft.problems,
  }))
}

function sectionsOf(drafts: readonly PageDraft[]) {
  const sections = new Map<string, string>()
  for (const { content, sectionName } of drafts)
    if (content.section !== null) sections.set(content.section, sectionName!)
  return [...sections]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([slug, name]) => ({ slug, name, parent: null }))
}

interface PlacedDraft {
  draft: PageDraft
  article: ArticleRecord
  isNew: boolean
}

/** Finds the article each page belongs to — by where it came from, by its address, by its code — or makes it. */
async function placeDrafts(database: Database, drafts: readonly PageDraft[]): Promise<PlacedDraft[]> {
  const known = await knownArticles(database, drafts)
  const wishes = drafts.map((draft, index) => {
    const isTaken = draft.code !== null && known.byCode.has(draft.code)
    if (known.articles[index] === null && isTaken) {
      draft.problems.push({
        kind: 'code-taken',
        detail: `Code ${draft.code} belongs to another article; the next free one was given.`,
      })
      return null
    }
    return draft.code
  })
  const newcomers = drafts.map((_, index) => index).filter((index) => known.articles[index] === null)
  const made = await createArticles(
    database,
    newcomers.map((index) => wishes[index] ?? null),
  )
  return drafts.map((draft, index) => {
    const article = known.articles[index] ?? null
    return article === null
      ? { draft, article: made[newcomers.indexOf(index)]!, isNew: true }
      : { draft, article, isNew: false }
  })
}

async function knownArticles(database: Database, drafts: readonly PageDraft[]) {
  const codes = drafts.flatMap(({ code }) => (code === null ? [] : [code]))
  const addresses = drafts.flatMap(({ address }) => (address === null ? [] : [address]))
  const byCode = new Map((await findArticles(database, codes)).map((article) => [article.code, article]))
  const byOrigin = new Map(
    (
      await findWireItems(
        database,
        drafts.map(({ origin }) => origin),
      )
    ).map((item) => [item.origin, item]),
  )
  const byAddress = new Map((await findOldAddresses(database, addresses)).map((found) => [found.address, found]))
  const hosts = await hostsOf(database, [...byCode.values()])
  const articles = drafts.map(({ origin, address, code }): ArticleRecord | null => {
    const atAddress = address === null ? undefined : byAddress.get(address)
    if (atAddress) return { id: atAddress.articleId, code: atAddress.code }
    const carrier = code === null ? undefined : byCode.get(code)
    // Two sites may both have an article 1234: the same code on another host is another article.
    if (carrier && isSameSite(address, hosts.get(carrier.id))) return carrier
    const item = byOrigin.get(origin)
    const isSame = item && item.articleId !== null && item.code !== null && (code === null || code === item.code)
    return isSame ? { id: item.articleId!, code: item.code! } : null
  })
  return { byCode, articles }
}

async function hostsOf(database: Database, articles: readonly ArticleRecord[]): Promise<Map<number, Set<string>>> {
  const hosts = new Map<number, Set<string>>()
  for (const { articleId, address } of await oldAddressesOf(
    database,
    articles.map(({ id }) => id),
  )) {
    hosts.set(articleId, (hosts.get(articleId) ?? new Set()).add(hostOf(address)))
  }
  return hosts
}

function isSameSite(address: string | null, hosts: Set<string> | undefined): boolean {
  return address === null || hosts === undefined || hosts.has(hostOf(address))
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^(www|m)\./, '') : ''
}

interface SavedBatch {
  revisions: readonly SavedRevision[]
  savedBy: string
}

async function publishDrafts(database: Database, placed: readonly PlacedDraft[], { revisions, savedBy }: SavedBatch) {
  const standing = await findLive(
    database,
    placed.map(({ article }) => article.id),
  )
  const wanted: PublicationDraft[] = []
  placed.forEach(({ draft, article, isNew }, index) => {
    const now = standing.get(article.id)
    const revision = revisions[index]!
    if (now?.live && now.revisionId === revision.id) return
    if (now?.isWithdrawn && !revision.isNew) {
      draft.problems.push({
        kind: 'withdrawn',
        detail: 'The article was taken down here since; it was not published again.',
      })
      return
    }
    if (draft.publishedAt === null && (isNew || !now)) {
      draft.problems.push({ kind: 'no-date', detail: 'The page shows no date, so the article was kept as a draft.' })
      return
    }
    const { publishedAt, updatedAt } = draft
    wanted.push({ articleId: article.id, revisionId: revision.id, publishedAt, updatedAt, madeBy: savedBy })
  })
  const made = await publish(database, wanted)
  const live = new Map(wanted.map(({ articleId }, index) => [articleId, made[index]!]))
  for (const [articleId, now] of standing) if (now.live && !live.has(articleId)) live.set(articleId, now.live)
  return live
}
