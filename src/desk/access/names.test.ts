import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLogin, readKeyName, readPersonName } from './names.ts'

/** A name that is taken is given in house letters; one that is not, with the reason. */
const people: [string, string][] = [
  ['سارا مهرآیین', 'سارا مهرآیین'],
  [' علي  كريمي ', 'علی کریمی'],
  ['رؤیا دلفانی', 'رؤیا دلفانی'],
  ['مهدی\u200cزاده', 'مهدی‌زاده'],
  ['مہدی', 'مهدی'],
  ['م\u0640حمد', 'محمد'],
  ['\ufee3\ufea4\ufee4\ufeaa', 'محمد'],
  ['Sara Mehr-Ayin', 'Sara Mehr-Ayin'],
  ['Zoë O’Neil', 'Zoë O’Neil'],
  ['سارا Smith', 'سارا Smith'],
  ['', '! empty'],
  ['   ', '! empty'],
  ['\u200c\u200c', '! empty'],
  ['ی', '! empty'],
  ['-.-', '! empty'],
  ['سارا\u202eامینی', '! hidden-characters'],
  ['سارا\u2067امینی', '! hidden-characters'],
  ['\u200fسارا امینی', '! hidden-characters'],
  ['سارا\u061c', '! hidden-characters'],
  ['سارا\u200bامینی', '! hidden-characters'],
  ['سا\u200dرا', '! hidden-characters'],
  ['سارا\u00adامینی', '! hidden-characters'],
  ['سارا\u0000', '! hidden-characters'],
  ['سارا\nمدیر', '! hidden-characters'],
  ['سارا\u2028مدیر', '! hidden-characters'],
  ['سارا\ue000', '! hidden-characters'],
  ['سارا\ud800', '! hidden-characters'],
  ['\u{e0041}سارا', '! hidden-characters'],
  ['Sаra Smith', '! foreign-letters'],
  ['Σara', '! foreign-letters'],
  ['Ｓａｒａ', '! foreign-letters'],
  ['𝐒𝐚𝐫𝐚', '! foreign-letters'],
  ['ꜱara', '! foreign-letters'],
  ['سارا\u034f', '! foreign-letters'],
  ['سارا\ufe0f', '! foreign-letters'],
  ['ساراَ', '! foreign-letters'],
  ['هێمن', '! foreign-letters'],
  ['محم\u06e5د', '! foreign-letters'],
  ['سارا ۲', '! foreign-letters'],
  ['سارا 😀', '! foreign-letters'],
  ['<b>سارا</b>', '! foreign-letters'],
  ['سارا (مدیر)', '! foreign-letters'],
  ['Ѕаrа', '! foreign-letters'],
  ['ساraا', '! mixed-letters'],
  ['سارا'.repeat(30), '! too-long'],
  ['س'.repeat(1_000_000), '! too-long'],
]

const keys: [string, string][] = [
  ['import', 'import'],
  ['archive-2.old', 'archive-2.old'],
  ['واردکنندهٔ آرشیو ۲', 'واردکنندهٔ آرشیو ۲'],
  ['کلید 2', 'کلید ۲'],
  ['imp\u202eort', '! hidden-characters'],
  ['im/port', '! foreign-letters'],
  ['imроrt', '! foreign-letters'],
  ['۲', '! empty'],
]

function check(read: typeof readPersonName, table: [string, string][]): void {
  for (const [text, expected] of table) {
    const { value, problems } = read(text)
    assert.equal(value ?? `! ${problems.join(' ')}`, expected, JSON.stringify(text.slice(0, 80)))
    assert.equal(value === null, problems.length > 0)
  }
}

test('names of people have visible letters of one script a word, and imitate nobody', () =>
  check(readPersonName, people))
test('names of keys may hold digits too', () => check(readKeyName, keys))

test('a login has only letters that look like nothing else', () => {
  for (const login of ['sara', 'sara-mehrayin', 'abc', `a${'b'.repeat(31)}`, 'x-1']) assert.ok(isLogin(login), login)
  const refused = [
    '',
    'ab',
    'Sara',
    '1sara',
    '-sara',
    'sara_m',
    'sara m',
    'sаra',
    'سارا',
    'sara\n',
    'sara\u200c',
    'ﬁona',
  ]
  for (const login of [...refused, `a${'b'.repeat(32)}`]) assert.ok(!isLogin(login), JSON.stringify(login))
})

test('every letter of the Persian alphabet may stand in a name', () => {
  for (const letter of 'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی') {
    const name = `${letter}ا${letter}ن`
    assert.deepEqual(readPersonName(name).problems, [], name)
    assert.deepEqual(readKeyName(name).problems, [], name)
  }
})
