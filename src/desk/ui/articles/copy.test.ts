import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import {
  type ArticleContent,
  type Block,
  blockTexts,
  type ContentPatch,
  documentFromParagraphs,
  paragraph,
  patchBetween,
} from '#article'
import { Refusal, type RefusalCode } from '#server'
import { readManuscript } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { openSarasRoom } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'
import type { PresentedCopy } from './present-copy.ts'

const code = 757695
const path = `/desk/articles/${code}`
const negar = { id: 'account:negar', role: 'section-editor' } as const
const opening = 'کتابخانهٔ مرکزی شهر از امشب تا سپیده‌دم باز می‌ماند.'
const closing = 'برق ساختمان از صفحه‌های خورشیدی بام می‌آید.'

function contentOf(paragraphs: readonly string[], parts: Partial<ArticleContent> = {}): ArticleContent {
  const text = { kicker: null, headline: 'کتابخانه‌های شبانه', subheadline: null, lead: null }
  const document = documentFromParagraphs(paragraphs)
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [], ...parts }
}

async function openNewsroom(context: TestContext) {
  const room = await openSarasRoom((await openTestDatabase(context)).database)
  await createArticle(room.database, negar, { content: contentOf([opening, closing]), chain: [], code })
  return room
}

async function copyFor(one: Visitor): Promise<PresentedCopy> {
  const answer = await one.ask('GET', `${path}/copy`)
  assert.equal(answer.status, 200)
  return answer.json as unknown as PresentedCopy
}

interface Sent {
  from: number
  patch: ContentPatch | null
  seat?: string
  number?: number
  choices?: readonly object[] | null
}

function send(one: Visitor, { from, patch, seat = 'seat-of-sara', number = 1, choices = null }: Sent) {
  return one.ask('PUT', `${path}/copy`, { from, seat, number, patch, choices })
}

function changeBlock(index: number, text: string): ContentPatch {
  return { parts: {}, blocks: { start: index, removed: 1, added: [paragraph(text)] } }
}

function isRefused(refusal: RefusalCode) {
  return (error: unknown) => error instanceof Refusal && error.code === refusal
}

test('what is written is kept at once, and becomes one revision when somebody says so', async (context) => {
  const { database, sara } = await openNewsroom(context)
  let { version } = await copyFor(sara)
  for (const [index, text] of ['خط', 'خط تازه', 'خط تازهٔ تراموا'].entries()) {
    const kept = await send(sara, { from: version, patch: changeBlock(0, text), number: index + 1 })
    assert.equal(kept.status, 200)
    version = kept.json.version as number
  }
  assert.deepEqual(blockTexts((await copyFor(sara)).content.document), ['خط تازهٔ تراموا', closing])
  assert.equal((await readManuscript(database, code))!.revision, 1, 'no revision yet')

  const recorded = await sara.ask('POST', `${path}/revisions`, { version })
  assert.deepEqual(recorded.json, { revision: 2 })
  const again = await sara.ask('POST', `${path}/revisions`, { version })
  assert.deepEqual(again.json, { revision: 2 }, 'an unchanged text makes no revision')
  const { revisions } = (await sara.ask('GET', `${path}/revisions`)).json as { revisions: { authors: string[] }[] }
  assert.deepEqual(
    revisions.map(({ authors }) => authors),
    [['سارا مهرآیین'], ['account:negar']],
  )
  const first = (await sara.ask('GET', `${path}/revisions/1`)).json as { content: ArticleContent }
  assert.deepEqual(blockTexts(first.content.document), [opening, closing])
  await assert.rejects(sara.ask('GET', `${path}/revisions/3`), isRefused('not-found'))
})

test('a change made from an older version is not taken, and the answer says what stands', async (context) => {
  const { sara } = await openNewsroom(context)
  const { version } = await copyFor(sara)
  await send(sara, { from: version, patch: changeBlock(0, 'نسخهٔ نگار'), seat: 'seat-of-negar', number: 7 })
  const stale = await send(sara, { from: version, patch: changeBlock(0, 'نسخهٔ سارا') })
  assert.equal(stale.status, 412)
  const stands = stale.json as unknown as PresentedCopy & { applied: number }
  assert.deepEqual(blockTexts(stands.content.document), ['نسخهٔ نگار', closing])
  assert.equal(stands.applied, 0, 'nothing of this seat was taken')

  const lost = await send(sara, { from: version, patch: changeBlock(0, 'نسخهٔ نگار'), seat: 'seat-of-negar', number: 7 })
  assert.equal((lost.json as { applied?: number }).applied, 7, 'a change whose answer was lost is recognised')
})

