import { randomUUID } from 'node:crypto'
import { contentFingerprint, mergeContents } from '#article'
import {
  type Database,
  type Manuscript,
  type OpenChoice,
  readRevision,
  readWorkingCopy,
  type WorkingCopy,
  writeWorkingCopy,
} from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'

/** An article as it is being written: its newest revision, and the working copy that follows it. */
export interface OpenedCopy {
  manuscript: Manuscript
  copy: WorkingCopy
}

/**
 * The working copy of an article, made when there is none. A revision that was saved elsewhere since (through the API,
 * by a correction, by the wire) is merged into it first. Holds the article until the transaction ends. Refuses:
 * `forbidden`, `other-section`, `not-found`.
 */
export async function openCopy(database: Database, actor: Actor, code: number): Promise<OpenedCopy> {
  demand(actor, 'write')
  const manuscript = await findManuscript(database, code)
  demandIn(actor, 'write', manuscript.content.section)
  const kept = await readWorkingCopy(database, manuscript.articleId)
  if (kept !== null && kept.revision === manuscript.revision) return { manuscript, copy: kept }
  const copy = kept === null ? copyOf(manuscript) : await followRevision(database, kept, manuscript)
  await writeWorkingCopy(database, copy)
  return { manuscript, copy }
}

function copyOf({ articleId, revision, content, chain, savedAt }: Manuscript): WorkingCopy {
  return {
    articleId,
    version: 1,
    revision,
    content,
    chain,
    choices: [],
    changedBy: [],
    changedAt: savedAt,
    begunAt: null,
    seats: {},
  }
}

/** What was being written is brought onto the revision that came: it stood first. */
async function followRevision(database: Database, copy: WorkingCopy, newest: Manuscript): Promise<WorkingCopy> {
  const followed = await readRevision(database, copy.articleId, copy.revision)
  const { content, clashes } = mergeContents({
    base: followed?.content ?? newest.content,
    first: newest.content,
    second: copy.content,
  })
  const by = { firstBy: newest.savedBy, secondBy: copy.changedBy.at(-1) ?? newest.savedBy }
  const isPending = contentFingerprint(content) !== contentFingerprint(newest.content)
  return {
    ...copy,
    version: copy.version + 1,
    revision: newest.revision,
    content,
    chain: newest.chain,
    choices: [...copy.choices, ...clashes.map((clash): OpenChoice => ({ ...clash, ...by, id: randomUUID() }))],
    begunAt: isPending ? (copy.begunAt ?? newest.savedAt) : null,
    changedBy: isPending ? copy.changedBy : [],
  }
}
