import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { writeProblem } from './problem.ts'
import { Refusal, refusalCodes } from './refusal.ts'

describe('the catalogue of refusals', () => {
  for (const code of refusalCodes) {
    test(`${code}: a Persian sentence, an English one, a status of refusal`, () => {
      const refusal = new Refusal(code)
      assert.match(code, /^[a-z]+(?:-[a-z]+)*$/)
      assert.ok(refusal.status >= 400 && refusal.status < 600)
      assert.match(refusal.title, /^[\u0621-\u064a\u0654\u067e\u0686\u0698\u06a9\u06af\u06cc\u200c ؛،.]+\.$/)
      assert.doesNotMatch(refusal.title, /[يكى0-9]|(?:^| )ن?می |ها[یي]? ?ها/)
      assert.match(refusal.detail, /^[A-Z][\x20-\x7e]+\.$/)
    })
  }
})

describe('problem+json', () => {
  test('says who, what, where, and the facts', () => {
    const problem = JSON.parse(
      writeProblem(new Refusal('code-taken', { code: 757695, detail: 'Taken by another.' }), 'req-1'),
    )
    assert.deepEqual(problem, {
      type: 'about:blank',
      title: 'این کد خبر را مطلب دیگری دارد.',
      status: 409,
      detail: 'Taken by another.',
      code: 'code-taken',
      instance: 'req-1',
    })
  })

  test('facts cannot take the place of what is promised', () => {
    const facts = { status: 200, type: 'x', title: 'y', code: 'z', reasons: ['a'] }
    const problem = JSON.parse(writeProblem(new Refusal('forbidden', facts)))
    assert.equal(problem.status, 403)
    assert.equal(problem.code, 'forbidden')
    assert.equal(problem.type, 'about:blank')
    assert.deepEqual(problem.reasons, ['a'])
  })
})
