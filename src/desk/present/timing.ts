import { formatDateTime } from '#persian'
import type { TimedArticle, Timing } from '#store'

/** A timing as the API tells it. Instants are ISO 8601; `says` is the same instant in Persian, in Tehran. */
export function presentTiming({ id, code, kind, dueAt, revision, note, madeAt, madeBy, end }: Timing): object {
  return {
    id,
    code,
    kind,
    at: dueAt.toISOString(),
    says: formatDateTime(dueAt),
    revision,
    note,
    made: madeAt.toISOString(),
    by: madeBy,
    end: end && { kind: end.kind, reason: end.reason, at: end.at.toISOString(), by: end.by },
  }
}

export function presentTimedArticle(timing: TimedArticle): object {
  return { ...presentTiming(timing), headline: timing.headline, section: timing.section }
}
