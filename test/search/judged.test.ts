import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openMedia } from '#media'
import { indexWaiting, openSearch, type Search } from '#search'
import { createArticles, type Database, inTransaction, publish, saveRevisions } from '#store'
import { fillDemo } from '../../src/cli/demo/demo.ts'
import { synthesise } from '../../src/cli/seed/synthesise.ts'
import { openTestDatabase } from '../database.ts'
import { type JudgedQuestion, judgedQuestions, otherSpellings } from './judged-questions.ts'

const now = new Date('2026-11-23T08:00:00Z')
/** Made-up stories among which the wanted ones stand. */
const seeded = 1_500
const missedShareMax = 0.05
const shownFirst = 3

const hooks: (() => Promise<unknown>)[] = []
let search: Search
let database: Database

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  database = opened.database
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sanad-judged-'))
  hooks.push(() => rm(folder, { recursive: true }))
  await fillDemo(database, openMedia({ folder }), now)
  for (let from = 0; from < seeded; from += 250) await seed(from, 250)
  await indexWaiting(database)
  search = openSearch(database)
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

function seed(from: number, size: number): Promise<unknown> {
  return inTransaction(database, async (transaction) => {
    const plan = { seed: 7, articles: seeded, newest: now, pictures: [] }
    const told = Array.from({ length: size }, (_, index) => synthesise(plan, from + index))
    const made = await createArticles(
      transaction,
      told.map(() => null),
    )
    const drafts = told.map(({ content, chain }, index) => ({
      articleId: made[index]!.id,
      content,
      chain,
      savedBy: 'seed',
    }))
    const revisions = await saveRevisions(
      transaction,
      drafts.map((draft) => ({ ...draft, reading: 'later' as const })),
    )
    const live = told.map(({ publishedAt }, index) => ({
      articleId: made[index]!.id,
      revisionId: revisions[index]!.id,
      publishedAt,
      madeBy: 'seed',
    }))
    return publish(transaction, live)
  })
}

async function placeOf({ code, text }: JudgedQuestion): Promise<number> {
  const outcome = await search.find({ text, order: 'best', standings: ['live'], limit: 20, now })
  if (outcome.kind !== 'found') return -1
  return outcome.articles.findIndex((article) => article.code === code)
}

/** The questions whose article is not among the first, and where it is. */
async function missedOf(questions: readonly JudgedQuestion[]): Promise<Map<JudgedQuestion, string>> {
  const missed = new Map<JudgedQuestion, string>()
  for (const question of questions) {
    const place = await placeOf(question)
    if (place >= 0 && place < shownFirst) continue
    const where = place < 0 ? 'not found' : `place ${place + 1}`
    missed.set(question, `${question.code} ${question.kind} «${question.text}»: ${where}`)
  }
  return missed
}

test('the wanted article is among the first three for 95 of 100 judged questions, in whatever spelling', async () => {
  const respelt = otherSpellings.flatMap(({ kind, spell }) =>
    judgedQuestions.flatMap((question) => {
      const text = spell(question.text)
      return text === question.text ? [] : [{ ...question, kind: `${question.kind}, ${kind}`, text }]
    }),
  )
  const questions = [...judgedQuestions, ...respelt]
  assert.ok(questions.length >= 200)
  const missed = await missedOf(questions)
  const typed = judgedQuestions.filter((question) => missed.has(question)).length
  const list = [...missed.values()].join('\n')
  assert.ok(typed / judgedQuestions.length <= missedShareMax, `${typed} of ${judgedQuestions.length} missed:\n${list}`)
  assert.ok(missed.size / questions.length <= missedShareMax, `${missed.size} of ${questions.length} missed:\n${list}`)
})

test('the judgement tells: other articles are not found by these questions', async () => {
  const codes = judgedQuestions.map(({ code }) => code)
  const shifted = judgedQuestions.map((question, place) => ({ ...question, code: codes[(place + 20) % codes.length]! }))
  assert.ok((await missedOf(shifted)).size > shifted.length * 0.9)
})
