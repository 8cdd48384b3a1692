/**
 * Many publications are set for moments of one span, two processes fire them, and one of them is killed (SIGKILL) again
 * and again: every article must be seen by readers once, never early, and within five seconds of its moment.
 *
 *     node_modules/node/bin/node test/faults/fire-on-time.ts [items] [seconds] [kills] [seed]
 *
 * 500 items in 60 seconds with 5 kills are what a newsroom should stand; the checks run a smaller one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ArticleContent, documentFromParagraphs } from '#article'
import { createArticle } from '#desk'
import { type Database, databaseNow, inTransaction } from '#store'
import { openTestDatabase, type TestDatabase } from '../database.ts'
import { addressOfDatabase } from '../sanad-command.ts'
import { randomOf } from './random.ts'

const worker = path.join(import.meta.dirname, 'timing-worker.ts')
const editor = { id: 'account:negar', role: 'section-editor' } as const
/** Every so many items fall on one and the same moment, the middle of the span. */
const togetherEvery = 3
const lateMsMost = 5_000
/** From setting them to the first moment. */
const aheadMs = 500
const watchMs = 50

export interface FireOptions {
  items: number
  seconds: number
  kills: number
  seed: number
  /** The control: whoever was killed stays dead, and one article is published a second time. */
  damage?: 'nobody-comes-back-and-one-twice'
  /** How late something may be. */
  lateMsMax?: number
  tell(sentence: string): void
}

export interface FireResult {
  early: number
  /** Later than five seconds, or never. */
  late: number
  twice: number
  lateMsMax: number
  lateMsMedian: number
  /** Printed with another instant than the one that was set. */
  otherwise: number
}

interface Context {
  after(hook: () => Promise<void>): void
}

export async function fireOnTime(context: Context, options: FireOptions): Promise<FireResult> {
  const opened = await openTestDatabase(context)
  const { database } = opened
  const { lateMsMax = lateMsMost } = options
  const workers = await openWorkers(context, opened)
  const { due, first, last } = await setAll(opened, options)
  const killing = killAll(workers, options, first)
  const seen = await watch(database, { due, workers, until: last + lateMsMax + watchMs })
  await killing
  if (options.damage) await publishOneAgain(opened)
  const twice = await countTwice(opened)
  const otherwise = await countOtherwise(opened)
  const lateness = [...due].map(([code, at]) => (seen.get(code) ?? Number.POSITIVE_INFINITY) - at)
  lateness.sort((one, other) => one - other)
  const result = {
    early: lateness.filter((ms) => ms < 0).length,
    late: lateness.filter((ms) => ms > lateMsMax).length,
    twice,
    lateMsMax: Math.round(lateness.at(-1)!),
    lateMsMedian: Math.round(lateness[Math.floor(lateness.length / 2)]!),
    otherwise,
  }
  options.tell(JSON.stringify(result))
  return result
}

/** Articles with their moments, in milliseconds; the moments are set at once, so that none is past when it is set. */
async function setAll({ database, pool }: TestDatabase, { items, seconds, seed }: FireOptions) {
  const chance = randomOf(seed)
  const share = (index: number) => (index % togetherEvery === 0 ? 0.5 : chance())
  const codes: number[] = []
  for (let index = 0; index < items; index++) {
    const draft = { content: contentOf(index), chain: [], code: null }
    codes.push((await inTransaction(database, (transaction) => createArticle(transaction, editor, draft))).code)
  }
  const first = (await databaseNow(database)).getTime() + aheadMs
  const moments = codes.map((_, index) => new Date(first + Math.floor(share(index) * seconds * 1_000)))
  await pool.query(
    `insert into timing (article_id, kind, revision_id, due_at, made_by)
    select article.id, 'publication', revision.id, moment.at, $3
    from unnest($1::bigint[], $2::timestamptz[]) as moment(code, at) join article using (code)
    join revision on revision.article_id = article.id`,
    [codes, moments, editor.id],
  )
  const due = new Map(codes.map((code, index) => [code, moments[index]!.getTime()]))
  return { due, first, last: first + seconds * 1_000 }
}

