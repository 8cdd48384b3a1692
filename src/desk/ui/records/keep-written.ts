import { type EndpointAnswer, Refusal } from '#server'
import { nameKey } from '#sourcing'
import type { PersonRecord, SourceRecord } from '#store'
import { answerRedirect } from '../page.ts'
import { recordPath } from './record-list-page.ts'
import { doneSentences, type RecordRoom } from './record-words.ts'
import type { Shown } from './see-record.ts'
import { printOf, takenIn } from './written.ts'

/** What is wrong with a form that was sent. */
export type Wrong = Partial<Pick<Shown, 'problems' | 'taken' | 'isChangedMeanwhile'>>

interface Keeping<Value> {
  room: RecordRoom
  record: PersonRecord | SourceRecord
  /** Of the record as it was when the form was opened. */
  was: string
  value: Value
  /** Refuses `already-exists` for names that are another's. */
  save(value: Value): Promise<unknown>
  /** The form once more, with what was written, about the record as it was. */
  again(wrong: Wrong, was: string): Promise<EndpointAnswer>
}

/** Keeps what was written of a record, unless somebody changed it after the form was opened, or a name is another's. */
export async function keepWritten<Value extends { name: string; names: string[] }>({
  room,
  record,
  was,
  value,
  save,
  again,
}: Keeping<Value>): Promise<EndpointAnswer> {
  const print = printOf(record)
  if (was !== print) return again({ isChangedMeanwhile: true }, print)
  const isRenamed = nameKey(value.name) !== nameKey(record.name)
  try {
    // Texts that were written with the former name still lead here.
    await save(isRenamed ? { ...value, names: [...value.names, record.name] } : value)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already-exists') throw error
    return again({ taken: takenIn(error) }, was)
  }
  return answerRedirect(`${recordPath(room, record.slug)}?done=${isRenamed ? 'renamed' : 'saved'}`)
}

/** What the address says was just done with a record; null for nothing. */
export function doneIn({ merged }: RecordRoom, { done }: Record<string, unknown>): string | null {
  return done === 'merged' ? merged : (doneSentences[String(done)] ?? null)
}
