import { Refusal } from '#server'
import {
  addSource,
  appendAudit,
  type Database,
  editPerson,
  editSource,
  lockRecords,
  mergePeople,
  mergeSourceRecords,
  type PersonChange,
  type PersonRecord,
  readPersonRecord,
  readSourceRecord,
  type SourceChange,
  type SourceRecord,
  type TakenNames,
} from '#store'
import { type Actor, demand } from '../../policy.ts'

/** A record by its id or its slug, as an address names it. Changes belong in a transaction: records are locked until it ends. */
export type RecordName = number | string

/** Refuses `not-found`. */
export async function findSource(database: Database, name: RecordName): Promise<SourceRecord> {
  const record = await readSourceRecord(database, name)
  if (record === null) throw new Refusal('not-found', { source: name })
  return record
}

/** Refuses `not-found`. */
export async function findPerson(database: Database, name: RecordName): Promise<PersonRecord> {
  const record = await readPersonRecord(database, name)
  if (record === null) throw new Refusal('not-found', { person: name })
  return record
}

export type SourceWish = Omit<SourceChange, 'keptBy'>

/** Adds a source to the directory. Refuses: `forbidden`, `already-exists` (with whose its names are). */
export async function keepSource(
  database: Database,
  actor: Actor,
  draft: SourceWish & Pick<SourceRecord, 'name' | 'kind'> & { slug?: string },
): Promise<SourceRecord> {
  demand(actor, 'publish')
  await lockRecords(database)
  const made = refuseTaken(await addSource(database, { ...draft, keptBy: actor.id }))
  await told(database, actor, { action: 'add-source', subject: `source:${made.slug}`, facts: draft })
  return made
}

/** Changes a source. Refuses: `forbidden`, `not-found`, `already-exists`. */
export async function changeSource(
  database: Database,
  actor: Actor,
  name: RecordName,
  change: SourceWish,
): Promise<SourceRecord> {
  demand(actor, 'publish')
  await lockRecords(database)
  const record = await findSource(database, name)
  const changed = refuseTaken(await editSource(database, record, { ...change, keptBy: actor.id }))
  await told(database, actor, { action: 'change-source', subject: `source:${record.slug}`, facts: change })
  return changed
}

/** Makes one record of two. Refuses: `forbidden`, `not-found`, `invalid-content` for one and the same. */
export async function mergeSource(
  database: Database,
  actor: Actor,
  { into, from }: { into: RecordName; from: RecordName },
): Promise<SourceRecord> {
  demand(actor, 'publish')
  await lockRecords(database)
  const [kept, merged] = [await findSource(database, into), await findSource(database, from)]
  refuseSame(kept, merged)
  const record = await mergeSourceRecords(database, kept, merged, actor.id)
  await told(database, actor, { action: 'merge-source', subject: `source:${kept.slug}`, facts: { merged } })
  return record
}

/** Changes a person's record. Refuses: `forbidden`, `not-found`, `already-exists`. */
export async function changePerson(
  database: Database,
  actor: Actor,
  name: RecordName,
  change: PersonChange,
): Promise<PersonRecord> {
  demand(actor, 'publish')
  await lockRecords(database)
  const record = await findPerson(database, name)
  const changed = refuseTaken(await editPerson(database, record, change))
  await told(database, actor, { action: 'change-person', subject: `person:${record.slug}`, facts: change })
  return changed
}

/** Makes one record of two. Refuses: `forbidden`, `not-found`, `invalid-content` for one and the same. */
export async function mergePerson(
  database: Database,
  actor: Actor,
  { into, from }: { into: RecordName; from: RecordName },
): Promise<PersonRecord> {
  demand(actor, 'publish')
  await lockRecords(database)
  const [kept, merged] = [await findPerson(database, into), await findPerson(database, from)]
  refuseSame(kept, merged)
  const record = await mergePeople(database, kept, merged)
  await told(database, actor, { action: 'merge-person', subject: `person:${kept.slug}`, facts: { merged } })
  return record
}

function refuseTaken<Kept extends object>(outcome: Kept | TakenNames): Kept {
  if ('taken' in outcome) throw new Refusal('already-exists', { taken: outcome.taken })
  return outcome
}

function refuseSame(kept: { id: number }, merged: { id: number }): void {
  if (kept.id === merged.id) throw new Refusal('invalid-content', { detail: 'from: the two are one record already.' })
}

function told(database: Database, actor: Actor, deed: { action: string; subject: string; facts: object }) {
  return appendAudit(database, { actor: actor.id, ...deed })
}
