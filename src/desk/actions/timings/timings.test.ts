import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { type ArticleContent, documentFromParagraphs } from '#article'
import { Refusal } from '#server'
import {
  addMedium,
  checkAudit,
  type Database,
  inTransaction,
  type MediumDraft,
  openTimingsOf,
  publish,
  publishedReader,
  readManuscript,
  tallyTimings,
  timingAlarms,
  timingsOf,
  writePublishingChoices,
} from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import type { Actor } from '../../policy.ts'
import { createArticle } from '../create-article.ts'
import { publishArticle } from '../publish-article.ts'
import { saveDraft } from '../save-draft.ts'
import { withdrawArticle } from '../withdraw-article.ts'
import { cancelTiming, settleFailedTiming } from './cancel-timing.ts'
import { fireDueTimings } from './fire-timings.ts'
import { setTiming } from './set-timing.ts'

const sara: Actor = { id: 'account:sara', role: 'reporter' }
const negar: Actor = { id: 'account:negar', role: 'section-editor' }
const babak: Actor = { id: 'account:babak', role: 'editor-in-chief' }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const start = Date.now()
const at = (ms: number) => new Date(start + ms)

function contentOf(headline: string): ArticleContent {
  const document = documentFromParagraphs(['شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.'])
  const text = { kicker: null, headline, subheadline: null, lead: 'خط تازهٔ تراموا آزمایش می‌شود.' }
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [] }
}

function mediumOf(hash: string, rightsEnd: Date): MediumDraft {
  const described = { alt: 'تراموا', caption: null, credit: 'نگار', rights: null, rightsEnd, focus: null }
  const file = { hash, mime: 'image/webp', width: 90, height: 60, sizeBytes: 900, name: 'تراموا.webp' }
  const film = { seconds: null, poster: null, transcript: null }
  return { ...described, ...file, ...film, origin: null, cutFrom: null, keptBy: sara.id }
}

async function draft(database: Database, headline: string): Promise<number> {
  return (await createArticle(database, sara, { content: contentOf(headline), chain: [], code: null })).code
}

function set(
  database: Database,
  code: number,
  wish: { by?: Actor; kind?: 'publication' | 'withdrawal' | 'embargo'; ms: number; note?: string },
) {
  const { by = negar, kind = 'publication', ms, note = null } = wish
  return inTransaction(database, (transaction) =>
    setTiming(transaction, by, code, { kind, dueAt: at(ms), note, now: at(0) }),
  )
}

const failures: [number, unknown][] = []
const fire = (database: Database, ms: number) =>
  fireDueTimings(database, at(ms), (id, error) => failures.push([id, error]))

const isLive = async (database: Database, code: number) => (await readManuscript(database, code))!.publication !== null

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}

