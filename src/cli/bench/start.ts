import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { readArguments, wholeNumber } from '../usage.ts'
import { median, print, rounded } from './figures.ts'
import { inFolder, residentBytes, startNewsroom } from './processes.ts'

const laterStartsDefault = 5
const laterStartsMax = 20

/**
 * `sanad bench start [--starts N]`: from the command to the first ready answer, with nothing on the disk (database
 * made, example newsroom filled), and again with everything there; and from SIGTERM to the end.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { starts: { type: 'string' } })
  const starts = Math.min(laterStartsMax, Math.max(1, wholeNumber(values.starts, 'starts', laterStartsDefault)))
  return inFolder(async (folder) => {
    const data = path.join(folder, 'data')
    await mkdir(data, { recursive: true })
    const first = await startAndStop(data)
    print({ bench: 'start', round: 0, first: true, ...first })
    const later = []
    for (let round = 1; round <= starts; round += 1) {
      const outcome = await startAndStop(data)
      later.push(outcome)
      print({ bench: 'start', round, first: false, ...outcome })
    }
    print({
      bench: 'start',
      firstSeconds: first.startSeconds,
      medianLaterSeconds: rounded(median(later.map(({ startSeconds }) => startSeconds))),
      medianStopSeconds: rounded(median(later.map(({ stopSeconds }) => stopSeconds))),
      residentMegabytes: rounded(median(later.map(({ residentMegabytes }) => residentMegabytes))),
    })
    return 0
  })
}

async function startAndStop(
  data: string,
): Promise<{ startSeconds: number; stopSeconds: number; residentMegabytes: number }> {
  const begun = performance.now()
  const newsroom = await startNewsroom(data)
  const ready = performance.now()
  const residentMegabytes = rounded((residentBytes(newsroom.pid) ?? Number.NaN) / 1e6)
  const stopping = performance.now()
  await newsroom.stop()
  return {
    startSeconds: rounded((ready - begun) / 1000),
    stopSeconds: rounded((performance.now() - stopping) / 1000),
    residentMegabytes,
  }
}
