import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRole, may, mayIn, type Role, roles, type Verb } from './policy.ts'

/** Written out, so that a slip in the policy is seen: one row a role, its verbs in the order of the first row. */
const verbs =
  'read write illustrate publish withdraw correct direct arrange moderate confide overrule administer'.split(
    ' ',
  ) as Verb[]
const table: [Role, string, trusted: string][] = [
  ['reader', '+-----------', '+-----------'],
  ['moderator', '+-------+---', '+-------+---'],
  ['photo-desk', '+++---------', '++++-+------'],
  ['reporter', '++----------', '++-+-+------'],
  ['section-editor', '+++++++++---', '+++++++++---'],
  ['editor-in-chief', '+++++++++++-', '+++++++++++-'],
  ['administrator', '++++++++++++', '++++++++++++'],
]

test('who may do what, with trust and without', () => {
  assert.deepEqual(
    table.map(([role]) => role),
    roles,
  )
  const rights = (role: Role, isTrusted: boolean) =>
    verbs.map((verb) => (may({ id: 'account:x', role, isTrusted }, verb) ? '+' : '-')).join('')
  for (const [role, plain, trusted] of table) {
    assert.deepEqual([rights(role, false), rights(role, true)], [plain, trusted], role)
  }
})

test('rights hold in the sections that were given, in what is filed nowhere only for writing', () => {
  const negar = { id: 'account:negar', role: 'section-editor', sections: ['politics'] } as const
  const places = ['politics', 'sport', null]
  assert.deepEqual(
    places.map((place) => [mayIn(negar, 'write', place), mayIn(negar, 'publish', place)]),
    [
      [true, true],
      [false, false],
      [true, false],
    ],
  )
  assert.ok(places.every((place) => mayIn({ ...negar, sections: null }, 'publish', place)))
  assert.ok(!mayIn({ ...negar, sections: [] }, 'publish', 'politics'), 'limited to sections that are no more')
  assert.ok(!isRole('owner') && !isRole('__proto__'))
})