describe('a time that was set', () => {
  test('is kept to the second: nothing earlier, once, as the approved revision, and with the instant that was set', async (context) => {
    const { database, pool } = await openTestDatabase(context)
    const code = await draft(database, 'خط تازهٔ تراموا')
    await set(database, code, { ms: hourMs })
    // What is written after it was approved waits for its own approval.
    const { revision, content } = (await readManuscript(database, code))!
    const later = { content: { ...content, headline: 'تیتری که هنوز کسی ندیده است' }, chain: null, from: revision }
    await inTransaction(database, (transaction) => saveDraft(transaction, sara, code, later))

    assert.equal(await fire(database, hourMs - 1), 0)
    assert.equal(await isLive(database, code), false)
    assert.equal(await fire(database, hourMs + 3_000), 1)
    const live = await publishedReader(pool).article(code)
    assert.ok(live !== null && 'headline' in live)
    assert.equal(live.headline, 'خط تازهٔ تراموا')
    assert.deepEqual(live.publishedAt, at(hourMs))
    assert.equal(live.updatedAt, null)
    // The clock is set back an hour, and comes to the same instant again.
    for (const ms of [0, hourMs - 1, hourMs, hourMs + 3_000]) assert.equal(await fire(database, ms), 0)
    const { rows } = await sql`select from publication`.execute(database)
    assert.equal(rows.length, 1)

    await set(database, code, { ms: 2 * hourMs })
    await set(database, code, { kind: 'withdrawal', ms: 3 * hourMs, note: 'مهلت نشرش گذشت' })
    assert.equal(await fire(database, 2 * hourMs + 1), 1)
    const second = await publishedReader(pool).article(code)
    assert.ok(second !== null && 'headline' in second)
    assert.equal(second.headline, 'تیتری که هنوز کسی ندیده است')
    assert.deepEqual([second.publishedAt, second.updatedAt], [at(hourMs), at(2 * hourMs)])
    assert.equal(await fire(database, 3 * hourMs), 1)
    assert.ok('withdrawnAt' in (await publishedReader(pool).article(code))!)
    assert.equal((await checkAudit(database)).brokenAt, null)
  })

  test('gives way to what is done by hand, and to another time', async (context) => {
    const { database } = await openTestDatabase(context)
    const code = await draft(database, 'خط تازهٔ تراموا')
    await set(database, code, { ms: hourMs })
    await set(database, code, { ms: 2 * hourMs })
    await inTransaction(database, (transaction) => publishArticle(transaction, negar, code, { publishedAt: null }))
    await set(database, code, { kind: 'withdrawal', ms: 3 * hourMs })
    await inTransaction(database, (transaction) => withdrawArticle(transaction, negar, code, { reason: null }))
    assert.equal(await fire(database, 4 * hourMs), 0)
    const { articleId } = (await readManuscript(database, code))!
    const ends = (await timingsOf(database, articleId)).map(({ kind, end }) => [kind, end!.kind, end!.by])
    const by = 'account:negar'
    assert.deepEqual(ends, [
      ['withdrawal', 'superseded', by],
      ['publication', 'superseded', by],
      ['publication', 'superseded', by],
    ])

    const other = await draft(database, 'پل تازهٔ کارون')
    const { id } = await set(database, other, { ms: hourMs })
    await inTransaction(database, (transaction) => cancelTiming(transaction, negar, other, { id, reason: null }))
    assert.equal(await fire(database, 4 * hourMs), 0)
    assert.equal(
      await refusalOf(inTransaction(database, (one) => cancelTiming(one, negar, other, { id, reason: null }))),
      'not-found',
    )
  })

  test('shows nothing whose rights have ended meanwhile; the rest goes on', async (context) => {
    const { database } = await openTestDatabase(context)
    const codes: number[] = []
    for (const [digit, endsAt] of [
      ['a', at(hourMs)],
      ['b', at(hourMs + 1)],
    ] as const) {
      const hash = digit.repeat(64)
      await addMedium(database, mediumOf(hash, endsAt))
      const hero = { media: hash, src: null, width: 90, height: 60, alt: 'تراموا', caption: null, credit: null }
      const content = { ...contentOf('خط تازهٔ تراموا'), hero }
      codes.push((await createArticle(database, sara, { content, chain: [], code: null })).code)
    }
    for (const code of codes) await set(database, code, { ms: hourMs })
    assert.equal(await fire(database, hourMs), 2)
    assert.deepEqual(await Promise.all(codes.map((code) => isLive(database, code))), [false, true])
    assert.deepEqual(
      (await timingAlarms(database, at(hourMs), 10)).map(({ code, end }) => [code, end?.reason]),
      [[codes[0], 'rights-ended']],
    )
  })

  test('is set by a second person where the newsroom has it so, or by the chief with a reason', async (context) => {
    const { database } = await openTestDatabase(context)
    await writePublishingChoices(database, { needsSecondPerson: true, replyDays: 2 })
    const content = contentOf('خط تازهٔ تراموا')
    const { code } = await createArticle(database, babak, { content, chain: [], code: null })
    assert.equal(await refusalOf(set(database, code, { by: babak, ms: hourMs })), 'second-person-needed')
    const overruling = 'بحران است و کس دیگری در تحریریه نیست'
    const wish = { kind: 'publication', dueAt: at(hourMs), note: null, now: at(0), overruling } as const
    await inTransaction(database, (transaction) => setTiming(transaction, babak, code, wish))
    const { rows } = await sql`select from audit where action = 'overrule-second-person'`.execute(database)
    assert.equal(rows.length, 1)

    const other = await draft(database, 'پل تازهٔ کارون')
    await set(database, other, { by: negar, ms: hourMs })
    const own = await createArticle(database, negar, { content: contentOf('نرخ گندم'), chain: [], code: null })
    const forbidden = inTransaction(database, (transaction) => setTiming(transaction, negar, own.code, wish))
    assert.equal(await refusalOf(forbidden), 'forbidden')
  })

  test('is for those who may, in an order that holds', async (context) => {
    const { database } = await openTestDatabase(context)
    const code = await draft(database, 'خط تازهٔ تراموا')
    const unready = (await createArticle(database, sara, { content: contentOf(''), chain: [], code: null })).code
    const refused: [string, () => Promise<unknown>][] = [
      ['forbidden', () => set(database, code, { by: sara, ms: hourMs })],
      ['untimely', () => set(database, code, { ms: -1 })],
      ['untimely', () => set(database, code, { ms: 800 * 24 * hourMs })],
      ['not-ready', () => set(database, unready, { ms: hourMs })],
      ['not-found', () => set(database, 999, { ms: hourMs })],
      ['not-published', () => set(database, code, { kind: 'withdrawal', ms: hourMs })],
    ]
    for (const [expected, work] of refused) assert.equal(await refusalOf(work()), expected)
    await set(database, code, { ms: hourMs })
    assert.equal(await refusalOf(set(database, code, { kind: 'withdrawal', ms: hourMs })), 'untimely')
    assert.equal(await refusalOf(set(database, code, { kind: 'embargo', ms: 2 * hourMs })), 'untimely')
    await set(database, code, { kind: 'withdrawal', ms: 2 * hourMs })
    assert.equal(await refusalOf(set(database, code, { ms: 3 * hourMs })), 'untimely')
    // An embargo up to the very instant of the publication is how it is meant.
    await set(database, code, { by: sara, kind: 'embargo', ms: hourMs })
    // Nobody looked in between: all the same it is published first and taken down then.
    assert.equal(await fire(database, 2 * hourMs), 3)
    assert.equal(await isLive(database, code), true)
    assert.equal(await fire(database, 2 * hourMs), 1)
    assert.equal(await isLive(database, code), false)
  })
})

