import { randomBytes } from 'node:crypto'
import { copyFile, link, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canonicalPath } from './http/page-address.ts'
import { bodyText, type PageBody } from './standing-type.ts'

/** One page to be pressed, or taken off the press when `body` is null. */
export interface PressedPage {
  /** Address: canonical path, percent-encoded or not; no query. */
  path: string
  body: PageBody | Uint8Array | HeldFile | null
  /** With a `body` of null: what a static server says of the address from now on, with status 410. */
  farewell?: PageBody
}

/** A file that stays as it is. On one disk with the pressed folder it takes no room a second time. */
export interface HeldFile {
  file: string
}

export interface PressOutcome {
  pressed: number
  removed: number
  problems: { path: string; detail: string }[]
}

/** Stands beside the missing page of what was taken down. */
const farewellFile = 'gone.html'
/** The slug of an article is decoration: the code alone names the file, so that a new headline leaves no old file. */
const sluggedPath = /^(\/[a-z]{2,8}\/news\/\d+)\/[^/]+$/
const fileExtension = /\.(?:xml|json|txt|html|css|js|ico|png|webp|jpg|mp4|webm|svg|woff2|webmanifest)$/
/** Longest file name of common file systems, in bytes: a Persian slug has two for a letter. */
const fileNameBytesMax = 255
const pressedAtOnce = 8

/**
 * Writes pages as files that a static server can serve by itself: `/fa/news/757695/slug` becomes
 * `{folder}/fa/news/757695/index.html`, `/fa/latest` `fa/latest/index.html`, and `/feed.xml` stays `feed.xml`. Each
 * file appears whole or not at all (it is not forced to the disk: it can be pressed again from the database). File names are the decoded address, as static servers look them up. Problems never stop the other pages.
 */
export async function pressPages(folder: string, pages: readonly PressedPage[]): Promise<PressOutcome> {
  const outcome: PressOutcome = { pressed: 0, removed: 0, problems: [] }
  const queue = [...pages]
  const work = async () => {
    for (let page = queue.shift(); page; page = queue.shift()) await pressOne(folder, page, outcome)
  }
  await Promise.all(Array.from({ length: Math.min(pressedAtOnce, pages.length) }, work))
  return outcome
}

/** Where a page is pressed, relative to the folder; null when its address cannot be a file. */
export function pressedFile(path: string): string | null {
  const canonical = canonicalPath(path)
  if (canonical === null) return null
  const segments = canonical.replace(sluggedPath, '$1').slice(1).split('/').map(decodeURIComponent)
  const names = fileExtension.test(canonical) ? segments : [...segments.filter(Boolean), 'index.html']
  // Names that begin with a dot are hidden files of the server's own (.htaccess), or our unfinished ones.
  const isSafe = names.every((name) => !name.startsWith('.') && Buffer.byteLength(name) <= fileNameBytesMax)
  return isSafe ? join(...names) : null
}

async function pressOne(folder: string, page: PressedPage, outcome: PressOutcome): Promise<void> {
  const file = pressedFile(page.path)
  if (file === null) {
    outcome.problems.push({ path: page.path, detail: 'the address cannot be the name of a file' })
    return
  }
  try {
    const farewell = join(folder, dirname(file), farewellFile)
    if (page.body === null) {
      await rm(join(folder, file), { force: true })
      if (page.farewell !== undefined) await writeWhole(farewell, page.farewell)
      outcome.removed += 1
    } else {
      await writeWhole(join(folder, file), page.body)
      if (file.endsWith('index.html')) await rm(farewell, { force: true })
      outcome.pressed += 1
    }
  } catch (error) {
    outcome.problems.push({ path: page.path, detail: (error as Error).message })
  }
}

async function writeWhole(file: string, body: PageBody | Uint8Array | HeldFile): Promise<void> {
  const unfinished = join(dirname(file), `.${randomBytes(8).toString('hex')}.unfinished`)
  await mkdir(dirname(file), { recursive: true })
  try {
    if (isHeld(body)) await link(body.file, unfinished).catch(() => copyFile(body.file, unfinished))
    else await writeFile(unfinished, body instanceof Uint8Array ? body : bodyText(body), { flag: 'wx' })
    await rename(unfinished, file)
  } finally {
    // Also where two links of one file were to take each other's place: that leaves both.
    await rm(unfinished, { force: true })
  }
}

function isHeld(body: PageBody | Uint8Array | HeldFile): body is HeldFile {
  return typeof body === 'object' && 'file' in body
}
