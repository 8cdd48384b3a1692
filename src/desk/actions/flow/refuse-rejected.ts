import { Refusal } from '#server'
import type { Database, Manuscript } from '#store'
import { standing } from './take-step.ts'

/** Refuses `rejected` for what was rejected and nobody has taken up again. */
export async function refuseRejected(database: Database, manuscript: Manuscript): Promise<void> {
  const { kind } = await standing(database, manuscript)
  if (kind === 'rejected') throw new Refusal('rejected', { code: manuscript.code })
}
