/**
 * An import of many pages is killed (SIGKILL) at random moments and gone on with, until it ends by itself: afterwards
 * every page is one article with its own words, and the account of the last run adds up with what was there before.
 *
 *     node_modules/node/bin/node test/faults/kill-and-go-on.ts [pages] [kills] [seed]
 *
 * 100,000 pages and 10 kills are what an archive should stand; the checks run a smaller one.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { openTestDatabase } from '../database.ts'
import { addressOfDatabase } from '../sanad-command.ts'
import { randomOf } from './random.ts'

const program = path.join(import.meta.dirname, '../../bin/sanad')
const firstCode = 500_001
/** Of every so many pages one has no date (it stays a draft), and one holds nothing. */
const undatedEvery = 25
const emptyEvery = 40
const pagesAFolder = 1_000
/** Kills fall while this share of the pages is brought in, so that there is something left to go on with. */
const killedShareMax = 0.9
const watchMs = 20

export interface GoOnOptions {
  pages: number
  kills: number
  seed: number
  /** The control: an article is taken away, and another one made twice, before the comparison. */
  damage?: 'one-lost-and-one-twice'
  tell(sentence: string): void
}

export interface GoOnResult {
  /** Kills that met an importer at work. */
  kills: number
  /** Pages that had come when each kill fell. */
  reached: number[]
  lost: string[]
  twice: string[]
  /** Where the account of the last run is not what is true. */
  inexact: string[]
  seconds: number
}

interface Context {
  after(hook: () => Promise<void>): void
}

export async function killAndGoOn(context: Context, options: GoOnOptions): Promise<GoOnResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-go-on-'))
  context.after(async () => rmSync(folder, { recursive: true, force: true }))
  const { connection, pool } = await openTestDatabase(context)
  const archive = path.join(folder, 'archive')
  writePages(archive, options.pages)
  const site: Site = { archive, folder, databaseUrl: addressOfDatabase(connection), pool }
  const result: GoOnResult = { kills: 0, reached: [], lost: [], twice: [], inexact: [], seconds: 0 }
  const began = performance.now()
  for (const share of sharesOf(options)) {
    const reached = await importUntil(site, Math.floor(share * options.pages))
    if (reached === null) break
    result.kills += 1
    result.reached.push(reached)
    options.tell(`kill ${result.kills}: ${reached} of ${options.pages} pages had come`)
  }
  await untilQuiet(pool)
  const before = await standingBefore(pool)
  await importToEnd(site)
  result.seconds = Math.round((performance.now() - began) / 1_000)
  if (options.damage) await damage(pool)
  await compareArticles(site, options.pages, result)
  compareAccount(site, { pages: options.pages, before }, result)
  options.tell(`${result.lost.length} lost, ${result.twice.length} twice, ${result.inexact.length} inexact`)
  return result
}

interface Site {
  archive: string
  folder: string
  databaseUrl: string
  pool: pg.Pool
}

/** Shares of the archive at which a kill falls, rising. */
function sharesOf({ kills, seed }: GoOnOptions): number[] {
  const chance = randomOf(seed)
  return Array.from({ length: kills }, () => chance() * killedShareMax).sort((one, other) => one - other)
}

function isEmpty(index: number): boolean {
  return index % emptyEvery === 0
}

function isUndated(index: number): boolean {
  return !isEmpty(index) && index % undatedEvery === 0
}

function writePages(archive: string, pages: number): void {
  for (let index = 1; index <= pages; index++) {
    const folder = path.join(archive, String(Math.floor(index / pagesAFolder)))
    if (index === 1 || index % pagesAFolder === 0) mkdirSync(folder, { recursive: true })
    const code = firstCode + index
    const date = isUndated(index) ? '' : 'تاریخ انتشار: ۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹\n'
    const text = `بند نخست گزارش ${code} نوشته شد و کامل است.\n\nبند دوم گزارش ${code} پس از آن آمد و پایان گرفت.`
    const page = `کد خبر ${code}\n${date}\nگزارش آزمایشی ${code} از روستای کرانه\n\n${text}\n`
    writeFileSync(path.join(folder, `${code}.txt`), isEmpty(index) ? '' : page)
  }
}

function startImport({ archive, folder, databaseUrl }: Site) {
  const report = path.join(folder, 'report')
  const args = ['import', archive, '--publish', '--resume', '--report', report, '--json']
  const env = { ...process.env, SANAD_DATA: path.join(folder, 'data'), DATABASE_URL: databaseUrl }
  const importer = spawn(program, args, { env, stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve) => importer.once('close', resolve))
  return { importer, ended }
}

/** Goes on until so many pages have come, then kills; how many had come, or null where it ended before. */
async function importUntil(site: Site, pages: number): Promise<number | null> {
  const { importer, ended } = startImport(site)
  const atStart = await countItems(site.pool)
  while (importer.exitCode === null && importer.signalCode === null) {
    const now = await countItems(site.pool)
    // At least something of its own, else a kill would meet a program that is only starting.
    if (now >= pages && now > atStart) {
      importer.kill('SIGKILL')
      await ended
      return importer.signalCode === 'SIGKILL' ? countItems(site.pool) : null
    }
    await sleep(watchMs)
  }
  return null
}

