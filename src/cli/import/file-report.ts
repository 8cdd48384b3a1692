import type { Problem } from '#formats'
import type { ImportedPage } from '#wire'

/** What is told of one file. */
export interface FileReport {
  file: string
  ok: boolean
  outcome: ImportedPage['outcome'] | 'skipped' | 'passed-over'
  code: string | null
  url: string | null
  problems: Problem[]
}
