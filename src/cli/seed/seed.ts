import { openMedia } from '#media'
import { addSections, createArticles, type Database, inTransaction, publish, saveRevisions } from '#store'
import { findPicture, pictures, sections } from '#world'
import { withNewsroom } from '../compose.ts'
import { keepWorldPictures } from '../demo/demo-media.ts'
import { progressLine } from '../import/progress.ts'
import { type SeedPlan, synthesise } from './synthesise.ts'

/** Articles that are stored in one transaction. */
const batchSize = 250
/** Batches under way at once: while one is stored the next is written. */
const lanes = 2
/** Made-up people are given no records: nobody is to be found who said what nobody said. */
const unread = { statements: [], mentions: [] }

/** Fills the newsroom with made-up, published articles. */
export function seedNewsroom(asked: Omit<SeedPlan, 'pictures'>): Promise<number> {
  const plan = { ...asked, pictures: pictures.flatMap(({ name }) => findPicture(name) ?? []) }
  return withNewsroom(async ({ config, store }, stopping) => {
    await keepWorldPictures(openMedia({ folder: config.dataFolder }))
    await inTransaction(store.database, (transaction) => addSections(transaction, sections))
    await fill(store.database, plan, stopping)
    return 0
  })
}

async function fill(database: Database, plan: SeedPlan, stopping: AbortSignal): Promise<void> {
  const began = performance.now()
  const progress = progressLine(plan.articles)
  let next = 0
  let done = 0
  const lane = async () => {
    while (next < plan.articles && !stopping.aborted) {
      const from = next
      next = Math.min(next + batchSize, plan.articles)
      const size = next - from
      await inTransaction(database, (transaction) => storeBatch(transaction, plan, { from, size }))
      done += size
      progress.update(done, 0)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  progress.end()
  const seconds = (performance.now() - began) / 1000
  const perSecond = Math.round(done / seconds)
  process.stdout.write(`${JSON.stringify({ articles: done, seconds: Number(seconds.toFixed(2)), perSecond })}\n`)
}

async function storeBatch(
  database: Database,
  plan: SeedPlan,
  { from, size }: { from: number; size: number },
): Promise<void> {
  const told = Array.from({ length: size }, (_, index) => synthesise(plan, from + index))
  const made = await createArticles(
    database,
    told.map(() => null),
  )
  const revisions = await saveRevisions(
    database,
    told.map(({ content, chain }, index) => ({
      articleId: made[index]!.id,
      content,
      chain,
      reading: unread,
      savedBy: 'seed',
    })),
  )
  await publish(
    database,
    told.map(({ publishedAt }, index) => ({
      articleId: made[index]!.id,
      revisionId: revisions[index]!.id,
      publishedAt,
      madeBy: 'seed',
    })),
  )
}
