import { readComing } from '#persian'
import { Refusal } from '#server'

/**
 * A coming instant, written as ISO 8601 with its offset (`at`) or in Persian (`when`). Refuses `invalid-content` where it
 * is none, or the words mean more than one (`choices`).
 */
export function comingIn({ at, when }: { at?: string; when?: string }, now: Date): Date {
  if ((at === undefined) === (when === undefined)) {
    throw new Refusal('invalid-content', { detail: 'One of `at` and `when` is needed.' })
  }
  if (at !== undefined) return instantOf(at, 'at')
  const { value, problems } = readComing(when!, now)
  if (value === null || value.others.length > 0) {
    const choices = value === null ? [] : [value.instant, ...value.others].map((one) => one.toISOString())
    const kinds = problems.map(({ kind }) => kind)
    throw new Refusal('invalid-content', { detail: 'when: not one coming instant.', problems: kinds, choices })
  }
  return value.instant
}

/** An instant with its offset: a wall clock alone would be read in whatever zone this machine stands. */
export function instantOf(text: string, field: string): Date {
  const instant = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? new Date(text) : new Date(Number.NaN)
  if (Number.isNaN(instant.getTime())) {
    throw new Refusal('invalid-content', { detail: `${field}: not an instant with its offset.` })
  }
  return instant
}
