import { type Dirent, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../read-bounded.ts'

/**
 * Files of these names are pages, also where what was asked for stands behind the ending, as mirrors save it
 * («view.php?id=12»); others in a folder (pictures, styles) are passed over.
 */
const pageName = /\.(?:[sx]?html?|php\d?|aspx?|jspx?|cfm|txt)(?:[?@&].*)?(?:\.gz)?$|^[^.]+$/i
/** Endings named when files are passed over. */
const endingsMax = 8

/** A file to be imported, and the path relative to what was asked for. */
export interface FoundFile {
  file: string
  relative: string
  /** Whether it was named itself, not found in a folder: then it may be a feed or an archive. */
  isAsked?: true
  /** Why it cannot be read, where that was seen already. */
  unreadable?: string
  /** Of a folder, what of it is not read, in words. */
  passedOver?: string
}

/**
 * The files asked for, and all pages below the folders asked for, in order of name. What does not exist and folders that
 * cannot be opened are among them, each with its reason; what is passed over in a folder is told after its pages. Links
 * are followed where they were asked for, not inside folders.
 */
export function* findFiles(asked: readonly string[]): Generator<FoundFile> {
  for (const name of asked) {
    const target = path.resolve(name)
    const found = look(target)
    if (found === 'folder') yield* inFolder(target)
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

function* inFolder(root: string): Generator<FoundFile> {
  const passed = new Map<string, number>()
  yield* below(root, root, (sort) => passed.set(sort, (passed.get(sort) ?? 0) + 1))
  if (passed.size > 0) yield { file: root, relative: '', passedOver: passedWords(passed) }
}

function* below(folder: string, root: string, pass: (sort: string) => void): Generator<FoundFile> {
  const entries = entriesOf(folder)
  if (typeof entries === 'string') {
    yield { file: folder, relative: path.relative(root, folder), unreadable: entries }
    return
  }
  for (const entry of entries.sort(byName)) {
    const file = path.join(folder, entry.name)
    const relative = path.relative(root, file)
    const sort = sortPassed(entry)
    if (entry.name.includes('\ufffd')) yield { file, relative, unreadable: 'its name is not in UTF-8; rename it' }
    else if (sort !== null) pass(sort)
    else if (entry.isDirectory()) yield* below(file, root, pass)
    else yield { file, relative }
  }
}

/** What is passed over, by the name of its sort; null for folders and pages. */
function sortPassed(entry: Dirent): string | null {
  if (entry.name.startsWith('.')) return 'hidden'
  if (entry.isDirectory()) return null
  if (entry.isSymbolicLink()) return 'links (not followed)'
  if (!entry.isFile()) return 'no regular files'
  return pageName.test(entry.name) ? null : path.extname(entry.name).toLowerCase()
}

/** The most frequent first. */
function passedWords(passed: ReadonlyMap<string, number>): string {
  const sorts = [...passed].sort(([, one], [, other]) => other - one)
  const total = sorts.reduce((sum, [, count]) => sum + count, 0)
  const named = sorts.slice(0, endingsMax).map(([sort, count]) => `${count} ${sort}`)
  const rest = sorts.length > endingsMax ? ', …' : ''
  return `${total} passed over, no pages by their names: ${named.join(', ')}${rest}; feeds and exports (.xml, .json) are read when they are named themselves`
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
