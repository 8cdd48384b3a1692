import type { FileReport } from '../file-report.ts'

/** Examples told of each kind of problem. */
const examplesMax = 10
/** A detail may quote the file; longer ones are cut. */
const detailCharsMax = 300

/** One file that met a problem. */
export interface ProblemExample {
  file: string
  code: string | null
  url: string | null
  detail: string
}

/** How often one kind of problem was met. */
export interface ProblemTally {
  kind: string
  /** Files (or items of a file) that met it, each counted once. */
  files: number
  /** Of these, those of which nothing came in. */
  lost: number
  examples: ProblemExample[]
}

/** What an import came to. The outcomes add up to `files`. */
export interface ImportTally {
  files: number
  outcomes: Partial<Record<FileReport['outcome'], number>>
  /** The kinds that lost most first, then the most frequent. */
  problems: ProblemTally[]
}

/** Counts reports as they come; keeps the first examples of each kind, so that an archive of any size fits. */
export function openTally(): { take(report: FileReport): void; tally(): ImportTally } {
  const outcomes: ImportTally['outcomes'] = {}
  const kinds = new Map<string, ProblemTally>()
  let files = 0
  return {
    take(report) {
      files += 1
      outcomes[report.outcome] = (outcomes[report.outcome] ?? 0) + 1
      for (const kind of new Set(report.problems.map((problem) => problem.kind))) count(kinds, kind, report)
    },
    tally: () => ({ files, outcomes, problems: [...kinds.values()].sort(byWeight) }),
  }
}

function count(kinds: Map<string, ProblemTally>, kind: string, { file, ok, code, url, problems }: FileReport): void {
  const known = kinds.get(kind) ?? { kind, files: 0, lost: 0, examples: [] }
  kinds.set(kind, known)
  known.files += 1
  if (!ok) known.lost += 1
  if (known.examples.length === examplesMax) return
  const detail = problems.find((problem) => problem.kind === kind)!.detail
  known.examples.push({ file, code, url, detail: detail.slice(0, detailCharsMax) })
}

function byWeight(one: ProblemTally, other: ProblemTally): number {
  return other.lost - one.lost || other.files - one.files || (one.kind < other.kind ? -1 : 1)
}
