import { setTimeout as sleep } from 'node:timers/promises'
import type { EditionCode } from '#article'
import type { PageDraft, Problem } from '#formats'
import {
  addSections,
  type Database,
  embargoesOf,
  findEditions,
  findLive,
  inTransaction,
  isPassing,
  keepOldAddresses,
  keepWireItems,
  type LivePublication,
  type NewestRevision,
  newestRevisions,
  type PublicationDraft,
  publish,
  type SavedRevision,
  saveRevisions,
  wireFingerprints,
} from '#store'
import { keepComments } from './keep-comments.ts'
import { type PlacedDraft, placeDrafts } from './place-drafts.ts'

export interface ImportOptions {
  /** Make the articles live at the instant their page shows; otherwise they are drafts. */
  publish: boolean
  /** As revisions and the audit log name whoever imports. */
  savedBy: string
  /** Where articles that are new belong, and the others are expected; new ones in the first when left out. */
  edition?: EditionCode
}

/** What became of one page. */
export interface ImportedPage {
  origin: string
  /** `published`: it waited here as a draft, and says what it said. */
  outcome: 'new' | 'updated' | 'published' | 'unchanged' | 'failed'
  code: number | null
  live: LivePublication | null
  problems: Problem[]
}

/** How long a restart of the database is waited for, in tries with growing pauses. */
const triesMax = 40
const pauseMsMax = 1_500
/** Clocks of other sites may be ahead of ours by this much. */
const aheadMsMax = 3_600_000

/**
 * Imports pages that were read, in one transaction: what is reported as imported is on disk. A page that is imported
 * again makes a new revision when it says something new and nothing when it does not; never a second article, and
 * never over what the desk has written since. While the database is away the same work is tried again; when one page
 * cannot be stored, the others still are.
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
    // One of them is at fault, or two are one article: each half by itself, until what is at fault stands alone.
    const middle = drafts.length >> 1
    const before = await importPages(database, drafts.slice(0, middle), options)
    return [...before, ...(await importPages(database, drafts.slice(middle), options))]
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
  read: readonly PageDraft[],
  options: ImportOptions,
): Promise<ImportedPage[]> {
  // The work may be done again: what it adds to a page's problems must not stay from the time before.
  const drafts = read.map((draft) => ({ ...draft, problems: [...draft.problems] }))
  await addSections(database, sectionsOf(drafts))
  const placed = await placeDrafts(database, drafts, options.edition)
  if (new Set(placed.map(({ article }) => article.id)).size < placed.length)
    throw new Error('two pages are one article')
  await tellOtherEditions(database, placed, options.edition)
  const newest = await newestRevisions(
    database,
    placed.filter(({ isNew }) => !isNew).map(({ article }) => article.id),
  )
  const fresh = await withNews(database, placed, newest)
  const saved = await saveRevisions(
    database,
    fresh.map(({ draft, article }) => ({
      articleId: article.id,
      content: draft.content,
      chain: draft.chain,
      reading: draft.reading,
      fingerprint: Buffer.from(draft.fingerprint, 'hex'),
      savedBy: options.savedBy,
    })),
  )
  const revisions = new Map(saved.map((revision) => [revision.articleId, revision]))
  const { live, made } = options.publish
    ? await publishDrafts(database, placed, { revisions, newest, savedBy: options.savedBy })
    : { live: new Map<number, LivePublication>(), made: new Set<number>() }
  await keepOrigins(database, placed)
  await keepComments(database, placed, options.savedBy)
  return placed.map(({ draft, article, isNew }) => ({
    origin: draft.origin,
    outcome: isNew
      ? 'new'
      : revisions.get(article.id)?.isNew
        ? 'updated'
        : made.has(article.id)
          ? 'published'
          : 'unchanged',
    code: article.code,
    live: live.get(article.id) ?? null,
    problems: draft.problems,
  }))
}

/** An article belongs to its edition for good, also where another one was asked for. */
async function tellOtherEditions(database: Database, placed: readonly PlacedDraft[], edition?: EditionCode) {
  const known = placed.filter(({ isNew }) => !isNew)
  if (edition === undefined || known.length === 0) return
  const editions = await findEditions(
    database,
    known.map(({ article }) => article.id),
  )
  for (const { draft, article } of known) {
    const own = editions.get(article.id)
    if (own !== edition)
      draft.problems.push({ kind: 'other-edition', detail: `The article is here already, in the edition «${own}».` })
  }
}

