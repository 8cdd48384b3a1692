import {
  articlesOfCodes,
  codesAround,
  type Database,
  findMatches,
  inTransaction,
  keepRelated,
  knownWords,
  leaveRelationLine,
  monthOf,
  nextUnrelated,
  type RelationBasis,
  relationBasis,
  relationCandidates,
  searchMonths,
  showRelated,
  waitForRelation,
  wordMark,
} from '#store'
import { type Commonness, mostRelated, tellingWords } from './score.ts'

/** What is news is related at once, and what it is told beside with it; the rest when there is time. */
const newsDays = 30
/** Words of which two must be said in another article's headline or lead. */
const wordsAsked = 5
/** Months before and after in which they are looked for. */
const monthsAround = 6
const matchesMax = 40
const waitingAtOnce = 50
const dayMs = 86_400_000

/**
 * Works out what is told beside these articles, which were published or taken down, and beside those that they are told
 * beside. What lies further back than a month waits for {@link relateWaiting}. May run twice without harm. Answers with
 * the codes of the articles whose pages changed.
 */
export async function relate(database: Database, codes: readonly number[], now: Date): Promise<number[]> {
  const articles = await articlesOfCodes(database, codes)
  const isNews = ({ publishedAt }: { publishedAt: Date | null }) =>
    publishedAt !== null && now.getTime() - publishedAt.getTime() < newsDays * dayMs
  const old = articles.filter((article) => article.publishedAt !== null && !isNews(article))
  await waitForRelation(
    database,
    old.map(({ articleId }) => articleId),
  )
  const changed = new Set<number>()
  const done = new Set<number>()
  for (const article of articles.filter(isNews)) await relateOnce(article)
  const ids = articles.map(({ articleId }) => articleId)
  const around = await codesAround(database, ids)
  for (const near of around.filter(isNews)) await relateOnce(near)
  const shown = around.map(({ articleId }) => articleId)
  for (const code of await inTransaction(database, (transaction) => showRelated(transaction, shown))) changed.add(code)
  return [...changed]

  async function relateOnce({ articleId, code }: { articleId: number; code: number }): Promise<void> {
    if (done.has(articleId)) return
    done.add(articleId)
    for (const one of await relateOne(database, code)) changed.add(one)
  }
}

/** Relates articles of an archive, the newest first, until none waits or `untilMs` (as `Date.now()`) is past. */
export async function relateWaiting(database: Database, untilMs: number): Promise<number> {
  let done = 0
  while (Date.now() < untilMs) {
    const waiting = await nextUnrelated(database, waitingAtOnce)
    if (waiting.length === 0) break
    for (const { code } of waiting) if (code !== null) await relateOne(database, code)
    await leaveRelationLine(
      database,
      waiting.map(({ id }) => id),
    )
    done += waiting.length
  }
  return done
}

async function relateOne(database: Database, code: number): Promise<number[]> {
  const basis = await relationBasis(database, code)
  if (basis === null) return []
  const known = await commonness(database, basis)
  const words = tellingWords(basis, known)
  const alike = await sayingAlike(
    database,
    basis,
    words.slice(0, wordsAsked).map(({ way }) => way),
  )
  const candidates = await relationCandidates(database, basis, alike)
  const chosen = mostRelated(basis, candidates, { words, known }).map(({ articleId }) => articleId)
  return inTransaction(database, (transaction) => keepRelated(transaction, basis.articleId, chosen))
}

async function commonness(database: Database, { headline, kicker, lead }: RelationBasis): Promise<Commonness> {
  const own = tellingWords({ headline, kicker, lead }, { articles: 1, documents: new Map() })
  const [months, said] = await Promise.all([
    searchMonths(database),
    knownWords(
      database,
      own.flatMap(({ folded, way }) => [folded, way]),
    ),
  ])
  const live = months.filter(({ standing }) => standing === 'live')
  return {
    articles: live.reduce((sum, { documents }) => sum + documents, 0),
    documents: new Map(said.map(({ word, documents }) => [word, documents])),
  }
}

/** Articles of about the same time in whose headline or lead two of these words stand. */
async function sayingAlike(database: Database, basis: RelationBasis, ways: readonly string[]): Promise<number[]> {
  const pairs = ways.flatMap((one, at) =>
    ways.slice(at + 1).map((other) => [one, other].map((way) => wordMark('opening', way))),
  )
  if (pairs.length === 0) return []
  const here = monthOf(basis.publishedAt)
  const months = (await searchMonths(database)).filter(
    ({ standing, month }) => standing === 'live' && Math.abs(month - here) <= monthsAround,
  )
  if (months.length === 0) return []
  const terms = { all: [pairs], none: [] }
  const question = { terms, also: null, phrases: [], phrasesNot: [], personId: null }
  const { matches } = await findMatches(database, {
    question,
    bounds: { months, limit: matchesMax, readMax: matchesMax },
  })
  return matches.map(({ articleId }) => articleId)
}
