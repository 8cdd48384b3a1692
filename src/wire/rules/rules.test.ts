import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { addRule, addSections, addToken, fileSources, publishedReader, readRouting, revokeTokens } from '#store'
import { type FeedStory, openNewsstand, rss } from '../../../test/newsstand.ts'
import { pollNow, type RuleAction, type RuleMatch, sortArrivals, tryRule } from '../wire.ts'

const stories: FeedStory[] = [
  { id: '1', title: 'قیمت دلارها بالا رفت', text: 'بازار ارز امروز آرام نبود.', category: 'اقتصاد' },
  { id: '2', title: 'تیم فوتبال شهر برنده شد', text: 'بازی دو بر یک پایان یافت.', category: 'ورزش' },
  { id: '3', title: 'آگهی: فروش ویژهٔ فرش', text: 'تا پایان هفته.' },
]

async function openRules(context: TestContext) {
  const stand = await openNewsstand(context)
  await addSections(stand.database, [
    { slug: 'economy', name: 'اقتصاد', parent: null },
    { slug: 'sport', name: 'ورزش', parent: null },
  ])
  const filed = await fileSources(stand.database, [{ name: 'خبرگزاری سپیدار', kind: 'agency' }])
  const source = filed.get('خبرگزاری سپیدار')!.slug
  const feed = await stand.feed({ source })
  let position = 0
  const rule = (matches: RuleMatch, does: RuleAction, madeBy = 'token:desk') =>
    addRule(stand.database, { name: `قاعدهٔ ${++position}`, position, matches, does, madeBy })
  const arrive = async () => {
    stand.site('sepidar.example/feed.xml', { body: rss(stories) })
    await pollNow(stand.parts, feed)
    await sortArrivals(stand.database, (role) => role === 'editor-in-chief')
    const items = await stand.pool.query('select id, title, article_id from wire_item')
    const found = new Map<string, { id: number; article_id: number | null }>(items.rows.map((row) => [row.title, row]))
    return async (story: number) => {
      const { id, article_id: articleId } = found.get(stories[story]!.title)!
      return { ...(await readRouting(stand.database, id))!, articleId, id }
    }
  }
  return { stand, feed, source, rule, arrive }
}

test('rules are asked in order: section, tags, priority; what is dropped is kept with the reason', async (context) => {
  const { rule, arrive } = await openRules(context)
  await rule({ words: ['آگهی'] }, { drop: 'آگهی است' })
  await rule({ words: ['دلار', 'سکه'] }, { section: 'economy', tags: ['ارز'], priority: 3 })
  await rule({ sections: ['ورزش'] }, { section: 'sport', priority: 1 })
  await rule({ languages: ['fa'] }, { section: 'sport', tags: ['ارز', 'داخلی'], priority: 2 })
  const routed = await arrive()
  const short = async (story: number) => {
    const { section, tags, priority, droppedBy, rules } = await routed(story)
    return { section, tags, priority, droppedBy, rules: rules.length }
  }
  assert.deepEqual(await short(0), {
    section: 'economy',
    tags: ['ارز', 'داخلی'],
    priority: 3,
    droppedBy: null,
    rules: 2,
  })
  assert.deepEqual(await short(1), { section: 'sport', tags: ['ارز', 'داخلی'], priority: 2, droppedBy: null, rules: 2 })
  assert.deepEqual(await short(2), { section: null, tags: [], priority: 0, droppedBy: 'قاعدهٔ 1: آگهی است', rules: 1 })
})

