import { statSync } from 'node:fs'
import type { FoundFile } from './find-files.ts'
import type { ProgressLine } from './progress.ts'
import type { TellBytes } from './read-collection.ts'

/** Tells `reach` what share of these files, which are read one after another, was read: 0 to 1; `look` that of one of them. */
export function shareOfBytes(
  files: readonly FoundFile[],
  { reach, look }: Pick<ProgressLine, 'reach' | 'look'>,
): (found: FoundFile) => TellBytes {
  const sizes = new Map(files.map((found) => [found, statSync(found.file, { throwIfNoEntry: false })?.size ?? 0]))
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  return (found) => {
    let before = 0
    for (const [file, size] of sizes) {
      if (file === found) break
      before += size
    }
    return (bytes, how) => {
      if (total === 0) return
      if (how === 'looked') look(bytes / sizes.get(found)!)
      else reach((before + bytes) / total)
    }
  }
}