function sectionsOf(drafts: readonly PageDraft[]) {
  const sections = new Map<string, string>()
  for (const { content, sectionName } of drafts)
    if (content.section !== null) sections.set(content.section, sectionName!)
  return [...sections]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([slug, name]) => ({ slug, name, parent: null }))
}

/** Those pages that say something the wire has not said before, of articles that the desk has not changed since. */
async function withNews(
  database: Database,
  placed: readonly PlacedDraft[],
  newest: ReadonlyMap<number, NewestRevision>,
): Promise<PlacedDraft[]> {
  const said = await wireFingerprints(database, [...newest.keys()])
  return placed.filter(({ draft, article }) => {
    const before = said.get(article.id)
    if (before === undefined) return true
    if (before.has(draft.fingerprint)) return false
    if (before.has(newest.get(article.id)!.fingerprint.toString('hex'))) return true
    const detail = 'The article was edited here since it was imported; the changed page was not taken over.'
    draft.problems.push({ kind: 'edited-here', detail })
    return false
  })
}

interface SavedBatch {
  revisions: ReadonlyMap<number, SavedRevision>
  newest: ReadonlyMap<number, NewestRevision>
  savedBy: string
}

async function publishDrafts(
  database: Database,
  placed: readonly PlacedDraft[],
  { revisions, newest, savedBy }: SavedBatch,
): Promise<{ live: Map<number, LivePublication>; made: Set<number> }> {
  const standing = await findLive(
    database,
    placed.map(({ article }) => article.id),
  )
  const embargoes = await embargoesOf(
    database,
    placed.map(({ article }) => article.id),
  )
  const wanted: PublicationDraft[] = []
  for (const { draft, article } of placed) {
    const now = standing.get(article.id)
    const revision = revisions.get(article.id)
    if (now?.isWithdrawn) {
      draft.problems.push({ kind: 'withdrawn', detail: 'The article was taken down here; it was not published again.' })
      continue
    }
    // Nothing new was saved: what is live stays, and what waits as an imported draft is published as it is.
    const revisionId = revision?.id ?? newest.get(article.id)!.id
    if (now && (revision === undefined || now.revisionId === revisionId)) continue
    const isHeld = embargoes.has(article.id)
    const obstacle = isHeld ? underEmbargo : now ? null : (draft.waits ?? dateObstacle(draft))
    if (obstacle) tellObstacle(draft, obstacle)
    else
      wanted.push({
        articleId: article.id,
        revisionId,
        publishedAt: draft.publishedAt,
        updatedAt: draft.updatedAt,
        madeBy: savedBy,
      })
  }
  const published = await publish(database, wanted)
  const live = new Map(wanted.map(({ articleId }, index) => [articleId, published[index]!]))
  const made = new Set(live.keys())
  for (const [articleId, now] of standing) if (now.live && !live.has(articleId)) live.set(articleId, now.live)
  return { live, made }
}

/** What came of a problem is told in the place of the problem: its reader told of a missing date, too. */
function tellObstacle({ problems }: PageDraft, obstacle: Problem): void {
  const at = problems.findIndex(({ kind }) => kind === obstacle.kind)
  problems.splice(at === -1 ? problems.length : at, 1, obstacle)
}

const underEmbargo: Problem = { kind: 'embargoed', detail: 'The article is under an embargo; it was kept as a draft.' }

function dateObstacle({ publishedAt }: PageDraft): Problem | null {
  if (publishedAt === null)
    return { kind: 'no-date', detail: 'The page shows no date, so the article was kept as a draft.' }
  if (publishedAt.getTime() <= Date.now() + aheadMsMax) return null
  return { kind: 'future-date', detail: 'The page shows a date that has not come, so the article was kept as a draft.' }
}

async function keepOrigins(database: Database, placed: readonly PlacedDraft[]): Promise<void> {
  await keepOldAddresses(
    database,
    placed.flatMap(({ draft, article }) => addressesOf(draft).map((address) => ({ address, articleId: article.id }))),
  )
  // A page that was not taken over is not what the wire said of the article as it stands.
  const taken = placed.filter(({ draft }) => !draft.problems.some(({ kind }) => kind === 'edited-here'))
  await keepWireItems(
    database,
    taken.map(({ draft, article }) => ({ ...draft, articleId: article.id })),
  )
}

function addressesOf({ address, alsoAt = [] }: PageDraft): string[] {
  return address === null ? [...alsoAt] : [address, ...alsoAt]
}