describe('an embargo', () => {
  test('stands before every way to readers until it ends, or somebody of the right role lets it go and says why', async (context) => {
    const { database } = await openTestDatabase(context)
    const code = await draft(database, 'نرخ تازهٔ گندم')
    const publishNow = () =>
      refusalOf(
        inTransaction(database, (transaction) => publishArticle(transaction, babak, code, { publishedAt: null })),
      )
    const { id } = await set(database, code, { by: sara, kind: 'embargo', ms: hourMs, note: 'بانک خواسته است' })
    assert.equal(await publishNow(), 'embargoed')
    assert.equal(await refusalOf(set(database, code, { ms: hourMs - 1 })), 'embargoed')
    // A way that asks nobody — a rule, an import, a new verb of tomorrow — is stopped by the store itself.
    const { articleId, revisionId } = (await readManuscript(database, code))!
    const anyWay = () =>
      inTransaction(database, (transaction) =>
        publish(transaction, [{ articleId, revisionId, publishedAt: null, madeBy: 'rule:1' }]),
      )
    await assert.rejects(anyWay(), /under an embargo/)
    assert.equal(await isLive(database, code), false)

    const release = (by: Actor, reason: string | null) =>
      refusalOf(inTransaction(database, (transaction) => cancelTiming(transaction, by, code, { id, reason })))
    assert.equal(await refusalOf(set(database, code, { by: negar, kind: 'embargo', ms: minuteMs })), 'forbidden')
    assert.equal(await release(negar, 'همه نوشته‌اند'), 'forbidden')
    assert.equal(await release(babak, ' '), 'invalid-content')
    assert.equal(await release(babak, 'دیگران پیش از موعد منتشر کردند'), 'nothing was refused')
    const [ended] = await timingsOf(database, articleId)
    assert.deepEqual([ended!.end!.kind, ended!.end!.reason], ['lifted', 'دیگران پیش از موعد منتشر کردند'])
    // The control: without it the same way is open.
    await anyWay()
    assert.equal(await isLive(database, code), true)
    assert.equal(await refusalOf(set(database, code, { kind: 'embargo', ms: hourMs })), 'already-published')
  })

  test('that has ended stays ended when the clock goes back', async (context) => {
    const { database } = await openTestDatabase(context)
    const code = await draft(database, 'نرخ تازهٔ گندم')
    await set(database, code, { kind: 'embargo', ms: hourMs })
    assert.equal(await fire(database, hourMs), 1)
    const { articleId } = (await readManuscript(database, code))!
    assert.deepEqual(await openTimingsOf(database, articleId), [])
    await inTransaction(database, (transaction) => publishArticle(transaction, negar, code, { publishedAt: null }))
    assert.equal(await isLive(database, code), true)
  })
})

