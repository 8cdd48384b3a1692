import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSearch, type Search, type SearchRequest } from '#search'
import { commonWords, publishedReader, searchTally } from '#store'
import { readArguments, UsageError, wholeNumber } from '../usage.ts'
import { inArchive, indexArchive, withStore } from './archive.ts'
import { openAsker } from './asking.ts'
import { median, percentile, print, rounded } from './figures.ts'
import { childrenOf, processorSeconds, sanad, startNewsroom } from './processes.ts'

const articlesDefault = 10_000
const articlesMax = 5_000_000
const secondsDefault = 20
const secondsMax = 300
const clients = 8
/** Headlines that questions are made of. */
const headlinesMax = 400
const publications = 10
const lookMs = 3
const foundMsMax = 10_000

/** A question and what it is an example of. */
interface Question extends Pick<SearchRequest, 'text' | 'order' | 'filters'> {
  kind: string
}

/**
 * `sanad bench search [--articles N] [--seconds S] [--keep FOLDER | --data FOLDER]`: eight clients ask questions of every
 * kind, made of the archive's own headlines and words, over N made-up articles (kept as `inArchive` says, or over the
 * newsroom in the FOLDER of `--data`, which is only read), with the processor time of each question: each answered anew,
 * then as readers are answered, who ask the same within a minute; then the time from a publication to its being found.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    articles: { type: 'string' },
    seconds: { type: 'string' },
    data: { type: 'string' },
    keep: { type: 'string' },
  })
  const articles = wholeNumber(values.articles, 'articles', articlesDefault)
  if (articles < 100 || articles > articlesMax) throw new UsageError(`--articles is from 100 to ${articlesMax}.`)
  const seconds = Math.min(secondsMax, Math.max(2, wholeNumber(values.seconds, 'seconds', secondsDefault)))
  if (values.data !== undefined) {
    await askArchive(path.resolve(values.data), seconds)
    return 0
  }
  return inArchive({ articles, keep: values.keep }, async (data) => {
    await indexArchive(data)
    await askArchive(data, seconds)
    await publishAndFind(data)
    return 0
  })
}

function askArchive(data: string, secondsEach: number): Promise<void> {
  return withStore(data, async ({ database, pool }) => {
    const headlines = (await publishedReader(pool).cards({ limit: headlinesMax })).map(({ headline }) => headline)
    const common = (await commonWords(database, 40)).map(({ spelling }) => spelling)
    const questions = questionsOf(headlines, common)
    const { live: documents, words } = await searchTally(database)
    const ways = { anew: openSearch(database, { keptMax: 0 }), 'as readers': openSearch(database) }
    // Once around, so that what is measured is not the first reading of the disk.
    for (const question of questions.slice(0, 60)) await ask(ways.anew, question)
    for (const [answered, search] of Object.entries(ways)) {
      const before = processorMs(data)
      const times = await askFor(secondsEach, search, questions)
      const taken = processorMs(data) - before
      for (const [kind, taken] of times) print({ bench: 'search', answered, round: kind, ...figures(taken) })
      print({
        bench: 'search',
        answered,
        round: 'all',
        documents,
        words,
        ...allFigures([...times.values()].flat(), secondsEach, taken),
      })
    }
  })
}

function allFigures(times: readonly number[], seconds: number, takenMs: number) {
  const perSecond = rounded(times.length / seconds)
  return { clients, ...figures(times), perSecond, processorMs: rounded(takenMs / times.length) }
}

/**
 * Processor time of this process and of the database, in milliseconds; NaN for the database where the system does not
 * tell. On a machine that does other work too, this tells more than the clock.
 */
