import { opendir, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '#jobs'
import { articlePath } from '#site'
import { enqueue, notePressing, type Pressing, pressAgainTask, readPressing } from '#store'
import { type AftermathParts, pressAsTheyAre } from '../aftermath.ts'

/** Pages made together. Between two batches the machine belongs to readers for as long as the last one took. */
const batchSize = 16
/** At the foot of the press folder: what says nothing of the newsroom, or is pressed with the lists. */
const notPages = new Set(['assets', 'errors', 'media', 'share'])
const articleFolder = /^\/[a-z]{2,8}\/news\/(\d{1,15})$/
const pageFile = /(?:^|\/)(?:index\.html|gone\.html|[^/.][^/]*\.(?:xml|json))$/

export interface PressAgainParts extends AftermathParts {
  /** Brings what every page says up to what is decided now. */
  renew(): Promise<void>
  /** The process is about to end: what is left is left to the next. */
  stopping: AbortSignal
}

/**
 * Presses again everything that is pressed, after something changed that every page says: its name, its navigation, the
 * name of a section. First the lists, then what is older than the change, whatever its address. It goes on where it was
 * stopped, begins anew when something changes meanwhile, and says how far it is ({@link Pressing}).
 */
export function pressAgainJobs(parts: PressAgainParts): Record<string, Job> {
  return { [pressAgainTask]: () => pressAgain(parts) }
}

async function pressAgain(parts: PressAgainParts): Promise<void> {
  const { database, pressFolder } = parts
  const wish = await readPressing(database)
  if (wish === null || wish.endedAt !== null) return
  await parts.renew()
  // Not the instant of the wish: what was pressed until now may have been made with the words of before.
  const begun: Pressing = wish.since === null ? await begin(parts, wish) : wish
  const since = new Date(begun.since!)
  let { pressed } = begun
  for await (const files of inBatches(pressedFiles(pressFolder))) {
    const startedMs = performance.now()
    pressed += await pressOlder(parts, files, since)
    if (!(await notePressing(database, { ...begun, pressed }))) return
    if (parts.stopping.aborted) return enqueue(database, { task: pressAgainTask, payload: {}, onceFor: pressAgainTask })
    await sleep(performance.now() - startedMs)
  }
  await notePressing(database, { ...begun, pressed, endedAt: new Date().toISOString() })
}

async function begin({ database, pressFolder }: PressAgainParts, wish: Pressing): Promise<Pressing> {
  let of = 0
  for await (const _ of pressedFiles(pressFolder)) of += 1
  const begun = { ...wish, since: new Date().toISOString(), of }
  await notePressing(database, begun)
  return begun
}

/** Files of pages below a folder, as the addresses of their folders and their names. */
async function* pressedFiles(root: string, below = ''): AsyncGenerator<string> {
  const folder = await opendir(path.join(root, below)).catch(() => null)
  if (folder === null) return
  for await (const entry of folder) {
    const own = `${below}/${entry.name}`
    if (entry.isDirectory() && !(below === '' && notPages.has(entry.name))) yield* pressedFiles(root, own)
    else if (entry.isFile() && pageFile.test(own)) yield own
  }
}

async function* inBatches(files: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = []
  for await (const file of files) {
    batch.push(file)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Presses those of these files again that are older than the change. Returns how many. */
async function pressOlder(parts: PressAgainParts, files: readonly string[], since: Date): Promise<number> {
  const older: string[] = []
  for (const file of files) {
    const known = await stat(path.join(parts.pressFolder, file)).catch(() => null)
    if (known !== null && known.mtime < since) older.push(file)
  }
  await pressAsTheyAre(parts, await Promise.all(older.map((file) => addressOf(parts, file))))
  return older.length
}

/** The address whose page a file is; that of an article ends with its words, which its file does without. */
async function addressOf({ published }: PressAgainParts, file: string): Promise<string> {
  const bare = file.replace(/\/(?:index|gone)\.html$/, '')
  const code = articleFolder.exec(bare)?.[1]
  const article = code === undefined ? null : await published.article(Number(code))
  if (article !== null) return articlePath(article)
  return bare.split('/').map(encodeURIComponent).join('/') || '/'
}
