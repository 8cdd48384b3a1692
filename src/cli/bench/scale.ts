import { openSearch } from '#search'
import { defaultSettings, siteRoutes } from '#site'
import { commonWords, publishedReader } from '#store'
import { readArguments, UsageError } from '../usage.ts'
import { type ArchiveWanted, inArchive, indexArchive, withStore } from './archive.ts'
import { openAsker } from './asking.ts'
import { median, percentile, print, rounded } from './figures.ts'
import { residentBytes, sanad, startNewsroom } from './processes.ts'
import { publishOne } from './publish.ts'
import { archivedPages } from './scale-pages.ts'

const sizesDefault = '10000,100000'
const articlesMax = 1_000_000
/** Each kind of page is made so often, from addresses spread over the whole archive. */
const samples = 60
const publications = 10

/** Milliseconds by what was done. */
type Costs = Map<string, { medianMs: number; p95Ms: number }>

/**
 * `sanad bench scale [--articles N,N,…] [--keep FOLDER]`: what a page of each kind costs to make, and a publication to be seen, in made-up
 * archives of growing size. Pages are made in this process, one at a time, each address once: from the question to the
 * store to the last letter, without the page cache. The last line is the table, with the growth from the smallest
 * archive to the largest. What many clients wait who search at once: see `sanad bench search`. Archives that are kept in FOLDER
 * (see `inArchive`) hold ten articles more after each run.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    articles: { type: 'string', default: sizesDefault },
    keep: { type: 'string' },
  })
  const sizes = values.articles.split(',').map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1_000 && size <= articlesMax)) {
    throw new UsageError(`--articles is a list of numbers from 1000 to ${articlesMax}.`)
  }
  const bySize = new Map<number, Costs>()
  for (const articles of sizes) bySize.set(articles, await measure({ articles, keep: values.keep }))
  print({ bench: 'scale', table: tableOf(bySize) })
  return 0
}

function measure(wanted: ArchiveWanted): Promise<Costs> {
  const { articles } = wanted
  return inArchive(wanted, async (data) => {
    await indexArchive(data)
    const costs = new Map([...(await makePages(data)), ...(await publishSome(data, articles))])
    for (const [round, cost] of costs) print({ bench: 'scale', articles, round, ...cost })
    return costs
  })
}

/** Makes pages of every kind in this process. */
function makePages(data: string): Promise<Costs> {
  return withStore(data, async ({ database, pool }) => {
    const published = publishedReader(pool)
    const routes = siteRoutes({
      published,
      search: openSearch(database),
      settings: defaultSettings,
      now: () => new Date(),
    })
    const common = (await commonWords(database, samples)).map(({ spelling }) => spelling)
    const costs: Costs = new Map()
    for (const [kind, addresses] of await archivedPages({ published, routes, common }, samples)) {
      const times: number[] = []
      for (const makePage of addresses) {
        const began = performance.now()
        await makePage()
        times.push(performance.now() - began)
      }
      // What is made first is compiled, too.
      costs.set(kind, figuresOf(times.slice(Math.min(5, times.length >> 1))))
    }
    return costs
  })
}

/** From the request to publish to what readers see, on a newsroom that runs; pages are pressed by another process. */
async function publishSome(data: string, articles: number): Promise<Costs> {
  const newsroom = await startNewsroom(data, ['--no-demo', '--roles', 'site,desk'])
  const asker = openAsker(newsroom.port, 16)
  try {
    const token = (await sanad(data, ['token', 'create', '--role', 'editor-in-chief'])).trim()
    const seen: number[] = []
    for (let count = 0; count < publications; count += 1) {
      const { answered: _answered, ...places } = await publishOne({ asker, token }, count)
      seen.push(Math.max(...Object.values(places)))
    }
    const residentMegabytes = rounded((residentBytes(newsroom.pid) ?? Number.NaN) / 1e6)
    print({ bench: 'scale', articles, round: 'newsroom', residentMegabytes })
    return new Map([['publish to seen everywhere', figuresOf(seen)]])
  } finally {
    asker.close()
    await newsroom.stop()
  }
}

function figuresOf(times: readonly number[]) {
  return { medianMs: rounded(median(times)), p95Ms: rounded(percentile(times, 0.95)) }
}

/** Medians by kind and size, and how many times the first the last is. */
function tableOf(bySize: ReadonlyMap<number, Costs>): Record<string, Record<string, number>> {
  const columns = [...bySize]
  const kinds = columns[0]?.[1].keys() ?? []
  return Object.fromEntries(
    [...kinds].map((kind) => {
      const medians = columns.map(([size, costs]) => [String(size), costs.get(kind)?.medianMs ?? Number.NaN] as const)
      const growth = rounded(medians.at(-1)![1] / medians[0]![1])
      return [kind, { ...Object.fromEntries(medians), growth }]
    }),
  )
}
