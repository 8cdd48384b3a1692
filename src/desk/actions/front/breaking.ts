import type { EditionCode } from '#article'
import { normalise } from '#persian'
import { Refusal } from '#server'
import { type BreakingLine, type Database, putUpBreaking, readBreaking, takeDownBreaking } from '#store'
import { type Actor, demandEverywhere } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'
import { refusePassed } from './coming-instant.ts'

/** The line is one line, on a phone two. */
const textLengthMax = 140
/** What is older is not breaking any more. */
const standsMsMax = 24 * 3_600_000

export interface BreakingWish {
  edition: EditionCode
  text: string
  /** The live article, or running account, of the edition, to which it leads. */
  code: number | null
  expiresAt: Date
}

/**
 * Puts a line of breaking news above every page of an edition, in the place of the one that is there. Refuses
 * `forbidden`, `invalid-content`, `other-edition`, and `not-published` for an article that readers would not find.
 */
export async function putUpLine(
  database: Database,
  actor: Actor,
  { edition, text, code, expiresAt }: BreakingWish,
  now: Date,
): Promise<BreakingLine> {
  demandEverywhere(actor, 'place')
  const line = normalise(text.toWellFormed())
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (line === '' || line.length > textLengthMax)
    throw new Refusal('invalid-content', { detail: `text: from 1 to ${textLengthMax} characters.` })
  refusePassed(expiresAt, now)
  if (expiresAt.getTime() > now.getTime() + standsMsMax)
    throw new Refusal('invalid-content', { detail: 'A line of breaking news stands for a day at most.' })
  const article = code === null ? null : await findManuscript(database, code)
  if (article !== null && article.publication === null) throw new Refusal('not-published', { code })
  if (article !== null && article.edition !== edition)
    throw new Refusal('other-edition', { code, edition: article.edition })
  await putUpBreaking(database, {
    edition,
    text: line,
    article: article && { articleId: article.articleId, code: code! },
    expiresAt,
    madeBy: actor.id,
  })
  return (await readBreaking(database, now, edition))!
}

/** Takes the line down that is up in an edition. Refuses `forbidden`, and `not-found` when there is none. */
export async function takeDownLine(
  database: Database,
  actor: Actor,
  { edition, now }: { edition: EditionCode; now: Date },
): Promise<void> {
  demandEverywhere(actor, 'place')
  const line = await readBreaking(database, now, edition)
  const isDown = line !== null && (await takeDownBreaking(database, { id: line.id, madeBy: actor.id }))
  if (!isDown) throw new Refusal('not-found', { detail: 'No line of breaking news is up.' })
}
