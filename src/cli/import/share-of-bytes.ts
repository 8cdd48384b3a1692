import { statSync } from 'node:fs'
import type { FoundFile } from './find-files.ts'
import type { TellBytes } from './read-collection.ts'

/** Tells `reach` what share of these files, which are read one after another, was read: 0 to 1. */
export function shareOfBytes(
  files: readonly FoundFile[],
  reach: (share: number) => void,
): (found: FoundFile) => TellBytes {
  const sizes = new Map(files.map((found) => [found, statSync(found.file, { throwIfNoEntry: false })?.size ?? 0]))
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  return (found) => {
    let before = 0
    for (const [file, size] of sizes) {
      if (file === found) break
      before += size
    }
    return (bytes) => {
      if (total > 0) reach((before + bytes) / total)
    }
  }
}
