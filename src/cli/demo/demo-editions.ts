import { documentFromParagraphs, type EditionCode, firstEdition, type Picture } from '#article'
import {
  createArticles,
  type Database,
  findArticles,
  inTransaction,
  linkTranslation,
  publish,
  readSetting,
  readSiteWords,
  saveRevisions,
  writeEditionWords,
} from '#store'
import { articles, editionWords, translations, type WorldTranslation } from '#world'

const minuteMs = 60_000
const madeBy = 'demo'

/** Tells a few articles of the example newsroom in the editions that are on, each edition once; elsewhere it does nothing. */
export async function fillDemoEditions(database: Database, on: readonly EditionCode[], now: Date): Promise<void> {
  if (on.length < 2 || (await readSetting(database, 'demo')) === null) return
  for (const edition of on) {
    if (edition === firstEdition) continue
    await inTransaction(database, async (transaction) => {
      const known = (await readSiteWords(transaction)).editions ?? {}
      if (known[edition] !== undefined) return
      await writeEditionWords(transaction, edition, editionWords[edition])
      for (const one of translations.filter((told) => told.edition === edition)) await tell(transaction, one, now)
    })
  }
}

/** What is said of a picture is said in the edition's language, or not at all. */
function heroOf(hero: Picture | null, { edition, headline }: WorldTranslation): Picture | null {
  return hero && edition === 'en' ? { ...hero, alt: headline, caption: null, credit: null } : hero
}

async function tell(database: Database, told: WorldTranslation, now: Date): Promise<void> {
  const world = articles.find(({ name }) => name === told.of)!
  const [original] = await findArticles(database, [world.code])
  if (original === undefined) return
  const [made] = await createArticles(database, [null], told.edition)
  const articleId = made!.id
  await linkTranslation(database, { articleId, originalId: original.id, madeBy })
  const { headline, lead, paragraphs, tags, author } = told
  const document = documentFromParagraphs([...paragraphs])
  const filing = {
    section: world.content.section,
    tags: [...tags],
    authors: [author],
    hero: heroOf(world.content.hero, told),
  }
  const content = { kind: 'news' as const, kicker: null, headline, subheadline: null, lead, document, ...filing }
  const [revision] = await saveRevisions(database, [{ articleId, content, chain: [], savedBy: madeBy }])
  const publishedAt = new Date(now.getTime() - world.publishedMinutesAgo * minuteMs)
  await publish(database, [{ articleId, revisionId: revision!.id, publishedAt, madeBy }])
}
