import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type ArticleContent, documentFromParagraphs } from '#article'
import {
  createArticles,
  inTransaction,
  massChanges,
  publish,
  readLiveManuscript,
  readManuscript,
  saveRevisions,
  settleMassChange,
  withdraw,
} from '#store'
import { openTestDatabase } from '../../test/database.ts'
import { addressOfDatabase, runSanad } from '../../test/sanad-command.ts'

const { database, connection } = await openTestDatabase({ after })
const revert = (...args: string[]) =>
  runSanad(['revert', ...args], { DATABASE_URL: addressOfDatabase(connection), SANAD_DATA: '/nonexistent' })
const thief = 'account:thief'

function contentOf(headline: string): ArticleContent {
  const document = documentFromParagraphs([`${headline} و جزئیات آن تا پایان هفته روشن می‌شود.`])
  const text = { kicker: null, headline, subheadline: null, lead: null }
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [] }
}

async function write(articleId: number, headline: string, by: string): Promise<number> {
  const [saved] = await saveRevisions(database, [{ articleId, content: contentOf(headline), chain: [], savedBy: by }])
  return saved!.id
}

async function writeLive(articleId: number, headline: string, by: string): Promise<void> {
  const revisionId = await write(articleId, headline, by)
  await inTransaction(database, (transaction) =>
    publish(transaction, [{ articleId, revisionId, publishedAt: null, madeBy: by }]),
  )
}

const takeDown = (articleId: number, by: string) =>
  inTransaction(database, (transaction) => withdraw(transaction, { articleId, reason: null, madeBy: by }))

/**
 * Changes are counted by the clock in bins of ten minutes: all that was done is moved into the one before this, between
 * two milliseconds, as what is published together often is.
 */
async function moveIntoOneBin(): Promise<void> {
  await sql`
    alter table publication disable trigger publication_kept;
    alter table withdrawal disable trigger withdrawal_kept;
    update publication set made_at = date_bin('10 minutes', now(), '2000-01-01') - interval '9 minutes 59.9995 seconds';
    update withdrawal set made_at = date_bin('10 minutes', now(), '2000-01-01') - interval '9 minutes 59.9995 seconds';
    alter table publication enable trigger publication_kept;
    alter table withdrawal enable trigger withdrawal_kept`.execute(database)
}

/** What readers see, and what the desk has. */
async function standing(code: number) {
  return [
    (await readLiveManuscript(database, code))?.content.headline ?? null,
    (await readManuscript(database, code))!.content.headline,
  ]
}

test('a stolen account is turned back: words and pages stand as they stood, what others wrote is left', async () => {
  const articles = await createArticles(database, Array<null>(7).fill(null))
  const [defaced, drafted, downed, raised, shared, untouched, fresh] = articles
  for (const { id, code } of [defaced!, downed!, raised!, shared!, untouched!])
    await writeLive(id, `خبر ${code}`, 'account:sara')
  await write(drafted!.id, 'پیش‌نویس', 'account:sara')
  await takeDown(raised!.id, 'account:sara')
  const since = new Date()
  await new Promise((resolve) => setTimeout(resolve, 5))

  await writeLive(defaced!.id, 'خبر دروغ', thief)
  await write(drafted!.id, 'پیش‌نویس دروغ', thief)
  await takeDown(downed!.id, thief)
  await writeLive(raised!.id, 'خبر دروغ', thief)
  await writeLive(shared!.id, 'خبر دروغ', thief)
  await writeLive(shared!.id, 'خبر درست‌شده', 'account:sara')
  await writeLive(fresh!.id, 'خبر ساختگی', thief)

  const asked = ['--since', since.toISOString(), '--by', thief]
  const foreseen = await revert(...asked, '--json')
  assert.equal(foreseen.status, 1)
  assert.match(foreseen.stderr, /5 to turn back, 1 left[\s\S]*Nothing was changed/)
  assert.deepEqual(await standing(defaced!.code), ['خبر دروغ', 'خبر دروغ'])

  const done = await revert(...asked, '--yes', '--json')
  assert.equal(done.status, 1, done.stderr)
  const lines = done.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const stepsOf = (code: number) => lines.find((line) => line.code === code)?.steps
  assert.deepEqual(stepsOf(defaced!.code), ['restore-words', 'publish'])
  assert.deepEqual(stepsOf(drafted!.code), ['restore-words'])
  assert.deepEqual(stepsOf(downed!.code), ['publish'])
  assert.deepEqual(stepsOf(raised!.code), ['restore-words', 'withdraw'])
  assert.deepEqual(stepsOf(fresh!.code), ['withdraw'])
  assert.match(lines.find((line) => line.code === shared!.code).problem, /account:sara/)

  assert.deepEqual(await standing(defaced!.code), [`خبر ${defaced!.code}`, `خبر ${defaced!.code}`])
  assert.deepEqual(await standing(drafted!.code), [null, 'پیش‌نویس'])
  assert.deepEqual(await standing(downed!.code), [`خبر ${downed!.code}`, `خبر ${downed!.code}`])
  assert.deepEqual(await standing(raised!.code), [null, `خبر ${raised!.code}`])
  assert.deepEqual(await standing(shared!.code), ['خبر درست‌شده', 'خبر درست‌شده'])
  assert.deepEqual(await standing(untouched!.code), [`خبر ${untouched!.code}`, `خبر ${untouched!.code}`])
  assert.deepEqual(await standing(fresh!.code), [null, 'خبر ساختگی'])
  const { publication } = (await readManuscript(database, defaced!.code))!
  assert.equal(publication!.revision, (await readManuscript(database, defaced!.code))!.revision, 'nothing waits')

  const again = await revert(...asked, '--yes', '--json')
  assert.match(again.stderr, /0 turned back, 1 left/)
})

test('what is no instant, or lies ahead, is wrong usage; nothing to do is well', async () => {
  for (const since of [[], ['--since', 'پارسال‌ها'], ['--since', '2999-01-01T00:00:00Z']])
    assert.equal((await revert(...since)).status, 2)
  assert.equal((await revert('--since', 'دیروز ساعت ۸', '--by', 'account:nobody')).status, 0)
})

test('twenty live articles changed by one hand within ten minutes alarm until somebody accepts it', async () => {
  const articles = await createArticles(database, Array<null>(20).fill(null))
  for (const { id, code } of articles) await writeLive(id, `خبر ${code}`, 'account:first')
  const alarming = async () => {
    await moveIntoOneBin()
    return (await massChanges(database, new Date())).map(({ actor, articles: n }) => [actor, n])
  }
  assert.deepEqual(await alarming(), [], 'a first publication changes nothing that readers had seen')
  for (const { id, code } of articles.slice(1)) await writeLive(id, `${code} دگرگون شد`, 'token:robot')
  for (const { id, code } of articles) await writeLive(id, `فرمان ${code}`, 'operator')
  assert.deepEqual(await alarming(), [], 'nineteen, and the operator')
  await takeDown(articles[0]!.id, 'token:robot')
  assert.deepEqual(await alarming(), [['token:robot', 20]])
  const [seen] = await massChanges(database, new Date())
  await settleMassChange(database, { actor: 'token:robot', until: seen!.until, settledBy: 'account:chief' })
  assert.deepEqual(await alarming(), [])
})
