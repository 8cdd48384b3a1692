import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readArguments, wholeNumber } from '../usage.ts'
import { type Asker, openAsker } from './asking.ts'
import { median, percentile, print, rounded } from './figures.ts'
import { type Listener, listenTo } from './listener.ts'
import { freePort, inFolder, residentBytes, sanad, startNewsroom } from './processes.ts'

const readersDefault = 1_000
/** One process serves 15,000; a machine gives about 28,000 ports to connections to one address. */
const readersMax = 12_000
const updatesDefault = 10
const updatesMax = 100
const openedAtOnce = 200
const pauseMs = 500
const lookMs = 10
const heardMsMax = 60_000

/**
 * `sanad bench live [--readers N] [--updates N]`: N readers listen to one running account. Each update is timed from the
 * request leaving to its arrival at every reader; then the newsroom is stopped and started again, one thing more is told
 * while most are still away, and it is timed until everybody is back and has heard it. What anybody missed, or heard
 * twice, is counted over the whole run.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { readers: { type: 'string' }, updates: { type: 'string' } })
  const readers = Math.min(readersMax, Math.max(1, wholeNumber(values.readers, 'readers', readersDefault)))
  const updates = Math.min(updatesMax, Math.max(1, wholeNumber(values.updates, 'updates', updatesDefault)))
  return inFolder(async (folder) => {
    await measure({ data: path.join(folder, 'data'), port: await freePort(), readers, updates })
    return 0
  })
}

interface Plan {
  data: string
  port: number
  readers: number
  updates: number
}

async function measure({ data, port, readers, updates }: Plan): Promise<void> {
  const options = ['--no-demo']
  let newsroom = await startNewsroom(data, options, port)
  const asker = openAsker(port, 1)
  const listeners: Listener[] = []
  try {
    const token = (await sanad(data, ['token', 'create', '--role', 'editor-in-chief'])).trim()
    const account = await openAccount(asker, token)
    const before = residentBytes(newsroom.pid) ?? Number.NaN
    await listenAll(listeners, { port, readers, address: `/fa/live/${account.code}/events` })
    const ids: number[] = []
    const delays: number[] = []
    for (let count = 0; count < updates; count += 1) {
      const told = performance.now()
      ids.push(await account.tell())
      await untilHeard(listeners, ids)
      for (const { heard } of listeners) delays.push(heard.at(-1)!.at - told)
      await sleep(pauseMs)
    }
    const resident = residentBytes(newsroom.pid) ?? Number.NaN
    print({
      bench: 'live',
      round: 'told to all',
      readers,
      updates,
      medianMs: rounded(median(delays)),
      p99Ms: rounded(percentile(delays, 0.99)),
      maxMs: rounded(delays.reduce((most, ms) => Math.max(most, ms), 0)),
      residentMegabytes: rounded(resident / 1e6),
      kilobytesEach: rounded((resident - before) / 1e3 / readers),
    })
    await newsroom.stop()
    newsroom = await startNewsroom(data, options, port)
    const back = performance.now()
    const early = listeners.filter(({ isOpen }) => isOpen).length
    ids.push(await account.tell())
    await untilHeard(listeners, ids)
    print({
      bench: 'live',
      round: 'back after a restart',
      readers,
      backWhenTold: early,
      seconds: rounded((performance.now() - back) / 1000),
      residentMegabytes: rounded((residentBytes(newsroom.pid) ?? Number.NaN) / 1e6),
    })
    print({ bench: 'live', readers, told: ids.length, ...faults(listeners, ids) })
  } finally {
    for (const listener of listeners) listener.leave()
    asker.close()
    await newsroom.stop()
  }
}

async function openAccount(asker: Asker, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post = async (address: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await asker.ask(address, { method: 'POST', headers, body: JSON.stringify(body) })
    if (answer.status !== 201) throw new Error(`${address} answered ${answer.status}: ${answer.body}`)
    return JSON.parse(answer.body.toString())
  }
  const article = { kind: 'live', headline: 'لحظه‌به‌لحظه با شمارش آرا', body: ['شمارش آرا آغاز شد.'] }
  const code = Number((await post('/api/v1/articles', article)).code)
  await post(`/api/v1/articles/${code}/publication`, {})
  const update = { headline: 'نتیجهٔ تازه رسید', body: ['شمارش آرای سه حوزهٔ دیگر پایان یافت.'] }
  return { code, tell: async () => Number((await post(`/api/v1/articles/${code}/updates`, update)).id) }
}

/** Some at a time: the system keeps only so many connections waiting to be taken. */
async function listenAll(
  listeners: Listener[],
  { port, readers, address }: { port: number; readers: number; address: string },
): Promise<void> {
  while (listeners.length < readers) {
    const wanted = Math.min(readers, listeners.length + openedAtOnce)
    while (listeners.length < wanted) listeners.push(listenTo(port, address))
    await until(() => listeners.every(({ isOpen }) => isOpen), 'Not everybody was let in')
  }
}

function untilHeard(listeners: readonly Listener[], ids: readonly number[]): Promise<void> {
  const last = ids.at(-1)
  return until(() => listeners.every(({ heard }) => heard.at(-1)?.id === last), 'Not everybody heard')
}

async function until(isSo: () => boolean, complaint: string): Promise<void> {
  const deadline = performance.now() + heardMsMax
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`${complaint} within ${heardMsMax / 1000} s.`)
    await sleep(lookMs)
  }
}

/** Over all readers: updates that somebody never heard, and those she heard more than once. */
export function faults(listeners: readonly Pick<Listener, 'heard'>[], ids: readonly number[]) {
  let missed = 0
  let twice = 0
  for (const { heard } of listeners) {
    const distinct = new Set(heard.map(({ id }) => id))
    missed += ids.filter((id) => !distinct.has(id)).length
    twice += heard.length - distinct.size
  }
  return { missed, twice }
}