function contentOf(index: number): ArticleContent {
  const document = documentFromParagraphs([`گزارش ${index} از روستای کرانه نوشته شد و کامل است.`])
  const text = { kicker: null, headline: `گزارش ${index} از روستای کرانه`, subheadline: null, lead: null }
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [] }
}

interface Workers {
  /** Kills the oldest. */
  kill(): Promise<void>
  /** Another one, once it is at work. */
  start(): Promise<void>
  areAny(): boolean
}

async function openWorkers(context: Context, { connection }: TestDatabase): Promise<Workers> {
  const running: ChildProcess[] = []
  const start = async () => {
    const args = [worker, addressOfDatabase(connection)]
    const one = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    running.push(one)
    await new Promise((resolve) => one.stdout.once('data', resolve))
  }
  const kill = async () => {
    const one = running.shift()
    if (one === undefined) return
    const ended = new Promise((resolve) => one.once('close', resolve))
    one.kill('SIGKILL')
    await ended
  }
  await Promise.all([start(), start()])
  context.after(async () => {
    while (running.length > 0) await kill()
  })
  return { kill, start, areAny: () => running.length > 0 }
}

/** Kills one of the two at moments spread over the span; another takes its place. */
async function killAll(workers: Workers, options: FireOptions, first: number): Promise<void> {
  const { kills, seconds, seed, damage, tell } = options
  const chance = randomOf(seed + 1)
  const moments = Array.from({ length: kills }, (_, place) => (place + chance()) / kills)
  for (const share of moments) {
    await sleep(Math.max(0, first + share * seconds * 1_000 - Date.now()))
    await workers.kill()
    tell(`killed ${Math.round((Date.now() - first) / 1_000)} s into the span`)
    if (!damage) await workers.start()
  }
}

interface Watch {
  due: ReadonlyMap<number, number>
  workers: Workers
  until: number
}

/** When readers could first see each article, by the database's clock. Where nobody is left to fire, nothing more comes. */
async function watch(database: Database, { due, workers, until }: Watch): Promise<Map<number, number>> {
  const seen = new Map<number, number>()
  for (let isAwaited = true; isAwaited && seen.size < due.size; ) {
    isAwaited = Date.now() < until && workers.areAny()
    const rows = await database.selectFrom('live').select('code').execute()
    const now = (await databaseNow(database)).getTime()
    for (const { code } of rows) if (!seen.has(code)) seen.set(code, now)
    if (isAwaited) await sleep(watchMs)
  }
  return seen
}

async function publishOneAgain({ pool }: TestDatabase): Promise<void> {
  await pool.query(`insert into publication (article_id, revision_id, slug, published_at, made_by)
    select article_id, revision_id, slug, published_at, made_by from publication limit 1`)
}

async function countTwice({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query(
    'select count(*)::int as count from (select from publication group by article_id having count(*) > 1) as twice',
  )
  return rows[0].count
}

async function countOtherwise({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query(
    `select count(*)::int as count from live join timing using (article_id)
    where live.published_at <> timing.due_at or live.updated_at is not null`,
  )
  return rows[0].count
}

if (import.meta.main) {
  const [items = 500, seconds = 60, kills = 5, seed = 1] = process.argv.slice(2).map(Number)
  const closings: (() => Promise<void>)[] = []
  const context = { after: (hook: () => Promise<void>) => void closings.push(hook) }
  const tell = (sentence: string) => void process.stderr.write(`${sentence}\n`)
  const result = await fireOnTime(context, { items, seconds, kills, seed, tell })
  for (const close of closings.reverse()) await close()
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exit(result.early + result.late + result.twice + result.otherwise > 0 ? 1 : 0)
}
