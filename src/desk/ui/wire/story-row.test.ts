import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Story, StoryCopy } from '#store'
import { storyRow } from './story-row.ts'

const now = new Date('2026-11-24T06:00:00Z')
const blank: StoryCopy = {
  ...{ id: 1, storyId: 1, feed: null, source: 'سپیدار', sourceSlug: null, title: 'راه روستا باز شد', link: null },
  ...{ said: null, document: null, publishedAt: now, receivedAt: now, changedAt: now, saidAt: now, section: null },
  ...{
    tags: [],
    problems: [],
    priority: 0,
    droppedBy: null,
    isRoundUp: false,
    placedBy: null,
    article: null,
    versions: 1,
  },
}

test('a story is called urgent only where a rule says so; a lower priority is told as it is', () => {
  const rows: [priorities: number[], said: RegExp | null][] = [
    [[0], null],
    [[1], /<span>اولویت ۱<\/span>/],
    [[3, 2], /<span>اولویت ۳<\/span>/],
    [[4], /<span class="urgent">فوری<\/span>/],
    [[0, 5], /<span class="urgent">فوری<\/span>/],
  ]
  for (const [priorities, said] of rows) {
    const copies = priorities.map((priority, at) => ({ ...blank, id: at + 1, priority }))
    const story: Story = { id: 1, status: 'new', beganAt: now, copies }
    const { markup: html } = storyRow({ story, now, back: '/desk/wire', mayWrite: false, sections: [] })
    if (said === null) assert.doesNotMatch(html, /فوری|اولویت/)
    else assert.match(html, said)
    assert.equal(/فوری/.test(html) && /اولویت/.test(html), false, priorities.join())
  }
})
