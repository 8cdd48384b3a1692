import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addSection, findRule, listRules } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { type assertStrict, openSarasRoom, pick } from '../fixtures/room.ts'

const page = '/desk/wire/rules'

test('سارا makes, changes, reorders and removes rules at the desk', async (context) => {
  const { database } = await openTestDatabase(context)
  const { sara } = await openSarasRoom(database)
  await addSection(database, { slug: 'economy', name: 'اقتصاد', parent: null })
  assert.match((await sara.see(page)).html, /هنوز قاعده‌ای نیست/)

  const currency = {
    name: 'ارز',
    words: 'دلار، سکه\nدلار',
    toSection: 'economy',
    tags: 'ارز، بازار',
    priority: '3',
    do: 'save',
  }
  const made = await sara.send(page, currency)
  const [first] = await listRules(database)
  assert.deepEqual(pick(made), [303, `${page}?done=added#r${first!.id}`])
  assert.deepEqual(first!.matches, { words: ['دلار', 'سکه'] })
  assert.deepEqual(first!.does, { section: 'economy', tags: ['ارز', 'بازار'], priority: 3 })
  assert.equal(first!.madeBy, 'account:sara')

  const advertising = { name: 'آگهی', words: 'آگهی', drop: 'آگهی است', do: 'save' }
  assert.equal((await sara.send(page, advertising)).status, 303)
  const [, second] = await listRules(database)
  assert.equal((await sara.send(`${page}/${second!.id}/earlier`, {})).status, 303)
  const order = async () => (await listRules(database)).map(({ name }) => name)
  assert.deepEqual(await order(), ['آگهی', 'ارز'])
  assert.equal((await sara.send(`${page}/${second!.id}/earlier`, {})).status, 303)
  assert.deepEqual(await order(), ['آگهی', 'ارز'], 'the first stays first')
  await sara.send(`${page}/${second!.id}/later`, {})
  assert.deepEqual(await order(), ['ارز', 'آگهی'])

  const form = await sara.see(`${page}/${first!.id}`)
  assertStrictPage(form)
  assert.match(form.html, /value="ارز، بازار"/)
  const seen = /name="seen" value="([^"]+)"/.exec(form.html)![1]!
  const without = { ...currency, seen, without: 'کریپتو', toSection: '', make: 'publication' }
  assert.equal((await sara.send(`${page}/${first!.id}`, without)).status, 303)
  const changed = await findRule(database, first!.id)
  assert.deepEqual(changed!.matches, { words: ['دلار', 'سکه'], without: ['کریپتو'] })
  assert.deepEqual(changed!.does, { tags: ['ارز', 'بازار'], priority: 3, make: 'publication' })

  const late = await sara.send(`${page}/${first!.id}`, { ...currency, seen, name: 'ارز دیگر' })
  assert.equal(late.status, 409)
  assert.match(late.html, /کسی این قاعده را[\s\S]*value="ارز دیگر"/)
  assert.equal((await findRule(database, first!.id))!.name, 'ارز')

  assert.equal((await sara.send(`${page}/${second!.id}/remove`, {})).status, 303)
  assert.deepEqual(await order(), ['ارز'])
  const { rows } = await sql<{
    action: string
  }>`select action from audit where action like '%rule' order by id`.execute(database)
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['add-rule', 'add-rule', 'move-rule', 'move-rule', 'change-rule', 'remove-rule'],
  )
})

test('a rule with something wrong in it comes back as it was written, with what is wrong', async (context) => {
  const { database } = await openTestDatabase(context)
  const { sara } = await openSarasRoom(database)
  const sound = { name: 'ارز', words: 'دلار', tags: 'ارز', do: 'save' }
  const rows: [wrong: Record<string, string>, status: number, said: RegExp][] = [
    [{ name: '' }, 422, /href="#name">نام قاعده: نامی برای قاعده بنویسید/],
    [{ words: ' ، ', without: 'سکه' }, 422, /href="#words">[^<]*دست‌کم یک شرط/],
    [{ tags: '' }, 422, /href="#toSection">[^<]*با خبر چه شود/],
    [{ toSection: 'nowhere' }, 422, /href="#toSection">[^<]*چنین بخشی نیست/],
    [{ languages: 'فارسی' }, 422, /href="#languages">[^<]*نشانهٔ دو یا سه‌حرفی/],
    [{ tags: 'ب\u0000رچسب' }, 422, /href="#tags">[^<]*نویسهٔ پنهان/],
    [{ words: 'و'.repeat(201) }, 422, /href="#words">[^<]*بیش از اندازه/],
    [{ words: Array.from({ length: 201 }, (_, at) => `w${at}`).join('،') }, 422, /href="#words">[^<]*بیش از اندازه/],
  ]
  for (const [wrong, status, said] of rows) {
    const back = await sara.send(page, { ...sound, ...wrong })
    assert.equal(back.status, status, JSON.stringify(wrong).slice(0, 60))
    assert.match(back.html, said)
    assert.match(back.html, /value="(?:ارز)?"/)
    assertStrictPage(back)
  }
  assert.deepEqual(await listRules(database), [])
  await sql`update account set role = 'reporter'`.execute(database)
  for (const path of [page, `${page}/1`, `${page}/1/earlier`, `${page}/1/later`])
    assert.equal((await sara.send(path, sound)).status, 403, path)
})

/** As the other pages of the wire: strict, with the one script of theirs. */
function assertStrictPage(seen: Parameters<typeof assertStrict>[0]): void {
  const policy = seen.headers['content-security-policy'] ?? ''
  assert.match(policy, / script-src 'self'; /)
  assert.doesNotMatch(policy, /unsafe/)
  assert.doesNotMatch(seen.html, /\son\w+=|style=/i)
}
