import { type RevertStep, revertArticle, stepsBack } from '#desk'
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

export interface RevertPlan {
  since: Date
  /** Whose changes are turned back; null for everybody's. */
  by: string | null
  /** Whether it is done, or only told. */
  isDone: boolean
  format: 'json' | 'words'
}

/** Turns back, or tells, what was changed since an instant, a line for each article. */
export function revertChanges({ since, by, isDone, format }: RevertPlan): Promise<number> {
  const wanted = { since, by, except: operator.id }
  return withNewsroom(async ({ store: { database } }, stopping) => {
    const write = format === 'json' ? writeJson : writeWords
    const changed = await changedSince(database, wanted)
    let left = 0
    const reverted: number[] = []
    for (const article of changed) {
      if (stopping.aborted) break
      const line = isDone ? await turnBack(database, article, wanted) : foreseen(article)
      if (line.ok && line.steps.length === 0) continue
      write(line)
      if (line.ok) reverted.push(line.code)
      else left += 1
    }
    if (isDone && reverted.length > 0) await record(database, wanted, reverted)
    await tellRest(database, wanted, { reverted: reverted.length, left, isDone })
    return left > 0 ? 1 : 0
  })
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
