import { type Dirent, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** Files of these names are pages; others in a folder (pictures, styles) are passed over. */
const pageName = /\.(html?|xhtml|php|aspx?|txt)$|^[^.]+$/i

/** A file to be imported, and the path relative to what was asked for. */
export interface FoundFile {
  file: string
  relative: string
}

/** The files asked for, and all pages below the folders asked for, in order of name. Throws where one does not exist. */
export function* findFiles(asked: readonly string[]): Generator<FoundFile> {
  for (const name of asked) {
    const target = path.resolve(name)
    if (statSync(target).isDirectory()) yield* below(target, target)
    else yield { file: target, relative: path.basename(target) }
  }
}

function* below(folder: string, root: string): Generator<FoundFile> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort(byName)
  for (const entry of entries) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* below(file, root)
    else if (entry.isFile() && pageName.test(entry.name)) yield { file, relative: path.relative(root, file) }
  }
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1
}
