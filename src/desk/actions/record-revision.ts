import { Refusal } from '#server'
import { addRevisionAuthors, type Database, saveRevisions, type WorkingCopy, writeWorkingCopy } from '#store'
import type { Actor } from '../policy.ts'
import { type OpenedCopy, openCopy } from './open-copy.ts'
import { readDraftSourcing } from './sourcing/read-chain.ts'

/**
 * Makes a revision of what is being written, as this version of it stands; an unchanged one makes none. Refuses
 * `stale-revision` when somebody wrote in between, and `not-ready` while two versions of something wait for a choice.
 */
export async function recordRevision(
  database: Database,
  actor: Actor,
  code: number,
  { version }: { version: number },
): Promise<OpenedCopy> {
  const opened = await openCopy(database, actor, code)
  if (opened.copy.version !== version) throw new Refusal('stale-revision', { version: opened.copy.version })
  if (opened.copy.choices.length > 0) {
    throw new Refusal('not-ready', { code, reasons: [{ code: 'choices-open', severity: 'blocks', facts: {} }] })
  }
  if (opened.copy.begunAt === null) return opened
  return { manuscript: opened.manuscript, copy: await saveAsRevision(database, actor, opened.copy) }
}

/** The working copy as a revision of its own; the copy follows it from here on. The caller holds the article. */
export async function saveAsRevision(database: Database, actor: Actor, copy: WorkingCopy): Promise<WorkingCopy> {
  const { articleId, content } = copy
  // A chain that nobody has said anything of yet is the one that the text tells, as with an article of the API.
  const given = copy.chain.length > 0 ? copy.chain : null
  const { chain } = await readDraftSourcing(database, content, { articleId, given })
  const [saved] = await saveRevisions(database, [{ articleId, content, chain, savedBy: actor.id }])
  if (saved!.isNew) {
    await addRevisionAuthors(
      database,
      saved!.id,
      copy.changedBy.filter((id) => id !== actor.id),
    )
  }
  const recorded = { ...copy, chain, revision: saved!.number, changedBy: [], begunAt: null }
  await writeWorkingCopy(database, recorded)
  return recorded
}
