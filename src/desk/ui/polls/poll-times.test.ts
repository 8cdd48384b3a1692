import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  checkAudit,
  type Database,
  findPoll,
  inTransaction,
  listenForChanges,
  pollAlarms,
  pollStanding,
  publishedReader,
  tallyTimings,
} from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { endPoll, makePoll } from '../../actions/polls/arrange-polls.ts'
import { type PollTimesWish, timePoll } from '../../actions/polls/time-poll.ts'
import { fireDueTimings } from '../../actions/timings/fire-timings.ts'
import { openApi, refusalOf } from '../../api/fixtures/api.ts'
import { assertStrict, openSarasRoom, pick, type Room } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

const hourMs = 3_600_000
const toldMsMax = 10_000
const negar = { id: 'account:negar', role: 'editor-in-chief' } as const
const start = Date.now()
const at = (hours: number) => new Date(start + hours * hourMs)
const failures: [number, unknown][] = []
const told: string[] = []

let room: Room & { sara: Visitor }
let opened: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
const hooks: (() => Promise<void>)[] = []

before(async () => {
  opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  database = opened.database
  room = await openSarasRoom(database)
  hooks.unshift(await listenForChanges(opened.connection, (keys) => void told.push(...keys)))
})

after(async () => {
  for (const hook of hooks) await hook()
})

/** A poll asked at an hour, counted from now, with the hours at which it opens and closes. */
async function ask(times: PollTimesWish, askedAt = 0): Promise<number> {
  const draft = { question: 'با چه به سر کار می‌روید؟', choices: ['اتوبوس', 'مترو'], place: 'front' } as const
  return inTransaction(database, (transaction) =>
    makePoll(transaction, negar, { ...draft, ...times, now: at(askedAt) }),
  )
}

const poll = async (id: number) => (await findPoll(database, id))!
const fire = (hours: number) => fireDueTimings(database, at(hours), (id, error) => failures.push([id, error]))

/** A reader answers now; where the page sends her, and how many have answered. */
async function answer(id: number): Promise<[outcome: string, votes: number]> {
  const choice = String((await poll(id)).choices[0]!.id)
  const { headers } = await room.visitor().send(`/poll/${id}`, { choice }, { address: `203.0.113.${id}` })
  const outcome = headers.location!.split('voted=')[1]!
  return [outcome, (await poll(id)).choices[0]!.votes]
}

/** What is told to the sites comes over a line of its own: some moments after the change. */
async function untilTold(...keys: string[]): Promise<void> {
  const deadline = performance.now() + toldMsMax
  while (!keys.every((key) => told.includes(key))) {
    assert.ok(performance.now() < deadline, `${keys.join(' and ')} are made again`)
    await sleep(5)
  }
}

