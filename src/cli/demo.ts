import { readFile } from 'node:fs/promises'
import { inlineText } from '#article'
import type { Media } from '#media'
import {
  addLiveUpdate,
  addSections,
  createArticles,
  type Database,
  hasArticles,
  inTransaction,
  type PublicationDraft,
  publish,
  type RevisionDraft,
  readSetting,
  saveRevisions,
  withdraw,
  writeSetting,
} from '#store'
import { articles, firstContent, newsroom, pictures, sections, type WorldArticle } from '#world'

const minuteMs = 60_000
const madeBy = 'demo'

/** True when nothing was ever written here. */
export async function isEmpty(database: Database): Promise<boolean> {
  return (await readSetting(database, 'demo')) === null && !(await hasArticles(database))
}

/** Fills an empty store with the example newsroom, as of `now`; all of it, or nothing. */
export async function fillDemo(database: Database, media: Media, now: Date): Promise<void> {
  await keepWorldPictures(media)
  await inTransaction(database, async (transaction) => {
    await addSections(transaction, sections)
    for (const article of oldestFirst()) await tellArticle(transaction, article, now)
    await writeSetting(transaction, 'site', { name: newsroom.name, tagline: newsroom.tagline, notice: newsroom.notice })
    await writeSetting(transaction, 'demo', { filledAt: now.toISOString() })
  })
}

/** Keeps the pictures of the example newsroom, so that articles may show them. */
export async function keepWorldPictures(media: Media): Promise<void> {
  for (const { path } of pictures) {
    const { value, problems } = await media.keepOriginal(await readFile(path))
    if (value === null) throw new Error(`A picture of the example newsroom was refused: ${problems[0]?.detail}`)
  }
}

function oldestFirst(): WorldArticle[] {
  return [...articles].sort((one, other) => other.publishedMinutesAgo - one.publishedMinutesAgo)
}

async function tellArticle(database: Database, article: WorldArticle, now: Date): Promise<void> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs)
  const [made] = await createArticles(database, [article.code])
  const articleId = made!.id
  const save = async (content: RevisionDraft['content']) => {
    const [revision] = await saveRevisions(database, [{ articleId, content, chain: article.chain, savedBy: madeBy }])
    return revision!.id
  }
  const live = async (draft: Omit<PublicationDraft, 'articleId' | 'madeBy'>) =>
    publish(database, [{ articleId, madeBy, ...draft }])

  const publishedAt = ago(article.publishedMinutesAgo)
  await live({ revisionId: await save(firstContent(article)), publishedAt })
  for (const { kind, note, minutesAgo } of article.corrections) {
    const revisionId = await save(article.content)
    const at = ago(minutesAgo)
    await live({ revisionId, publishedAt, updatedAt: at, correction: { kind, note, at } })
  }
  if (article.content.kind === 'live') await tellUpdates(database, articleId, article)
  if (article.withdrawn) await withdraw(database, { articleId, reason: article.withdrawn.note, madeBy })
}

/** A running account is told part by part: each part of its text under a heading is an update, the last the oldest. */
async function tellUpdates(database: Database, articleId: number, { code, content }: WorldArticle): Promise<void> {
  const parts: { headline: string; blocks: typeof content.document.content }[] = []
  for (const block of content.document.content) {
    if (block.type === 'heading') parts.push({ headline: inlineText(block.content), blocks: [] })
    else if (block.type !== 'divider') parts.at(-1)?.blocks.push(block)
  }
  for (const [place, { headline, blocks }] of parts.toReversed().entries()) {
    const document = { type: 'doc' as const, content: blocks }
    await addLiveUpdate(database, { articleId, code, headline, document, isKey: place % 2 === 0, madeBy })
  }
}
