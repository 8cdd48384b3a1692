import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { PageCache } from './cache/page-cache.ts'

/** Plain counts, kept by hand because they are on the path of every cached page (one addition each). */
export interface AnswerTally {
  /** Answers given without the framework, by status. */
  byStatus: Map<number, number>
  bytes: number
}

export interface Metrics {
  registry: Registry
  tally: AnswerTally
  /** Counts one answer of a page or an asset. */
  countAnswer(status: number, bytes: number): void
  /** Counts and times one answer of a framework route. `route` is its pattern, never the address. */
  countRoute(route: string, status: number, seconds: number): void
  /** One more figure, asked for whenever the figures are read; it is left out while it cannot be told. */
  watch(name: string, help: string, read: () => Promise<number>): void
  close(): void
}

/** Seconds; from a lookup to a slow publish. */
const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const lagResolutionMs = 20

/** All figures of one process in Prometheus' text form, read when somebody asks for them. */
export function createMetrics(cache: PageCache, connections: () => number): Metrics {
  const registry = new Registry()
  const tally: AnswerTally = { byStatus: new Map(), bytes: 0 }
  const lag = monitorEventLoopDelay({ resolution: lagResolutionMs })
  lag.enable()
  registerCache(registry, cache)
  registerProcess(registry, lag)
  registerPages(registry, tally, connections)
  const seconds = new Histogram({
    name: 'sanad_http_route_seconds',
    help: 'Time to answer, for routes of the framework (API, desk, files).',
    labelNames: ['route', 'status'],
    buckets: latencyBuckets,
    registers: [registry],
  })

  return {
    registry,
    tally,
    countAnswer(status, bytes) {
      tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1)
      tally.bytes += bytes
    },
    countRoute(route, status, took) {
      seconds.observe({ route, status: String(status) }, took)
    },
    watch: (name, help, read) => watchGauge(registry, { name, help, read }),
    close: () => lag.disable(),
  }
}

function registerPages(registry: Registry, tally: AnswerTally, connections: () => number): void {
  const registers = [registry]
  new Counter({
    name: 'sanad_page_answers_total',
    help: 'Answers of pages and assets, by status.',
    labelNames: ['status'],
    registers,
    collect() {
      this.reset()
      for (const [status, count] of tally.byStatus) this.inc({ status: String(status) }, count)
    },
  })
  readGauge(registry, 'sanad_page_answer_bytes_total', 'Bytes of those answers.', () => tally.bytes)
  readGauge(registry, 'sanad_connections', 'Open connections.', connections)
}

function registerCache(registry: Registry, cache: PageCache): void {
  const figures = {
    hits: 'Pages answered from memory.',
    misses: 'Pages that had to be rendered, or waited for.',
    renders: 'Renders begun.',
    renderFailures: 'Renders that failed.',
    refreshes: 'Renders in the background after a change.',
    dropped: 'Cold pages dropped after a change.',
    evictions: 'Pages that made room for others.',
    pages: 'Pages held.',
    sizeBytes: 'Bytes held.',
  } as const
  for (const [name, help] of Object.entries(figures)) {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    readGauge(registry, `sanad_page_cache_${snake}`, help, () => cache.tally()[name as keyof typeof figures])
  }
}

function registerProcess(registry: Registry, lag: ReturnType<typeof monitorEventLoopDelay>): void {
  readGauge(registry, 'sanad_event_loop_lag_p99_seconds', 'Event loop lag since the last reading.', () => {
    const seconds = Math.max(0, lag.percentile(99) / 1e9 - lagResolutionMs / 1000)
    lag.reset()
    return Number.isFinite(seconds) ? seconds : 0
  })
  readGauge(registry, 'process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
  readGauge(registry, 'nodejs_heap_used_bytes', 'JavaScript heap in use.', () => process.memoryUsage().heapUsed)
  readGauge(registry, 'nodejs_external_memory_bytes', 'Buffers and native objects of JavaScript.', () => {
    return process.memoryUsage().external
  })
  readGauge(registry, 'process_cpu_seconds_total', 'Processor time used.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
}

function readGauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
}

interface Watched {
  name: string
  help: string
  read(): Promise<number>
}

function watchGauge(registry: Registry, { name, help, read }: Watched): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      try {
        this.set(await read())
      } catch {
        this.remove()
      }
    },
  })
}
