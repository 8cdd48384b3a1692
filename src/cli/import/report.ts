import { type ImportTally, openTally } from './account/tally.ts'
import type { FileReport } from './file-report.ts'
import { namesAsAsked } from './find-files.ts'

/** Writes reports as they come, and at the end what they came to: nothing is dropped without being counted. */
export class ReportWriter {
  files = 0
  failed = 0
  readonly #format: 'json' | 'words'
  readonly #nameOf: (file: string) => string
  readonly #outcomes: Record<string, number> = {}
  readonly #problems: Record<string, number> = {}
  readonly #tally = openTally()
  readonly #began = performance.now()

  constructor({ format, asked }: { format: 'json' | 'words'; asked: readonly string[] }) {
    this.#format = format
    this.#nameOf = namesAsAsked(asked)
  }

  write(made: FileReport): void {
    const report = { ...made, file: this.#nameOf(made.file) }
    this.files += 1
    this.#tally.take(report)
    if (!report.ok) this.failed += 1
    this.#outcomes[report.outcome] = (this.#outcomes[report.outcome] ?? 0) + 1
    for (const { kind } of report.problems) this.#problems[kind] = (this.#problems[kind] ?? 0) + 1
    if (this.#format === 'json') process.stdout.write(`${JSON.stringify(report)}\n`)
    else if (report.ok) process.stdout.write(`${report.outcome}\t${report.code ?? ''}\t${report.url ?? report.file}\n`)
    for (const { kind, detail } of report.problems) process.stderr.write(`sanad: ${report.file}: ${detail} (${kind})\n`)
  }

  /** What has been told so far, with the seconds it took. */
  account(): ImportTally & { seconds: number } {
    return { ...this.#tally.tally(), seconds: Number(((performance.now() - this.#began) / 1000).toFixed(2)) }
  }

  close(): void {
    const { seconds } = this.account()
    const summary = { files: this.files, ...this.#outcomes, problems: this.#problems, seconds }
    if (this.#format === 'json') process.stdout.write(`${JSON.stringify({ summary })}\n`)
    const told = Object.entries(this.#outcomes).map(([outcome, count]) => `${count} ${outcome}`)
    process.stderr.write(`sanad: ${this.files} files: ${told.join(', ') || 'nothing to import'} (${seconds} s)\n`)
  }
}
