import { readArguments, wholeNumber } from '../usage.ts'
import { inArchive } from './archive.ts'
import { askOnce } from './ask-once.ts'
import { openAsker } from './asking.ts'
import { median, percentile, print, rounded } from './figures.ts'
import { articleAddresses, readFigures } from './newsroom-figures.ts'
import { residentBytes, startNewsroom } from './processes.ts'

const articlesDefault = 20_000
const articlesMax = 1_000_000
const rounds = 3
const secondsDefault = 5
const connections = 16
/** As a browser asks: the answer is packed in brotli, and packing it is part of the work. */
const askedWith = { 'accept-encoding': 'gzip, deflate, br, zstd' }
/** More than a round can ask for. */
const addressesMax = 60_000

/**
 * `sanad bench cold [--articles N] [--seconds N] [--keep FOLDER]`: articles of a seeded archive (kept as `inArchive` says) never asked for before, one
 * after another. Every address is asked once; the cache's own count of renders is printed beside the count of answers,
 * so that an answer from memory would show. The process serves readers only: the pages of the new archive that wait to
 * be pressed to disk are no part of this.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    articles: { type: 'string' },
    seconds: { type: 'string' },
    keep: { type: 'string' },
  })
  const articles = Math.min(articlesMax, wholeNumber(values.articles, 'articles', articlesDefault))
  const seconds = Math.min(60, Math.max(1, wholeNumber(values.seconds, 'seconds', secondsDefault)))
  return inArchive({ articles, keep: values.keep }, async (data) => {
    const newsroom = await startNewsroom(data, ['--no-demo', '--roles', 'site'])
    try {
      await measure({ ...newsroom, articles, seconds })
    } finally {
      await newsroom.stop()
    }
    return 0
  })
}

async function measure({
  port,
  pid,
  articles,
  seconds,
}: {
  port: number
  pid: number
  articles: number
  seconds: number
}) {
  const asker = openAsker(port, 1)
  const addresses = await articleAddresses(asker, addressesMax)
  const speeds: number[] = []
  const slowest: number[] = []
  for (let round = 1, from = 0; round <= rounds && from < addresses.length; round += 1) {
    const before = await readFigures(asker, ['sanad_page_cache_renders'])
    const {
      times,
      failures,
      seconds: took,
    } = await askOnce(port, addresses.slice(from), { connections, seconds, headers: askedWith })
    const after = await readFigures(asker, ['sanad_page_cache_renders'])
    from += times.length
    const renders = after.sanad_page_cache_renders! - before.sanad_page_cache_renders!
    speeds.push(times.length / took)
    slowest.push(percentile(times, 0.99))
    print({
      bench: 'cold',
      round,
      asked: times.length,
      renders,
      failures,
      requestsPerSecond: rounded(times.length / took, 5),
      medianMs: rounded(median(times)),
      p99Ms: rounded(percentile(times, 0.99)),
    })
  }
  asker.close()
  print({
    bench: 'cold',
    articles,
    connections,
    medianRequestsPerSecond: rounded(median(speeds), 5),
    medianP99Ms: rounded(median(slowest)),
    residentMegabytes: rounded((residentBytes(pid) ?? Number.NaN) / 1e6),
  })
}