function processorMs(data: string): number {
  const { user, system } = process.cpuUsage()
  const [postmaster] = readFileSync(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const seconds = childrenOf(Number(postmaster)).map((pid) => processorSeconds(pid) ?? Number.NaN)
  return (user + system) / 1000 + seconds.reduce((sum, one) => sum + one, 0) * 1000
}

function questionsOf(headlines: readonly string[], common: readonly string[]): Question[] {
  const wordsOf = (headline: string) =>
    headline
      .replace(/[^\p{L}\p{N}\s\u200c]/gu, ' ')
      .split(/\s+/)
      .filter((word) => word.length > 2)
  const best = (kind: string, texts: readonly string[]): Question[] =>
    texts.map((text) => ({ kind, text, order: 'best' }))
  const parts = headlines.map(wordsOf).filter((words) => words.length >= 3)
  const slipped = (word: string) => word.slice(0, 2) + word.slice(3)
  return interleaved([
    best('common word', common),
    best(
      'two common words',
      common.slice(1).map((word, place) => `${common[place]} ${word}`),
    ),
    best(
      'two words of a headline',
      parts.map((words) => words.slice(0, 2).join(' ')),
    ),
    best(
      'whole headline',
      parts.map((words) => words.join(' ')),
    ),
    best(
      'phrase',
      parts.map((words) => `«${words.slice(0, 2).join(' ')}»`),
    ),
    best(
      'exclusion',
      parts.map((words) => `${words[0]} -${words[1]}`),
    ),
    best(
      'slip of the finger',
      parts.map((words) => slipped(words.toSorted((one, other) => other.length - one.length)[0]!)),
    ),
    common.map((text) => ({ kind: 'newest first', text, order: 'newest' })),
    common.map((text) => ({ kind: 'one section', text, order: 'best', filters: { section: 'economy' } })),
    common.map((text) => ({ kind: 'old days', text, order: 'best', filters: { until: new Date('2012-01-01') } })),
  ])
}

/** One of each by turns, so that every kind is asked as often. */
function interleaved(lists: readonly Question[][]): Question[] {
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => (list.length === 0 ? [] : [list[place % list.length]!])),
  ).flat()
}

async function askFor(
  secondsEach: number,
  search: Search,
  questions: readonly Question[],
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>()
  const deadline = performance.now() + secondsEach * 1000
  let next = 0
  const client = async () => {
    while (performance.now() < deadline) {
      const question = questions[next++ % questions.length]!
      const began = performance.now()
      const outcome = await ask(search, question)
      const isGivenUp = outcome.kind === 'too-late' || outcome.kind === 'busy'
      const taken = isGivenUp ? Number.POSITIVE_INFINITY : performance.now() - began
      times.set(question.kind, [...(times.get(question.kind) ?? []), taken])
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return times
}

function ask(search: Search, { text, order, filters = {} }: Question): ReturnType<Search['find']> {
  return search.find({ text, order, filters, standings: ['live'], limit: 20, now: new Date() })
}

/** What was given up took forever: it counts among the slowest, and is told. */
function figures(times: readonly number[]) {
  const answered = times.filter(Number.isFinite)
  return {
    questions: times.length,
    givenUp: times.length - answered.length,
    p50Ms: rounded(median(times)),
    p95Ms: rounded(percentile(times, 0.95)),
    maxMs: rounded(Math.max(...answered)),
  }
}

/** From the request leaving to the search page showing the article, in a newsroom that runs. */
async function publishAndFind(data: string): Promise<void> {
  const newsroom = await startNewsroom(data, ['--no-demo'])
  const asker = openAsker(newsroom.port, 4)
  try {
    const token = (await sanad(data, ['token', 'create', '--role', 'editor-in-chief'])).trim()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const post = async (address: string, body: object) => {
      const answer = await asker.ask(address, { method: 'POST', headers, body: JSON.stringify(body) })
      if (answer.status !== 201) throw new Error(`${address} answered ${answer.status}: ${answer.body}`)
      return JSON.parse(answer.body.toString()) as { code: number }
    }
    const times: number[] = []
    for (let count = 0; count < publications; count += 1) {
      const mark = `آزمون${[...`${Date.now()}`].map((digit) => 'ابتجحخدرسش'[Number(digit)]).join('')}`
      const { code } = await post('/api/v1/articles', { headline: `${mark} منتشر شد`, body: ['متن خبر.'] })
      const began = performance.now()
      await post(`/api/v1/articles/${code}/publication`, {})
      const address = `/api/v1/search?${new URLSearchParams({ q: mark })}`
      while (!(await asker.ask(address, { headers })).body.includes(`"code":${code}`)) {
        if (performance.now() - began > foundMsMax) throw new Error(`Not found within ${foundMsMax} ms.`)
        await sleep(lookMs)
      }
      times.push(performance.now() - began)
    }
    print({ bench: 'search', round: 'publish to found', ...figures(times) })
  } finally {
    asker.close()
    await newsroom.stop()
  }
}
