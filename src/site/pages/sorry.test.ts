import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyText } from '#server'
import { fixtureSettings } from '../fixtures/site.ts'
import { sorryPage } from '../site.ts'

test('who did not find a page may search at once; where nothing answers, no search is promised', () => {
  const page = (status: 404 | 410 | 500 | 503) => bodyText(sorryPage(status, fixtureSettings).body)
  for (const status of [404, 410] as const)
    assert.match(page(status), /role="?search[^>]*action="?\/fa\/search/, String(status))
  for (const status of [500, 503] as const) assert.doesNotMatch(page(status), /role="?search/, String(status))
})