describe('what cannot be done', () => {
  test('ends as failed, alarms until somebody sees to it, and keeps nothing else', async (context) => {
    const { database } = await openTestDatabase(context)
    const good = await draft(database, 'خط تازهٔ تراموا')
    const bad = await draft(database, 'پل تازهٔ کارون')
    for (const code of [bad, good]) await set(database, code, { ms: hourMs })
    // A fault of ours, as the store would meet it: this one article can be published no more.
    await sql`create function break() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(
      database,
    )
    const { articleId } = (await readManuscript(database, bad))!
    await sql`create trigger breaks before insert on publication for each row
      when (new.article_id = ${sql.lit(articleId)}) execute function break()`.execute(database)
    failures.length = 0
    assert.equal(await fire(database, hourMs), 2)
    assert.deepEqual([await isLive(database, good), await isLive(database, bad)], [true, false])
    assert.equal(failures.length, 1)
    const [alarm, ...more] = await timingAlarms(database, at(hourMs), 10)
    assert.deepEqual(
      [alarm!.code, alarm!.headline, alarm!.end!.reason, more.length],
      [bad, 'پل تازهٔ کارون', 'internal', 0],
    )
    assert.equal(await refusalOf(settleFailedTiming(database, sara, alarm!.id)), 'forbidden')
    await settleFailedTiming(database, negar, alarm!.id)
    assert.deepEqual(await timingAlarms(database, at(hourMs), 10), [])
    assert.equal(await refusalOf(settleFailedTiming(database, negar, alarm!.id)), 'not-found')
  })

  test('because nobody looked is an alarm after a minute; news of half a day ago waits for a person', async (context) => {
    const { database } = await openTestDatabase(context)
    const [late, stale] = [await draft(database, 'خط تازهٔ تراموا'), await draft(database, 'پل تازهٔ کارون')]
    await set(database, stale, { ms: minuteMs })
    await set(database, late, { ms: 8 * hourMs })
    const after = at(8 * hourMs + 2 * minuteMs)
    assert.deepEqual(await tallyTimings(database, after), { open: 2, overdue: 2, failed: 0 })
    assert.equal((await timingAlarms(database, after, 10)).length, 2)
    assert.equal(await fire(database, 13 * hourMs), 2)
    assert.deepEqual([await isLive(database, late), await isLive(database, stale)], [true, false])
    assert.deepEqual(await tallyTimings(database, at(13 * hourMs)), { open: 0, overdue: 0, failed: 1 })
  })
})
