import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { defaultFrontPlan, defaultSectionPlan } from '#article'
import { addFrontVersion, addSections, inTransaction, key, publishedReader, putUpBreaking } from '#store'
import { openTestDatabase } from '../../test/database.ts'
import { startFrontClock } from './site.ts'

const { pool, database } = await openTestDatabase({ after })
const madeBy = 'account:sara'

test('all that was planned for one instant is told, and what follows a moment later', { timeout: 60_000 }, async () => {
  await addSections(database, [
    { slug: 'society', name: 'جامعه', parent: null },
    { slug: 'sport', name: 'ورزش', parent: null },
  ])
  const begun = Date.now()
  const noon = new Date(begun + 400)
  const momentLater = new Date(noon.getTime() + 1)
  const plan = defaultSectionPlan()
  const draft = { edition: 'fa' as const, basedOn: null, note: null, madeBy }
  await inTransaction(database, async (transaction) => {
    const front = defaultFrontPlan([{ slug: 'society' }])
    await addFrontVersion(transaction, { ...draft, section: null, plan: front, takesEffectAt: noon })
    await addFrontVersion(transaction, { ...draft, section: 'society', plan, takesEffectAt: noon })
    await addFrontVersion(transaction, { ...draft, section: 'sport', plan, takesEffectAt: momentLater })
    await addFrontVersion(transaction, { ...draft, edition: 'en', section: null, plan: front, takesEffectAt: noon })
    await putUpBreaking(transaction, {
      edition: 'en',
      text: 'The bridge is open',
      article: null,
      expiresAt: noon,
      madeBy,
    })
  })
  // However long that took, the clock starts when it was begun.
  const late = Date.now() - begun
  const told: string[][] = []
  await new Promise<void>((resolve) => {
    const clock = startFrontClock({
      published: publishedReader(pool),
      now: () => new Date(Date.now() - late),
      onDue(keys) {
        // The store is asked of what follows while this instant has passed.
        while (Date.now() - late <= momentLater.getTime());
        told.push(keys)
        if (told.length < 2) return
        clock.stop()
        resolve()
      },
    })
  })
  assert.deepEqual(told, [['en:front', key.front, key.section('society'), key.frame], [key.section('sport')]])
})