test('a revision saved elsewhere is merged under what is being written; the same block waits for a choice', async (context) => {
  const { database, sara } = await openNewsroom(context)
  const { version } = await copyFor(sara)
  await send(sara, { from: version, patch: changeBlock(0, `${opening} سارا این را افزود.`) })
  const throughApi = contentOf([`${opening} رضا این را افزود.`, closing], { headline: 'شب‌های کتابخانه' })
  await saveDraft(database, negar, code, { content: throughApi, chain: [], from: 1 })

  const copy = await copyFor(sara)
  assert.equal(copy.revision, 2)
  assert.equal(copy.content.headline, 'شب‌های کتابخانه')
  const both = [`${opening} رضا این را افزود.`, `${opening} سارا این را افزود.`, closing]
  assert.deepEqual(blockTexts(copy.content.document), both)
  assert.deepEqual(
    copy.choices.map(({ kind, firstBy, secondBy }) => ({ kind, firstBy, secondBy })),
    [{ kind: 'block', firstBy: 'account:negar', secondBy: 'account:sara' }],
  )
  assert.deepEqual((await copyFor(sara)).choices, copy.choices, 'the same choice, however often it is asked for')

  await assert.rejects(sara.ask('POST', `${path}/publication`, { version: copy.version }), isRefused('not-ready'))
  const blocks = { start: 0, removed: 1, added: [] as Block[] }
  const chosen = await send(sara, { from: copy.version, patch: { parts: {}, blocks }, number: 2, choices: [] })
  const live = await sara.ask('POST', `${path}/publication`, { version: chosen.json.version as number })
  assert.equal(live.status, 201)
  const { content } = (await readManuscript(database, code))!
  assert.deepEqual(blockTexts(content.document), both.slice(1))
})

