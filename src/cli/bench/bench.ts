import { didYouMean } from '../help/near-word.ts'
import { UsageError, withUsage } from '../usage.ts'

type Run = (args: string[]) => Promise<number>

/** Every benchmark; each prints JSON lines: one a round, and a last one with medians and ratios. */
const benchmarks = new Map<string, () => Promise<{ run: Run }>>(
  Object.entries({
    http: () => import('./http.ts'),
    cold: () => import('./cold.ts'),
    publish: () => import('./publish.ts'),
    import: () => import('./import.ts'),
    search: () => import('./search.ts'),
    live: () => import('./live.ts'),
    herd: () => import('./herd.ts'),
    scale: () => import('./scale.ts'),
    start: () => import('./start.ts'),
  }),
)

/** `sanad bench NAME`: measures on loopback, on data of its own under the temporary folder, within bounds. */
export function bench([name, ...args]: string[]): Promise<number> {
  const names = [...benchmarks.keys()].join('|')
  return withUsage(`bench ${names} …`, async () => {
    const load = benchmarks.get(name ?? '')
    if (!load) throw new UsageError(`bench takes one of ${names}.${didYouMean(name ?? '', benchmarks.keys())}`)
    const { run } = await load()
    return run(args)
  })
}
