import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Story, StoryCopy } from '#store'
import { storyPage } from './story-page.ts'

const now = new Date('2026-11-24T06:00:00Z')
const copy: StoryCopy = {
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

test('what a rule could not make of an item is told; that its story has its article already is no trouble', () => {
  const rows: [kind: string, said: RegExp | null][] = [
    ['no-text', /<p class="trouble">تیتر یا متن ندارد/],
    ['may-not-publish', /<p class="trouble">کسی که قاعده به نام اوست حق انتشار ندارد/],
    ['already-taken', null],
  ]
  for (const [kind, said] of rows) {
    const copies = [{ ...copy, problems: [{ kind, detail: 'as the wire keeps it' }] }]
    const story: Story = { id: 1, status: 'new', beganAt: now, copies }
    const { markup } = storyPage({ story, others: [], mayWrite: true })
    if (said === null) assert.doesNotMatch(markup, /trouble/)
    else assert.match(markup, said)
  }
})
