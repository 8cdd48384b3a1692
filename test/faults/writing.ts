import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { password } from '../../src/desk/ui/fixtures/room.ts'
import { follow } from '../browser/chromium.ts'
import type { EditorRoom } from '../browser/editor-room.ts'

/**
 * People write while everything fails around them: the server is killed, the line is cut, a tab dies, the session ends,
 * two write in one block. Every word is new, so that each can be looked for afterwards.
 */

export const faults = ['kill-server', 'cut-line', 'crash-tab', 'end-session', 'reload', 'nothing'] as const
export type Fault = (typeof faults)[number]

export interface WritingRun {
  seed: number
  /** Only this fault; any of them when left out. */
  fault?: Fault
  people: 1 | 2
  steps: number
}

export interface WritingOutcome {
  written: number
  /** Words that are neither in the text nor in a version that waits for a choice, and had a second to be kept. */
  lost: string[]
  /** Words typed less than a second before a tab died, and gone with it. */
  lostWithinSecond: number
  /** Choices that were open at the end: same block, both versions kept. */
  choices: number
  faults: Fault[]
}

/** What may be lost when a tab dies. */
const keptAfterMs = 1_000
const paragraphs = ['کتابخانه تا سپیده‌دم باز است.', 'برق آن از خورشید می‌آید.', 'دانشجویان شاد شدند.']

interface Writer {
  context: BrowserContext
  page: Page
  words: { word: string; at: number; isGone: boolean }[]
}

export async function writeThroughFaults(
  room: EditorRoom,
  contexts: readonly BrowserContext[],
  { seed, fault, people, steps }: WritingRun,
): Promise<WritingOutcome> {
  const random = randomFrom(seed)
  const code = await room.write(paragraphs)
  const writers: Writer[] = []
  for (const context of contexts.slice(0, people)) {
    // The session may have ended in an earlier run, after everything was saved.
    if (!(await isSignedIn(room, context))) await signInAgain(room, context)
    writers.push({ context, page: await room.open(context, code), words: [] })
  }
  const happened: Fault[] = []
  for (let step = 0; step < steps; step += 1) {
    for (const writer of writers) await writeWord(writer, { seed, random })
    if (random() < 0.5) await sleep(random() * 700)
    if (step % 3 !== 1) continue
    const next = fault ?? faults[Math.floor(random() * faults.length)]!
    happened.push(next)
    await happen(next, { room, code, writer: writers[Math.floor(random() * writers.length)]!, seed, random })
  }
  for (const writer of writers) await comeToRest(writer)
  // What the last of them saved reaches the others, and comes back merged.
  await sleep(300)
  for (const writer of writers) await comeToRest(writer)
  let outcome = await lookFor(room, code, writers)
  // What a dead tab left may be offered after a busy machine's two seconds: it is asked for once more.
  for (const writer of outcome.lost.length > 0 ? writers : []) {
    await writer.page.close()
    await reopen(room, code, writer)
    await comeToRest(writer)
    outcome = await lookFor(room, code, writers)
  }
  for (const { page } of writers) await page.close()
  return { ...outcome, faults: happened }
}

interface Chance {
  seed: number
  random(): number
}

let count = 0

async function writeWord({ page, words }: Writer, { seed, random }: Chance): Promise<void> {
  const blocks = page.locator('.ProseMirror > p')
  const index = Math.floor(random() * (await blocks.count()))
  await blocks.nth(index).click({ position: { x: 4, y: 8 }, timeout: 30_000 })
  await page.keyboard.press('End')
  count += 1
  const word = `واژه${seed}ن${count}پ`
  await page.keyboard.type(` ${word} `)
  words.push({ word, at: Date.now(), isGone: false })
}

interface Scene extends Chance {
  room: EditorRoom
  code: number
  writer: Writer
}

