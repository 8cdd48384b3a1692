import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSourcing } from './sourcing.ts'
import { textLengthMax } from './text/words.ts'

const million = 1_000_000

/** Whatever comes in, the answer is well formed and every span lies in the text. */
function check(body: string): void {
  const { chain, mentions, statements } = readSourcing({ title: null, body })
  for (const { start, end, sentence } of statements) {
    assert.ok(0 <= start && start < end && end <= body.length)
    assert.equal(body.slice(start, end), sentence)
  }
  for (const named of [...chain, ...mentions]) assert.ok(named.name.length > 0)
}

const inputs: [name: string, body: string][] = [
  ['1 MB of opening quotation marks', '«'.repeat(million)],
  ['1 MB of quotations inside quotations', '«'.repeat(million / 2) + '»'.repeat(million / 2)],
  ['1 MB of speech inside speech', 'وی گفت: «'.repeat(million / 9)],
  ['1 MB of straight quotation marks', '"'.repeat(million)],
  ['1 MB of one letter', 'ا'.repeat(million)],
  ['1 MB of verbs', 'گفت '.repeat(million / 4)],
  ['1 MB of formulas that credit nobody', 'به گزارش '.repeat(million / 9)],
  ['1 MB of carriers in one sentence', 'رویترز گزارش داد، '.repeat(million / 18)],
  ['1 MB of subordinate clauses', 'در حالی که علی گفت، '.repeat(million / 20)],
  ['1 MB of words before their speakers', '« این را » این را '.repeat(million / 18)],
  ['1 MB of heads whose words never end', 'او رفت: «باران خوب\n'.repeat(million / 18)],
  [
    'a crowd of speakers',
    Array.from({ length: 3000 }, (_, i) => `سردار نام${i} فلان${i}، رئیس اداره ${i}، گفت: سلام.`).join('\n'),
  ],
  ['empty lines', '\n'.repeat(million)],
  ['lone surrogates and controls', '\ud800\udc00\udfff\u0000\u202e«\ud800گفت: \udfff»'.repeat(1000)],
  ['marks only', '؟!،؛:…«»()[]/|.'.repeat(1000)],
  ['another script', 'Reuters said: “the sky is blue”. 路透社报道。'.repeat(1000)],
]

for (const [name, body] of inputs) test(`bounded and well formed: ${name}`, () => check(body))

test('a text longer than the limit is read up to it, and told', () => {
  const { problems } = readSourcing({ title: null, body: 'باران آمد. '.repeat(textLengthMax / 10) })
  assert.deepEqual(
    problems.map((problem) => problem.kind),
    ['too-long'],
  )
})

test('every beginning of a story is read without a throw', () => {
  const story = [
    'خبرگزاري فارس: ژنرال «کارل نمونه»، فرمانده کل، ضمن تکذیب گزارش رویترز گفت که «کار تمام است؛ نه؟»',
    'به گزارش ایسنا، به نقل از «میدل ایست نیوز» و سی.ان.ان، وی در پاسخ به این سؤال که آیا می‌ماند؟ گفت: بله./ سایت نمونه',
    'پیش از این در ایکس نوشته بود: «…»',
  ].join('\n')
  for (let length = 0; length <= story.length; length++) check(story.slice(0, length))
  for (let from = 0; from < story.length; from++) check(story.slice(from))
})
