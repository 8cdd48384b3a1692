import { formatDateTime } from '#persian'
import type { Assignment, QueueEntry, Stage, Step, StepKind } from '#store'

const instantOf = (at: Date) => ({ at: at.toISOString(), says: formatDateTime(at) })
const dueOf = (at: Date | null) => (at === null ? null : instantOf(at))

/** Where an article stands and how it came there, as the API tells it. Instants are ISO 8601, and in Persian. */
export function presentFlow({
  stage,
  open,
  steps,
  assignments,
}: {
  stage: Stage
  open: readonly StepKind[]
  steps: readonly Step[]
  assignments: readonly Assignment[]
}): object {
  return {
    stage: stage.kind,
    sentBy: stage.sentBy,
    open,
    steps: steps.map(({ id, kind, revision, reason, madeAt, madeBy }) => ({
      ...{ id, kind, revision, reason, by: madeBy },
      ...instantOf(madeAt),
    })),
    assignments: assignments.map(presentAssignment),
  }
}

function presentAssignment({ id, to, brief, dueAt, madeAt, madeBy, end }: Assignment): object {
  const ended = end && { kind: end.kind, at: end.at.toISOString(), by: end.by }
  return { id, to, brief, due: dueOf(dueAt), made: madeAt.toISOString(), by: madeBy, end: ended }
}

/** An article of a queue, as the API tells it. */
export function presentQueueEntry(entry: QueueEntry): object {
  const { code, headline, kind, section, isLive, stage, step, hasChanged, assignments } = entry
  return {
    ...{ code, headline, kind, section: section?.slug ?? null, isLive, stage, hasChanged },
    step: step && { reason: step.reason, by: step.by, ...instantOf(step.at) },
    assignments: assignments.map((one) => ({ ...one, dueAt: undefined, due: dueOf(one.dueAt) })),
  }
}
