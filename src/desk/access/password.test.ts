import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPasswordFault } from './password.ts'

const table: [string, string | null][] = [
  ['', 'too-short'],
  ['چهارده نویسه ۱', 'too-short'],
  ['kX9!vQ2#mZ7$pL', 'too-short'],
  ['😀'.repeat(14), 'too-short'],
  ['x'.repeat(257), 'too-long'],
  ['ک'.repeat(10_000_000), 'too-long'],

  ['aaaaaaaaaaaaaaa', 'guessable'],
  ['ااااااااااااااااا', 'guessable'],
  ['               ', 'guessable'],
  ['ababababababababab', 'guessable'],
  ['xk9xk9xk9xk9xk9xk9', 'guessable'],
  ['آبی‌آبی‌آبی‌آبی‌آبی', 'guessable'],
  ['123456789012345', 'guessable'],
  ['۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵', 'guessable'],
  ['987654321987654', 'guessable'],
  ['abcdefghijklmnopq', 'guessable'],
  ['zyxwvutsrqponmlk', 'guessable'],
  ['13700101-09121234567', 'guessable'],
  ['۰۹۱۲۷۴۸۳۰۲۹-۰۰۱۸۳۷۴۶۵۲', 'guessable'],

  ['qwertyuiopasdfgh', 'guessable'],
  ['poiuytrewqlkjhgf', 'guessable'],
  ['1qaz2wsx3edc4rfv', 'guessable'],
  ['qazwsxedcrfvtgb', 'guessable'],
  ['1q2w3e4r5t6y7u8i', 'guessable'],
  ['!@#$%^&*()_+!@#$', 'guessable'],
  ['ضصثقفغعهخحجچشسیب', 'guessable'],
  ['شسیبلاتنمکگظطزرذ', 'guessable'],

  ['password1234567', 'guessable'],
  ['P@ssw0rdP@ssw0rd!', 'guessable'],
  ['iloveyou-forever', 'guessable'],
  ['admin_admin_2024', 'guessable'],
  ['correct horse battery staple', 'guessable'],
  ['CorrectHorseBatteryStaple1', 'guessable'],
  ['رمزعبورمن۱۲۳۴۵۶', 'guessable'],
  ['گذرواژهٔ من ۱۴۰۳', 'guessable'],
  ['ایران ایران ایران', 'guessable'],
  ['عاشقتم‌عزیزم۱۳۷۰', 'guessable'],
  ['یا علی یا محمد یا حسین', 'guessable'],
  ['بسم الله الرحمن الرحیم', 'guessable'],
  ['بنی‌آدم اعضای یکدیگرند', 'guessable'],
  ['بني‌آدم اعضاي يك پيكرند', 'guessable'],
  ['آری توانا بود هر که دانا بود', 'guessable'],
  ['توانا بود هر که دانا بود', 'guessable'],
  ['زن، زندگی، آزادی!', 'guessable'],
  ['ramz-oboor-khabar', 'guessable'],
  ['Tehran1403Tehran!', 'guessable'],
  ['khodaya-shiraz-1366', 'guessable'],

  ['sara-sara-sara-sara', 'guessable'],
  ['سارا مهرآیین ۱۳۷۰', 'guessable'],
  ['روزن روزن روزن ۱', 'guessable'],
  ['مهرآیین۱۲۳۴۵۶۷۸۹', 'guessable'],

  ['kX9!vQ2#mZ7$pL4&', null],
  ['پنجره‌ای رو به کوه برفی', null],
  ['کتاب سیب دریا چراغ', null],
  ['lamp canyon violin seven', null],
  ['قایقی خواهم ساخت؛ نه فردا', null],
  ['zumk 4 balgh! teel', null],
]

test('a password that is guessed soon is refused, one that is not is taken', () => {
  for (const [password, expected] of table) {
    const fault = findPasswordFault(password, ['sara', 'سارا مهرآیین', 'روزن'])
    assert.equal(fault, expected, password.slice(0, 60))
  }
})

test('what is guessable of one person may do for another', () => {
  const password = 'baharkaviani-tablo'
  assert.equal(findPasswordFault(password, ['baharkaviani', 'بهار کاویانی']), 'guessable')
  assert.equal(findPasswordFault(password, ['sara', 'سارا']), null)
})