async function importToEnd(site: Site): Promise<void> {
  const code = await startImport(site).ended
  // 1: the empty pages failed, as they should.
  if (code !== 1) throw new Error(`the last import ended with ${code}`)
}

async function countItems(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query('select count(*)::int as count from wire_item')
  return rows[0].count
}

/** What a killed importer asked for last is done or undone before anything is counted. */
async function untilQuiet(pool: pg.Pool): Promise<void> {
  const busy = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and backend_type = 'client backend' and state <> 'idle'`
  while ((await pool.query(busy)).rowCount !== 0) await sleep(watchMs)
}

/** Takes the last article off its page, and makes another one of what the first page says. */
async function damage(pool: pg.Pool): Promise<void> {
  await pool.query('delete from live where code = (select max(code) from live)')
  await pool.query(`with made as (insert into article (code) values (1) returning id)
    insert into revision (article_id, number, kind, headline, document, tags, authors, fingerprint, saved_by)
    select made.id, 1, kind, headline, document, tags, authors, fingerprint, saved_by
    from made, revision order by revision.id limit 1`)
}

interface Standing {
  code: number
  headline: string
  words: string
  revisions: number
  publications: number
  items: number
  isLive: boolean
}

async function compareArticles({ pool }: Site, pages: number, result: GoOnResult): Promise<void> {
  const { rows } = await pool.query<Standing>(`
    select article.code::int, revision.headline, revision.document::text as words,
      (select count(*)::int from revision where article_id = article.id) as revisions,
      (select count(*)::int from publication where article_id = article.id) as publications,
      (select count(*)::int from wire_item where article_id = article.id) as items,
      exists (select from live where live.article_id = article.id) as "isLive"
    from article left join revision on revision.article_id = article.id and revision.number = 1`)
  const standing = new Map(rows.map((row) => [row.code, row]))
  for (let index = 1; index <= pages; index++) {
    if (isEmpty(index)) continue
    const code = firstCode + index
    const found = standing.get(code)
    standing.delete(code)
    if (found === undefined || !isWhole(found, index)) result.lost.push(`${code}: ${JSON.stringify(found ?? null)}`)
    else if (found.revisions > 1 || found.publications > 1 || found.items > 1) result.twice.push(`${code}`)
  }
  for (const [code, { headline }] of standing) result.twice.push(`${code}: ${headline}`)
}

function isWhole({ code, headline, words, items, isLive }: Standing, index: number): boolean {
  const isSaid = headline.includes(String(code)) || headline.includes(code.toLocaleString('fa', { useGrouping: false }))
  return isSaid && /بند نخست/.test(words) && /پایان گرفت/.test(words) && items > 0 && isLive === !isUndated(index)
}

interface Before {
  items: number
  live: number
}

async function standingBefore(pool: pg.Pool): Promise<Before> {
  const { rows } = await pool.query<Before>(`select count(*)::int as items, count(live.article_id)::int as live
    from wire_item left join live on live.article_id = wire_item.article_id`)
  return rows[0]!
}

/** The account of the last run: what was there is counted as such, the rest as new, every loss in every run. */
function compareAccount(
  { folder }: Site,
  { pages, before }: { pages: number; before: Before },
  result: GoOnResult,
): void {
  const account = JSON.parse(readFileSync(path.join(folder, 'report/report.json'), 'utf8'))
  const indexes = Array.from({ length: pages }, (_, place) => place + 1)
  const empty = indexes.filter(isEmpty).length
  const undated = indexes.filter(isUndated).length
  const expected = {
    isFinished: true,
    files: pages,
    // Drafts that wait for a date are looked at again; nothing new is found in them.
    outcomes: {
      skipped: before.live,
      unchanged: before.items - before.live,
      new: pages - empty - before.items,
      failed: empty,
    },
    problems: { 'empty-file': [empty, empty], 'no-date': [undated, 0] },
  }
  const { isFinished, files, outcomes, problems } = account
  const told = {
    isFinished,
    files,
    outcomes: Object.fromEntries(Object.keys(expected.outcomes).map((outcome) => [outcome, outcomes[outcome] ?? 0])),
    problems: Object.fromEntries(
      problems.map(({ kind, files, lost }: Record<string, string>) => [kind, [files, lost]]),
    ),
  }
  for (const part of Object.keys(expected) as (keyof typeof expected)[]) {
    if (isDeepStrictEqual(told[part], expected[part])) continue
    result.inexact.push(`${part}: ${JSON.stringify(told[part])}, expected was ${JSON.stringify(expected[part])}`)
  }
}

if (import.meta.main) {
  const [pages = 600, kills = 3, seed = 1] = process.argv.slice(2).map(Number)
  const closings: (() => Promise<void>)[] = []
  const context = { after: (hook: () => Promise<void>) => void closings.push(hook) }
  const tell = (sentence: string) => void process.stderr.write(`${sentence}\n`)
  const result = await killAndGoOn(context, { pages, kills, seed, tell })
  for (const close of closings.reverse()) await close()
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exit(result.lost.length + result.twice.length + result.inexact.length > 0 ? 1 : 0)
}
