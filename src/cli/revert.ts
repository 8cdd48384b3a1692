import { type RevertStep, revertArticle, stepsBack } from '#desk'
import { readDate } from '#persian'
import {
  actsSince,
  appendAudit,
  type ChangedArticle,
  type ChangesWanted,
  changedSince,
  type Database,
  inTransaction,
} from '#store'
import { withNewsroom } from './compose.ts'
import { readArguments, refuseWords, UsageError, withUsage } from './usage.ts'

const operator = { id: 'operator', role: 'administrator' } as const
const otherActsShown = 12

const stepWords: Record<RevertStep, string> = {
  'restore-words': 'its words',
  publish: 'what readers see',
  withdraw: 'taken down, as it was not live',
}

/** A line of the answer: what was, or would be, done to an article. */
interface Line {
  code: number
  headline: string
  steps: RevertStep[]
  ok: boolean
  /** Why it was left as it is. */
  problem: string | null
  /** Corrections made public since, which stay. */
  corrections: number
}

/**
 * `sanad revert --since INSTANT [--by ACTOR] [--yes] [--json]`: every article that was changed since, by anybody or by
 * one person or key, stands again as it stood then: its words as a new revision, and what readers see. Without `--yes`
 * it only tells what it would do. What others changed since is left alone and told. Ends with 1 where something was left.
 */
export function revert(args: string[]): Promise<number> {
  return withUsage('revert --since INSTANT [--by account:LOGIN|token:NAME] [--yes] [--json]', async () => {
    const { values, positionals } = readArguments(args, {
      since: { type: 'string' },
      by: { type: 'string' },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    refuseWords(positionals, 'revert')
    const wanted = { since: instantOf(values.since), by: values.by ?? null, except: operator.id }
    return withNewsroom(async ({ store: { database } }, stopping) => {
      const write = values.json ? writeJson : writeWords
      const changed = await changedSince(database, wanted)
      let left = 0
      const reverted: number[] = []
      for (const article of changed) {
        if (stopping.aborted) break
        const line = values.yes ? await turnBack(database, article, wanted) : foreseen(article)
        if (line.ok && line.steps.length === 0) continue
        write(line)
        if (line.ok) reverted.push(line.code)
        else left += 1
      }
      if (values.yes && reverted.length > 0) await record(database, wanted, reverted)
      await tellRest(database, wanted, { reverted: reverted.length, left, isDone: values.yes })
      return left > 0 ? 1 : 0
    })
  })
}

/** ISO 8601, or as a Persian newsroom writes it: «۱۴۰۴/۰۹/۰۲ ۱۰:۳۰», «دیروز ساعت ۸». */
function instantOf(text: string | undefined): Date {
  if (text === undefined) throw new UsageError('--since says from when on: an ISO instant or a Persian date and time.')
  const now = new Date()
  const instant = readDate(text, { now }).value?.instant
  if (instant === undefined) throw new UsageError(`--since takes an instant, not «${text}».`)
  if (instant >= now) throw new UsageError('--since lies in the future.')
  return instant
}

function lineOf({ code, headline, corrections }: ChangedArticle, steps: RevertStep[], problem: string | null): Line {
  return { code, headline, steps, ok: problem === null, problem, corrections }
}

function foreseen(article: ChangedArticle): Line {
  const steps = stepsBack(article)
  const isTheirs = article.others.length > 0 && steps.length > 0
  return lineOf(article, steps, isTheirs ? changedByOthers(article.others) : null)
}

async function turnBack(database: Database, article: ChangedArticle, wanted: ChangesWanted): Promise<Line> {
  const expected = foreseen(article)
  if (!expected.ok) return expected
  try {
    const work = (transaction: Database) => revertArticle(transaction, operator, article.code, wanted)
    return lineOf(article, await inTransaction(database, work), null)
  } catch (error) {
    return lineOf(article, expected.steps, error instanceof Error ? error.message : String(error))
  }
}

function changedByOthers(others: readonly string[]): string {
  return `changed since by ${others.join(', ')} as well: look at it yourself`
}

function writeJson(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function writeWords({ code, headline, steps, problem, corrections }: Line): void {
  const kept = corrections === 0 ? '' : ` (${corrections} public corrections stay)`
  const says = problem === null ? `${steps.map((step) => stepWords[step]).join(', ')}${kept}` : `left: ${problem}`
  process.stdout.write(`${problem === null ? '✔' : '✘'} ${code} «${headline}»: ${says}\n`)
}

async function record(database: Database, { since, by }: ChangesWanted, codes: number[]): Promise<void> {
  await appendAudit(database, {
    actor: operator.id,
    action: 'revert',
    subject: `${codes.length} articles`,
    facts: { since: since.toISOString(), by, codes },
  })
}

interface Outcome {
  reverted: number
  left: number
  isDone: boolean
}

async function tellRest(database: Database, { since, by }: ChangesWanted, outcome: Outcome): Promise<void> {
  const { reverted, left, isDone } = outcome
  const tell = (sentence: string) => process.stderr.write(`${sentence}\n`)
  tell(`${reverted} ${isDone ? 'turned back' : 'to turn back'}, ${left} left, since ${since.toISOString()}`)
  if (!isDone && reverted > 0) tell('Nothing was changed. Give --yes to do it.')
  const acts = by === null ? [] : await actsSince(database, { since, by })
  if (acts.length === 0) return
  const named = acts.slice(0, otherActsShown).map(({ action, count }) => `${action} ${count}`)
  tell(
    `All that ${by} did since, of which only articles are turned back (see the log of the desk): ${named.join(', ')}`,
  )
}
