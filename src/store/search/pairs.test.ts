import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '../../../test/database.ts'
import { mayHold, pairsIn } from './pairs.ts'

const words = Array.from({ length: 150 }, (_, place) => `واژه${(place * 7919) % 5_003}`)
const phrases = words.slice(2).map((word, place) => `${words[place]} ${words[place + 1]} ${word}`)
/** The same words, each beside one that it does not stand beside. */
const apart = words.slice(0, -3).map((word, place) => `${word} ${words[place + 3]}`)

const texts: [string, string][] = [
  ['an article', words.join(' ')],
  ['a long one', [...Array.from({ length: 30_000 }, (_, place) => `و${place % 9_001}`), ...words].join(' ')],
  ['a few words', words.slice(0, 3).join(' ')],
  ['one word', words[0]!],
  ['nothing', ''],
]

test('no article is passed over that says a phrase; most are that only say its words', async (context) => {
  const { database } = await openTestDatabase(context)
  for (const [name, said] of texts) {
    const pairs = pairsIn(` ${said} `)
    assert.ok(pairs.length <= 1_024, name)
    const held = async (asked: readonly string[]): Promise<number> => {
      if (asked.length === 0) return 0
      const { rows } = await sql<{ held: boolean }>`${sql.join(
        asked.map(
          (phrase) => sql`select ${mayHold(phrase)} as held from (select ${pairs}::bytea as pairs) as document`,
        ),
        sql` union all `,
      )}`.execute(database)
      return rows.filter((row) => row.held).length
    }
    const spoken = phrases.filter((phrase) => said.includes(phrase))
    assert.equal(await held(spoken), spoken.length, name)
    assert.equal(await held([words[0]!]), 1, 'a single word is not told by pairs')
    if (name === 'an article') assert.ok((await held(apart)) < apart.length / 4, 'about one in seven is doubtful')
    if (name === 'a few words' || name === 'nothing') assert.ok((await held(apart)) < apart.length / 10, name)
  }
})