test('what a rule asks for: feeds, sources, words in any inflection, phrases, exceptions', async (context) => {
  const { stand, feed, source, rule, arrive } = await openRules(context)
  const rows: [RuleMatch, number[]][] = [
    [{ feeds: [feed] }, [0, 1, 2]],
    [{ feeds: [feed + 1] }, []],
    [{ sources: [source] }, [0, 1, 2]],
    [{ sources: ['irna'] }, []],
    [{ words: ['دلار'] }, [0]],
    [{ words: ['بازار ارز'] }, [0]],
    [{ words: ['ارز بازار'] }, []],
    [{ words: ['بازارِ ارز', 'فوتبال'] }, [0, 1]],
    [{ words: ['فرش', 'دلار'], without: ['آگهی'] }, [0]],
    [{ languages: ['FA'], sections: ['اقتصاد'] }, [0]],
    [{ languages: ['ar'] }, []],
    [{ words: ['دل'] }, []],
  ]
  for (const [matches] of rows) await rule(matches, { tags: ['x'] })
  const routed = await arrive()
  for (const [index, [matches, expected]] of rows.entries()) {
    const held: number[] = []
    for (const story of [0, 1, 2]) if ((await routed(story)).rules.includes(`قاعدهٔ ${index + 1}`)) held.push(story)
    assert.deepEqual(held, expected, JSON.stringify(matches))
    const trial = await tryRule(stand.database, { id: 0, name: '', matches, does: {}, madeBy: '' }, new Date())
    assert.deepEqual([trial.held, trial.asked], [expected.length, 3], 'a trial says the same')
  }
})

test('a draft carries its source and goes live only when the rule says so and who answers for it may', async (context) => {
  const { stand, rule, arrive } = await openRules(context)
  for (const [name, role] of [
    ['desk', 'reporter'],
    ['chief', 'editor-in-chief'],
    ['gone', 'editor-in-chief'],
  ] as const) {
    await addToken(stand.database, { name, role, hash: Buffer.from(name) })
  }
  await revokeTokens(stand.database, 'gone', 'operator')
  await rule({ words: ['دلار'] }, { make: 'draft', section: 'economy' })
  await rule({ words: ['دلار'] }, { make: 'publication' }, 'token:desk')
  await rule({ words: ['فوتبال'] }, { make: 'publication' }, 'token:chief')
  await rule({ words: ['فرش'] }, { make: 'publication' }, 'token:gone')
  const routed = await arrive()
  const kinds = async (story: number) => (await routed(story)).problems.map(({ kind }) => kind)
  assert.deepEqual([await kinds(0), await kinds(1), await kinds(2)], [['may-not-publish'], [], ['may-not-publish']])
  const live = await stand.pool.query('select code, headline from live')
  assert.deepEqual(
    live.rows.map(({ headline }) => headline),
    [stories[1]!.title],
  )
  const article = await publishedReader(stand.pool).article(live.rows[0].code)
  assert.ok(article && 'headline' in article)
  assert.equal(article.chain[0]?.name, 'خبرگزاری سپیدار')
  const drafts = await stand.pool.query('select headline, section_id from revision order by id')
  assert.equal(drafts.rows.length, 3)
  assert.ok(drafts.rows[0].section_id)
  await sortArrivals(stand.database, () => true)
  assert.equal((await stand.pool.query('select count(*)::int as n from article')).rows[0].n, 3, 'once')
})

test('two sources tell one story: a rule makes one article of it, and says why it made no second', async (context) => {
  const { stand, rule, arrive } = await openRules(context)
  const text =
    'شهردار رودبار گفت خط تازهٔ اتوبوس از فردا کار خود را با دوازده ایستگاه آغاز می‌کند و هر ده دقیقه یک اتوبوس می‌رسد.'
  const story = { id: 'bus', title: 'خط تازهٔ اتوبوس از فردا آغاز می‌شود', text }
  await rule({ words: ['اتوبوس'] }, { make: 'draft' })
  await arrive()
  for (const host of ['didar', 'rozan']) {
    const id = await stand.feed({ address: `http://${host}.example/feed.xml` })
    stand.site(`${host}.example/feed.xml`, { body: rss([story]) })
    await pollNow(stand.parts, id)
  }
  await sortArrivals(stand.database, () => false)
  const { rows } = await stand.pool.query('select headline, saved_by from revision')
  assert.deepEqual(
    rows.map(({ headline }) => headline),
    [story.title],
  )
  const routed = await stand.pool.query("select problems from wire_routing where problems::text <> '[]'")
  assert.deepEqual(
    routed.rows.map(({ problems }) => problems[0].kind),
    ['already-taken'],
  )
})
