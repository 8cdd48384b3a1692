import type { Asker } from './asking.ts'

/** Reads figures of a running newsroom from `/metrics`, by name; 0 for what is not told. */
export async function readFigures(asker: Asker, names: readonly string[]): Promise<Record<string, number>> {
  const text = (await asker.ask('/metrics')).body.toString()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
  return Object.fromEntries(names.map((name) => [name, read(name)]))
}

/** Addresses of articles from the sitemaps, so many at most, spread evenly over the archive. */
export async function articleAddresses(asker: Asker, countMax: number): Promise<string[]> {
  const found: string[] = []
  const index = (await asker.ask('/sitemap.xml')).body.toString()
  for (const part of locationsIn(index)) {
    const listed = locationsIn((await asker.ask(part)).body.toString())
    for (const address of listed) if (address.startsWith('/fa/news/')) found.push(address)
  }
  const step = Math.max(1, Math.floor(found.length / countMax))
  return found.filter((_address, place) => place % step === 0).slice(0, countMax)
}

function locationsIn(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!.replaceAll('&amp;', '&')).pathname)
}