describe('a poll with times', () => {
  test('takes no answer before it opens, opens to the second, and stays open when the clock goes back', async () => {
    const control = await ask({})
    assert.deepEqual(await answer(control), ['yes', 1], 'without times it is open at once')
    const id = await ask({ opensAt: at(1) })
    assert.deepEqual(await answer(id), ['early', 0])
    assert.equal(await fire(0.999), 0)
    assert.deepEqual(await answer(id), ['early', 0])
    told.length = 0
    assert.equal(await fire(1), 1)
    assert.equal(await fire(1), 0)
    const { opensAt, openedAt } = await poll(id)
    assert.deepEqual([opensAt, openedAt], [null, at(1)])
    // It is an hour before that by the clock of this machine: what has opened does not shut again.
    assert.deepEqual(await answer(id), ['yes', 1])
    await untilTold(`poll:${id}`, 'front')
  })

  test('takes no answer after its end though nobody has come to closing it, and bears the instant that was set', async () => {
    const id = await ask({ closesAt: at(-1) }, -2)
    assert.deepEqual(await answer(id), ['late', 0])
    assert.equal((await poll(id)).closedAt, null)
    assert.equal(pollStanding(await poll(id), new Date()), 'ended')
    assert.equal((await tallyTimings(database, new Date())).overdue, 1, 'a minute late alarms')
    assert.deepEqual(
      (await pollAlarms(database, new Date(), 9)).map(({ pollId, failure }) => [pollId, failure]),
      [[id, null]],
    )
    assert.equal(await fire(0), 1)
    const { closedAt, closesAt } = await poll(id)
    assert.deepEqual([closedAt, closesAt], [at(-1), null])
    assert.equal(await fire(0), 0)
    assert.deepEqual(await answer(id), ['late', 0])
    const { rows } = await sql<{ action: string }>`
      select action from audit where subject = ${`poll:${id}`} order by id`.execute(database)
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['make-poll', 'place-poll', 'set-timing', 'end-poll'],
    )
    assert.equal((await checkAudit(database)).brokenAt, null)
  })

  test('that cannot be closed alarms on the first page until somebody sees to it, and takes no answer all the same', async () => {
    const id = await ask({ closesAt: at(-1) }, -2)
    await sql`create function break() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(
      database,
    )
    await sql`create trigger breaks before insert on poll_closing for each row
      when (new.poll_id = ${sql.lit(id)}) execute function break()`.execute(database)
    const other = await ask({ closesAt: at(-1) }, -2)
    failures.length = 0
    assert.equal(await fire(0), 2)
    assert.equal(failures.length, 1)
    assert.notEqual((await poll(other)).closedAt, null, 'the rest goes on')
    assert.deepEqual(await answer(id), ['late', 0])
    const home = await room.sara.see('/desk')
    assert.match(home.html, new RegExp(`پایان رأی‌گیری: <a href="/desk/polls/${id}/times">`))
    assert.match(home.html, /خطایی در سامانه رخ داد/)
    const settle = /action="(\/desk\/timings\/\d+\/settle)"/.exec(home.html)![1]!
    assert.equal((await room.sara.send(settle, {})).status, 303)
    assert.doesNotMatch((await room.sara.see('/desk')).html, /پایان رأی‌گیری/)
    await sql`drop trigger breaks on poll_closing`.execute(database)
  })

  test('is moved, taken back and ended by hand, in an order that holds', async () => {
    const id = await ask({ opensAt: at(1), closesAt: at(3) })
    const time = (wish: PollTimesWish) =>
      inTransaction(database, (transaction) => timePoll(transaction, negar, id, { ...wish, now: at(0) }))
    for (const wish of [{ opensAt: at(-1) }, { opensAt: at(3) }, { closesAt: at(1) }, { closesAt: at(24 * 800) }]) {
      assert.equal(await refusalOf(time(wish)), 'untimely')
    }
    assert.equal(await refusalOf(ask({ opensAt: at(2), closesAt: at(1) })), 'untimely')
    await time({ closesAt: at(4) })
    await time({ opensAt: at(2) })
    assert.equal(await fire(1.5), 0, 'the time before has given way')
    await time({ opensAt: null })
    assert.deepEqual(await answer(id), ['yes', 1], 'without an opening it is open')
    assert.equal(await refusalOf(time({ opensAt: at(1) })), 'untimely', 'and is shut for no opening any more')
    await inTransaction(database, (transaction) => endPoll(transaction, negar, id))
    assert.equal(await fire(5), 0, 'what was ended by hand is not ended again')
    assert.equal(await refusalOf(time({ closesAt: at(5) })), 'already-exists')
    const { closedAt, closesAt } = await poll(id)
    assert.ok(closedAt !== null && closesAt === null)
  })
})

test('times are written in words at the desk, when a poll is made and afterwards', async () => {
  const { sara } = room
  const written = { question: 'کتاب کاغذی؟', choices: 'آری\nنه', place: 'none', code: '' }
  const wrong = await sara.send('/desk/polls', { ...written, opens: 'فردا ۸ صبح', closes: 'هر وقت شد' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /id="closes-error">این زمان فهمیده نشد/)
  assert.match(wrong.html, /name="opens"[^>]* value="فردا ۸ صبح"/)
  const crossed = await sara.send('/desk/polls', { ...written, opens: 'فردا ۸ صبح', closes: 'یک ساعت دیگر' })
  assert.match(crossed.html, /پیش از آغازش پایان می‌یابد/)
  const times = { opens: 'فردا ۸ صبح', closes: 'فردا ۹ شب' }
  assert.deepEqual(pick(await sara.send('/desk/polls', { ...written, ...times })), [303, '/desk/polls?done=made'])
  const list = await sara.see('/desk/polls')
  assertStrict(list)
  assert.match(list.html, /هنوز باز نشده<\/span> <span>از <time [^>]*>[^<]*۰۸:۰۰<\/time> باز می‌شود/)
  const path = /href="(\/desk\/polls\/\d+\/times)"/.exec(list.html)![1]!
  const page = await sara.see(path)
  assertStrict(page)
  const field = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page.html)![1]!
  const { openedAt, opensAt, closesAt } = await poll(Number(path.split('/')[3]))
  assert.equal(openedAt, null)
  assert.equal((await sara.send(path, { opens: field('opens'), closes: 'فردا ساعت ۸' })).status, 422, 'one of two')
  assert.deepEqual(pick(await sara.send(path, { opens: field('opens'), closes: '' })), [303, '/desk/polls?done=timed'])
  const after = await poll(Number(path.split('/')[3]))
  assert.deepEqual([after.opensAt, after.closesAt], [opensAt, null])
  assert.notEqual(closesAt, null)
  assert.equal((await sara.see('/desk/polls/999/times')).status, 404)
  assert.deepEqual(pick(await room.visitor().see(path)), [303, '/desk/login'])
})

test('times are set and moved over the API', async () => {
  const api = await openApi(opened)
  const body = { question: 'چای یا قهوه؟', choices: ['چای', 'قهوه'] }
  const made = await api.ask('POST /api/v1/polls', {
    body: { ...body, opens: { when: 'فردا ۸ صبح' }, closes: { at: at(72).toISOString() } },
  })
  const { id, opens, closes } = made.body as { id: number; opens: Date; closes: Date }
  assert.ok(opens > at(0) && closes.getTime() === at(72).getTime())
  const params = { id: String(id) }
  const times = (given: object) => api.ask('PUT /api/v1/polls/:id/times', { params, body: given })
  const moved = (await times({ closes: null })).body as { opens: Date; closes: Date | null }
  assert.deepEqual([moved.opens, moved.closes], [opens, null])
  assert.equal(await refusalOf(times({ opens: { when: 'فردا ساعت ۸' } })), 'invalid-content')
  assert.equal(await refusalOf(times({ closes: { at: '2001-01-01T00:00:00Z' } })), 'untimely')
  assert.deepEqual((await api.ask('GET /api/v1/polls/alarms', {})).body, { alarms: [] })
  assert.equal((await publishedReader(opened.pool).poll(id))!.opensAt!.getTime(), opens.getTime())
})
