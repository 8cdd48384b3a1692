import { type EndpointAnswer, Refusal } from '#server'
import { nameKey } from '#sourcing'
import { type Database, inTransaction, lockRecords, type PersonRecord, type SourceRecord } from '#store'
import { answerRedirect } from '../page.ts'
import { recordPath } from './record-list-page.ts'
import { doneSentences, type RecordRoom } from './record-words.ts'
import type { Shown } from './see-record.ts'
import { printOf, takenIn } from './written.ts'

/** What is wrong with a form that was sent. */
export type Wrong = Partial<Pick<Shown, 'problems' | 'taken' | 'isChangedMeanwhile'>>

interface Keeping<Kept, Value> {
  database: Database
  room: RecordRoom
  record: Kept
  /** Of the record as it was when the form was opened. */
  was: string
  value: Value
  find(transaction: Database): Promise<Kept>
  /** Refuses `already-exists` for names that are another's. */
  save(transaction: Database, value: Value): Promise<unknown>
  /** The form once more, with what was written, about the record as it is. */
  again(wrong: Wrong, record: Kept, was: string): Promise<EndpointAnswer>
}

/** Keeps what was written of a record, unless somebody changed it after the form was opened, or a name is another's. */
export async function keepWritten<
  Kept extends PersonRecord | SourceRecord,
  Value extends { name: string; names: string[] },
>({ database, room, record, was, value, find, save, again }: Keeping<Kept, Value>): Promise<EndpointAnswer> {
  const isRenamed = nameKey(value.name) !== nameKey(record.name)
  // Texts that were written with the former name still lead here.
  const kept = isRenamed ? { ...value, names: [...value.names, record.name] } : value
  try {
    const changed = await inTransaction(database, async (transaction) => {
      await lockRecords(transaction)
      const now = await find(transaction)
      if (printOf(now) !== was) return now
      await save(transaction, kept)
      return null
    })
    if (changed !== null) return again({ isChangedMeanwhile: true }, changed, printOf(changed))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already-exists') throw error
    return again({ taken: takenIn(error) }, record, was)
  }
  return answerRedirect(`${recordPath(room, record.slug)}?done=${isRenamed ? 'renamed' : 'saved'}`)
}

/** What the address says was just done with a record; null for nothing. */
export function doneIn({ merged }: RecordRoom, { done }: Record<string, unknown>): string | null {
  return done === 'merged' ? merged : (doneSentences[String(done)] ?? null)
}
