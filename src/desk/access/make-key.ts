import { newToken } from '#server'
import { addToken, appendAudit, type Database, inTransaction } from '#store'
import { refuseUnknownSection } from '../actions/refuse-unknown-section.ts'
import { type Actor, demand, isRole, type Role } from '../policy.ts'
import { keyHash } from './key-hash.ts'
import { type NameProblem, readKeyName } from './names.ts'

export interface KeyDraft {
  name: string
  role: Role
  /** Slugs of the sections it is good for; none, or left out: all. */
  sections?: readonly string[]
}

export type KeyProblem = { field: 'name'; kind: NameProblem } | { field: 'role'; kind: 'not-a-role' }

/** Reads the form of a new API key; all problems at once. */
export function readKeyDraft(form: { name: string; role: string }): { value: KeyDraft | null; problems: KeyProblem[] } {
  const name = readKeyName(form.name)
  const problems: KeyProblem[] = name.problems.map((kind) => ({ field: 'name', kind }))
  if (!isRole(form.role)) problems.push({ field: 'role', kind: 'not-a-role' })
  return { value: problems.length === 0 ? { name: name.value!, role: form.role as Role } : null, problems }
}

/** Makes an API key and returns it; only its hash is kept. Refuses `forbidden`, `unknown-section`. */
export async function makeKey(database: Database, actor: Actor, draft: KeyDraft): Promise<string> {
  demand(actor, 'administer')
  const key = newToken()
  await inTransaction(database, async (transaction) => {
    const { role, sections = [] } = draft
    for (const section of sections) await refuseUnknownSection(transaction, section)
    await addToken(transaction, { ...draft, hash: keyHash(key)! })
    const subject = `token:${draft.name}`
    await appendAudit(transaction, { actor: actor.id, action: 'make-key', subject, facts: { role, sections } })
  })
  return key
}
