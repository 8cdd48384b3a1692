import { type Dirent, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../read-bounded.ts'

/** Files of these names are pages; others in a folder (pictures, styles) are passed over. */
const pageName = /\.(html?|xhtml|php|aspx?|txt)$|^[^.]+$/i

/** A file to be imported, and the path relative to what was asked for. */
export interface FoundFile {
  file: string
  relative: string
  /** Whether it was named itself, not found in a folder: then it may be a feed or an archive. */
  isAsked?: true
  /** Why it cannot be read, where that was seen already. */
  unreadable?: string
}

/**
 * The files asked for, and all pages below the folders asked for, in order of name. What does not exist and folders that
 * cannot be opened are among them, each with its reason. Links are followed where they were asked for, not inside folders.
 */
export function* findFiles(asked: readonly string[]): Generator<FoundFile> {
  for (const name of asked) {
    const target = path.resolve(name)
    const found = look(target)
    if (found === 'folder') yield* below(target, target)
    else yield found
  }
}

/** Names files as whoever asked for them wrote it; what is no file of theirs (an address) keeps its name. */
export function namesAsAsked(asked: readonly string[]): (file: string) => string {
  const written = new Map(asked.map((name) => [path.resolve(name), name]))
  return (file) => {
    const whole = written.get(file)
    if (whole !== undefined) return whole
    for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
      const name = written.get(folder)
      if (name !== undefined) return `${name.replace(/\/+$/, '')}/${path.relative(folder, file)}`
    }
    return file
  }
}

function look(target: string): FoundFile | 'folder' {
  const relative = path.basename(target)
  try {
    return statSync(target).isDirectory() ? 'folder' : { file: target, relative, isAsked: true }
  } catch (error) {
    return { file: target, relative, unreadable: reasonOf(error) }
  }
}

function* below(folder: string, root: string): Generator<FoundFile> {
  const entries = entriesOf(folder)
  if (typeof entries === 'string') {
    yield { file: folder, relative: path.relative(root, folder), unreadable: entries }
    return
  }
  for (const entry of entries.sort(byName)) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* below(file, root)
    else if (entry.isFile() && pageName.test(entry.name)) yield { file, relative: path.relative(root, file) }
  }
}

/** What lies in a folder, or why that cannot be known. */
function entriesOf(folder: string): Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    return reasonOf(error)
  }
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1
}
