import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datedPhrase, tellsOfEvent } from './dated-phrase.ts'

const phrases: [text: string, kind: string | null][] = [
  ['روی سایت منتشر شد: ۱۲ آبان ۱۴۰۳، ۱۴:۲۵', 'published'],
  ['نوشته شده توسط admin در ۱۳۸۸/۰۹/۱۴ - ۱۰:۰۵ (۶۱۲ بار خوانده شده)', 'published'],
  ['نوبت دوم ویرایش ۱۲ آبان ۱۴۰۳، ۱۶:۰۰', 'updated'],
  ['دیدار ۱۲ آبان ۱۴۰۳', 'loose-date'],
  ['امروز ۱۲ آبان ۱۴۰۳', null],
  ['زمان برگزاری ۱۲ آبان ۱۴۰۳', null],
  ['کتابخانه از ۱۲ آبان ۱۴۰۳ باز است', null],
  ['شهردار و همراهانش در بازدید سرزدهٔ بامداد ۱۲ آبان ۱۴۰۳ چه دیدند', null],
  ['در ۱۲ آبان ۱۴۰۳ باز شد.', null],
  ['کتابخانه باز شد', null],
  [`۱۲ آبان ۱۴۰۳ ${'منتشر '.repeat(50)}`, null],
]

for (const [text, kind] of phrases) {
  test(`«${text.slice(0, 50)}» is ${kind ?? 'no date of the story'}`, () => {
    assert.equal(datedPhrase(text, null)?.kind ?? null, kind)
  })
}

test('what is announced is told from the story', () => {
  assert.ok(tellsOfEvent('زمان برگزاری: دوشنبه ۲۴ آبان ۱۴۰۰'))
  assert.ok(!tellsOfEvent('زمان انتشار: دوشنبه ۲۴ آبان ۱۴۰۰'))
})
