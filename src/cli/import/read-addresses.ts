import { detectFormat, draftFromPage, type FileFormat, isFeedFormat, type Problem, readFeed, readPage } from '#formats'
import { type FetchParts, fetchAddress } from '#wire'
import { readBounded } from '../read-bounded.ts'
import { digest } from './digest.ts'
import type { FoundFile } from './find-files.ts'
import type { ReadFile } from './read-batch.ts'
import { unpack } from './unpack.ts'

const listBytesMax = 60 * 1024 * 1024
/** Sitemaps that lists of sitemaps lead to; each has up to 50,000 addresses. */
const sitemapsMax = 1_000

/** Formats of files that hold addresses of pages, not pages. */
const lists: ReadonlySet<FileFormat> = new Set(['sitemap', 'sitemap-index', 'address-list'])

/** Whether a file of this format lists addresses to be fetched. */
export function isAddressList(format: FileFormat | null): boolean {
  return format !== null && lists.has(format)
}

/** SHA-256 (hex) of what each of these addresses brought before, where it need not be fetched again. */
export type KnownAddresses = (addresses: readonly string[]) => Promise<Record<string, string>>

/**
 * Fetches the pages of a list of addresses, a sitemap or a list of sitemaps, one after another, each a batch of its own:
 * what was fetched is stored before the next one is asked for. Addresses that are known are not asked for at all.
 */
export async function* readAddresses(
  parts: FetchParts,
  { file }: FoundFile,
  knownOf: KnownAddresses,
): AsyncGenerator<ReadFile[]> {
  const bytes = readBounded(file, listBytesMax)
  if (!(bytes instanceof Uint8Array)) {
    yield [{ file, outcome: 'failed', problems: [bytes] }]
    return
  }
  let sitemaps = 0
  const waiting: { name: string; bytes: Uint8Array }[] = [{ name: file, bytes }]
  for (let list = waiting.shift(); list !== undefined; list = waiting.shift()) {
    const { addresses, isIndex, problems } = addressesIn(list.bytes)
    if (problems.length > 0)
      yield [{ file: list.name, outcome: addresses.length > 0 ? 'passed-over' : 'failed', problems }]
    for (const address of addresses) {
      if (!isIndex) yield [await readAddress(parts, address, knownOf)]
      else if (++sitemaps <= sitemapsMax) {
        const fetched = await fetchAddress(parts, address)
        // Sitemaps are often files packed with gzip, which no header tells.
        if (fetched.outcome === 'fetched') waiting.push({ name: address, bytes: unpack(fetched.bytes, listBytesMax) })
        else yield [{ file: address, outcome: 'failed', problems: [fetched.problem] }]
      }
    }
  }
}

function addressesIn(bytes: Uint8Array): { addresses: string[]; isIndex: boolean; problems: Problem[] } {
  const format = detectFormat(bytes)
  if (!isAddressList(format) || !isFeedFormat(format)) {
    return { addresses: [], isIndex: false, problems: [{ kind: 'no-sitemap', detail: 'it is no list of addresses' }] }
  }
  const origin = { url: null, fetchedAt: null, contentType: null }
  const { value, problems } = readFeed(bytes, origin, { spelling: 'raw' })
  const addresses = (value?.items ?? []).flatMap(({ item }) => item.link ?? [])
  return { addresses: [...new Set(addresses)], isIndex: format === 'sitemap-index', problems }
}

async function readAddress(parts: FetchParts, address: string, knownOf: KnownAddresses): Promise<ReadFile> {
  if ((await knownOf([address]))[address] !== undefined) return { file: address, outcome: 'skipped' }
  const fetched = await fetchAddress(parts, address)
  if (fetched.outcome === 'failed') return { file: address, outcome: 'failed', problems: [fetched.problem] }
  const { bytes, url, contentType } = fetched
  const origin = { url, fetchedAt: new Date().toISOString(), contentType }
  const { value, problems } = draftFromPage(
    { origin: address, bytesHash: digest(bytes) },
    readPage(bytes, origin, { spelling: 'house' }),
    { sourcing: 'now', digest },
  )
  if (value === null) return { file: address, outcome: 'failed', problems }
  const draft = {
    ...value,
    alsoAt: [...new Set([address, url])].filter((at) => at !== value.address),
  }
  return { file: address, outcome: 'draft', draft }
}