async function happen(fault: Fault, scene: Scene): Promise<void> {
  const { room, code, writer, random } = scene
  switch (fault) {
    case 'kill-server':
      await room.kill()
      await writeWord(writer, scene)
      await sleep(random() * 900)
      await writeWord(writer, scene)
      await room.serve()
      break
    case 'cut-line':
      await writer.context.setOffline(true)
      await writeWord(writer, scene)
      await sleep(random() * 900)
      await writeWord(writer, scene)
      await writer.context.setOffline(false)
      break
    case 'crash-tab':
      await crash(writer)
      await reopen(room, code, writer)
      break
    case 'reload':
      countAsGone(writer)
      await writer.page.close()
      await reopen(room, code, writer)
      break
    case 'end-session':
      await sql`delete from session`.execute(room.database)
      await writeWord(writer, scene)
      break
    case 'nothing':
      break
  }
}

/** The renderer dies at once: no event of the page is heard. */
async function crash({ page, context, words }: Writer): Promise<void> {
  const session = await context.newCDPSession(page)
  const died = new Promise((resolve) => page.once('crash', resolve))
  countAsGone({ words })
  session.send('Page.crash').catch(() => {})
  await died
  await page.close()
}

/** What was typed less than a second ago may be lost. */
function countAsGone({ words }: Pick<Writer, 'words'>): void {
  const now = Date.now()
  for (const word of words) word.isGone ||= now - word.at < keptAfterMs
}

async function reopen(room: EditorRoom, code: number, writer: Writer): Promise<void> {
  if (!(await isSignedIn(room, writer.context))) await signInAgain(room, writer.context)
  writer.page = await room.open(writer.context, code)
  await takeBack(writer.page)
}

async function isSignedIn(room: EditorRoom, context: BrowserContext): Promise<boolean> {
  const answer = await context.request.get(`${room.origin}/desk`, { maxRedirects: 0 })
  return answer.status() === 200
}

async function signInAgain(room: EditorRoom, context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${room.origin}/desk/login`)
  await page.fill('#login', 'sara')
  await page.fill('#password', password)
  await follow(page, page.locator('main form:has(#password) button'))
  await page.close()
}

/** What a crash left behind is offered; it is taken. */
async function takeBack(page: Page): Promise<void> {
  await sleep(2_000)
  const offers = page.locator('.left button').first()
  // The offer that was taken goes a moment later.
  while ((await offers.count()) > 0) await offers.click({ timeout: 1_000 }).catch(() => {})
}

/** Signs in where that is asked, and waits until everything is on the desk. */
async function comeToRest({ page }: Writer): Promise<void> {
  const deadline = Date.now() + 90_000
  while (Date.now() < deadline) {
    if (await page.locator('.again').isVisible()) await signInHere(page)
    const state = await page.locator('.saved').getAttribute('data-state')
    if (state === 'saved') return
    await sleep(100)
  }
  throw new Error(`not saved: ${await page.locator('.status').textContent()}`)
}

/** It may be gone by itself meanwhile: somebody signed in in another tab. */
async function signInHere(page: Page): Promise<void> {
  const strip = page.locator('.again')
  await page.fill('#again-password', password, { timeout: 10_000 }).catch(() => {})
  await strip
    .getByRole('button', { name: 'ورود و ادامه' })
    .click({ timeout: 10_000 })
    .catch(() => {})
  await strip.waitFor({ state: 'hidden', timeout: 20_000 }).catch(() => {})
}

async function lookFor(room: EditorRoom, code: number, writers: readonly Writer[]) {
  const { content, choices } = await room.copy(code)
  const kept = JSON.stringify([content, choices])
  const words = writers.flatMap((writer) => writer.words)
  const missing = words.filter(({ word }) => !kept.includes(word))
  return {
    written: words.length,
    lost: missing.filter(({ isGone }) => !isGone).map(({ word }) => word),
    lostWithinSecond: missing.filter(({ isGone }) => isGone).length,
    choices: choices.length,
  }
}

/** Mulberry32: the same seed, the same day. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
