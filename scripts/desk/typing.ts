import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { openBrowser } from '../../test/browser/chromium.ts'
import { cursorAtEnd, EditorRoom } from '../../test/browser/editor-room.ts'
import { openTestDatabase } from '../../test/database.ts'

/**
 * How the editor feels: what a key costs in an article of 5,000 words, until it stands on the page, and how long after its
 * address was asked the editor takes its first key on a processor four times slower. Figures as JSON lines, each with the
 * load of the machine: by the clock they say little on one that does other work; beside them stands what the page's own
 * thread worked, which other work does not change. `node scripts/desk/typing.ts [KEYS] [OPENINGS]`
 */
const keyMsGoal = 16
const openMsGoal = 2_000
const slowdown = 4
const keys = Number(process.argv[2] ?? 300)
const openings = Number(process.argv[3] ?? 5)

const sentence = 'کتابخانهٔ مرکزی شهر از امشب تا سپیده‌دم باز می‌ماند و برق آن از خورشید است. '
/** 100 paragraphs of about 50 words. */
const paragraphs = Array.from({ length: 100 }, (_, index) => `${index} ${sentence.repeat(3).trim()}`)

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
try {
  const room = new EditorRoom(await openTestDatabase(lifetime), await openBrowser(lifetime))
  await room.serve()
  lifetime.after(() => room.kill())
  const sara = await room.signIn()
  const page = await room.open(sara, await room.write(paragraphs))
  const worked = await countWork(page)
  tell('a key in 5,000 words, ms', await typeInto(page), keyMsGoal)
  console.log(
    JSON.stringify({
      what: 'work of the thread for a key and all that follows it, mean ms',
      mean: (await worked()) / keys,
    }),
  )
  await page.close()

  const code = await room.write(paragraphs.slice(0, 10))
  const works: number[] = []
  for (let opening = 0; opening < openings; opening += 1) {
    const plain = await sara.newPage()
    const own = await countWork(plain)
    await openUntilKey(plain, `${room.origin}/desk/articles/${code}`)
    works.push((await own()) * slowdown)
    await plain.close()
  }
  tell(`work of the thread until then, times ${slowdown}, ms`, works, openMsGoal)
  const times: number[] = []
  for (let opening = 0; opening < openings; opening += 1) {
    const slow = await sara.newPage()
    const machine = await sara.newCDPSession(slow)
    await machine.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    times.push(await openUntilKey(slow, `${room.origin}/desk/articles/${code}`))
    await slow.close()
  }
  tell(`the editor takes a key, processor ${slowdown} times slower, ms`, times, openMsGoal)
} finally {
  for (const hook of hooks.reverse()) await hook()
}

/** Milliseconds that the main thread of a page works from now on until it is asked (CPU time, not the clock). */
async function countWork(page: Page): Promise<() => Promise<number>> {
  const machine = await page.context().newCDPSession(page)
  await machine.send('Performance.enable', { timeDomain: 'threadTicks' })
  const total = async () => {
    const { metrics } = await machine.send('Performance.getMetrics')
    return 1_000 * metrics.find(({ name }) => name === 'TaskDuration')!.value
  }
  const before = await total()
  return async () => (await total()) - before
}

/** The time of each key: its transaction, the layout, and whatever hangs on it. */
async function typeInto(page: Page): Promise<number[]> {
  await cursorAtEnd(page, 50)
  return page.evaluate<number[]>(`new Promise((resolve) => {
    const times = []
    const write = () => {
      const before = performance.now()
      document.execCommand('insertText', false, 'ش')
      document.querySelector('.ProseMirror').getBoundingClientRect()
      times.push(performance.now() - before)
      if (times.length < ${keys}) setTimeout(write, 15)
      else resolve(times)
    }
    write()
  })`)
}

/** From asking for the page to its first key standing in the text. */
async function openUntilKey(page: Page, address: string): Promise<number> {
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  return page
    .evaluate<number>(`new Promise((resolve) => {
      const tick = () => {
        const text = document.querySelector('.ProseMirror[contenteditable=true]')
        if (text === null) return requestAnimationFrame(tick)
        text.focus()
        document.execCommand('insertText', false, 'ش')
        requestAnimationFrame(() => resolve(performance.now()))
      }
      tick()
    })`)
    .then(() => performance.now() - began)
}

function tell(what: string, times: readonly number[], goal: number): void {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1))
  const load = Number(loadavg()[0]!.toFixed(1))
  console.log(JSON.stringify({ what, count: sorted.length, least: at(0), median: at(0.5), p95: at(0.95), goal, load }))
}