test('what is published is what was seen; corrected and taken down from the same place', async (context) => {
  const { database, sara } = await openNewsroom(context)
  const { version } = await copyFor(sara)
  const kept = await send(sara, { from: version, patch: changeBlock(1, 'دیگری در این میان نوشت.') })
  await assert.rejects(sara.ask('POST', `${path}/publication`, { version }), isRefused('stale-revision'))
  const seen = kept.json.version as number
  const published = await sara.ask('POST', `${path}/publication`, { version: seen })
  assert.match(String(published.json.url), /\/fa\/news\/757695\//)
  await assert.rejects(sara.ask('POST', `${path}/publication`, { version: seen }), isRefused('already-published'))

  const mended = await send(sara, { from: seen, patch: changeBlock(1, closing), number: 2 })
  const wish = { version: mended.json.version, kind: 'correction', note: 'نام ساختمان درست شد.' }
  assert.equal((await sara.ask('POST', `${path}/corrections`, wish)).status, 201)
  const { corrections, publication, revision } = (await readManuscript(database, code))!
  assert.deepEqual([corrections[0]?.note, publication?.revision], ['نام ساختمان درست شد.', revision])
  assert.equal((await copyFor(sara)).publication?.isNewest, true)

  await assert.rejects(sara.ask('POST', `${path}/withdrawal`, { reason: ' \u200c ' }), isRefused('invalid-content'))
  assert.equal((await sara.ask('POST', `${path}/withdrawal`, { reason: 'به درخواست دادگاه' })).status, 204)
  assert.equal((await copyFor(sara)).publication, null)
})

test('writing that goes on for long tells its story in revisions, each with its author', async (context) => {
  const { database, sara } = await openNewsroom(context)
  const { version } = await copyFor(sara)
  const first = await send(sara, { from: version, patch: changeBlock(0, 'پیش از ده دقیقه') })
  await sql`update working_copy set begun_at = begun_at - interval '11 minutes'`.execute(database)
  await send(sara, { from: first.json.version as number, patch: changeBlock(0, 'پس از ده دقیقه'), number: 2 })
  const { revision, content, savedBy } = (await readManuscript(database, code))!
  assert.deepEqual([revision, blockTexts(content.document)[0], savedBy], [2, 'پیش از ده دقیقه', 'account:sara'])
  assert.deepEqual(blockTexts((await copyFor(sara)).content.document)[0], 'پس از ده دقیقه')
})

test('who else has the article open is known, and who left is gone', async (context) => {
  const { sara } = await openNewsroom(context)
  const { version } = await copyFor(sara)
  const meet = (seat: string, more: object = {}) =>
    sara.ask('POST', `${path}/seat`, { seat, version, block: 1, ...more })
  await meet('seat-of-sara-1')
  const both = (await meet('seat-of-sara-2')).json as { people: { seat: string; name: string }[]; news: unknown }
  assert.deepEqual(
    both.people.map(({ seat, name }) => `${name} ${seat}`),
    ['سارا مهرآیین seat-of-sara-1', 'سارا مهرآیین seat-of-sara-2'],
  )
  assert.equal(both.news, null)
  await meet('seat-of-sara-1', { leaving: true })
  const left = (await meet('seat-of-sara-2', { version: version + 1 })).json as {
    people: object[]
    news: object | null
  }
  assert.equal(left.people.length, 1)
  assert.notEqual(left.news, null, 'a version that is not the one that stands is news')
})

test('what does not hold is refused whole', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  const { version } = await copyFor(sara)
  const patches: object[] = [
    { parts: {}, blocks: { start: 0, removed: 3, added: [] } },
    { parts: {}, blocks: { start: 0, removed: 1, added: [{ type: 'script', content: [] }] } },
    { parts: { headline: 'ت'.repeat(501) }, blocks: null },
    { parts: { document: { type: 'doc', content: [{ type: 'nothing' }] } }, blocks: null },
    { parts: { owner: 'sara' }, blocks: null },
  ]
  for (const patch of patches) {
    await assert.rejects(send(sara, { from: version, patch: patch as ContentPatch }), isRefused('invalid-content'))
  }
  const nowhere = { parts: { section: 'nowhere' }, blocks: null }
  await assert.rejects(send(sara, { from: version, patch: nowhere }), isRefused('unknown-section'))
  for (const choice of [
    {},
    {
      id: 'choice-1234',
      kind: 'block',
      first: { type: 'x' },
      second: null,
      firstBy: 'account:a',
      secondBy: 'account:b',
    },
  ]) {
    await assert.rejects(send(sara, { from: version, patch: null, choices: [choice] }), isRefused('invalid-content'))
  }
  const patch = patchBetween(contentOf([opening, closing]), contentOf([opening]))
  const elsewhere = { headers: { 'sec-fetch-site': 'cross-site' } }
  await assert.rejects(
    sara.ask(
      'PUT',
      `${path}/copy`,
      { from: version, seat: 'seat-of-sara', number: 1, patch, choices: null },
      elsewhere,
    ),
    isRefused('forbidden'),
  )
  await assert.rejects(send(visitor(), { from: version, patch }), isRefused('unauthenticated'))
  await sql`update account set role = 'reader'`.execute(database)
  await assert.rejects(send(sara, { from: version, patch }), isRefused('forbidden'))
  await sql`update account set role = 'reporter'`.execute(database)
  await assert.rejects(sara.ask('POST', `${path}/publication`, { version }), isRefused('forbidden'))
  assert.equal((await send(sara, { from: version, patch })).status, 200, 'a reporter writes')
})

test('what the sourcing of the text leaves open is told as it is written, and let stand for a reason', async (context) => {
  const { sara } = await openNewsroom(context)
  const findings = async () => {
    const { json } = await sara.ask('GET', `${path}/findings`)
    return (json as unknown as { findings: { id: string; kind: string; about: string }[] }).findings
  }
  assert.deepEqual(await findings(), [])
  const { version } = await copyFor(sara)
  const quotation = '«درهای این خانه هرگز بسته نمی‌شود.»'
  await send(sara, { from: version, patch: changeBlock(0, quotation) })
  const [open] = await findings()
  assert.deepEqual([open?.kind, open?.about], ['quotation-without-speaker', quotation])
  const waive = (body: object) => sara.ask('POST', `${path}/waivers`, body)
  await assert.rejects(
    waive({ finding: open!.id, reason: ' \u200c ' }),
    isRefused('invalid-content'),
    'a waiver has a reason',
  )
  await assert.rejects(
    waive({ finding: 'hop-is-ourselves:روزن', reason: 'نیست' }),
    isRefused('invalid-content'),
    'what is not open',
  )
  assert.equal((await findings()).length, 1)
  assert.equal((await waive({ finding: open!.id, reason: 'کتیبهٔ سردر است.' })).status, 204)
  assert.deepEqual(await findings(), [])
  const next = await copyFor(sara)
  await send(sara, { from: next.version, number: 2, patch: changeBlock(1, `${closing} تازه.`) })
  assert.deepEqual(await findings(), [], 'it holds for later versions')
})
