import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSourcing, type RecordedSourcing, readSourcing } from './sourcing.ts'

const body = [
  'به گزارش ایسنا، به نقل از میدل ایست نیوز، سخنگوی ائتلاف گفت: «کار ما رو به پایان است و می‌مانیم.»',
  '«ما هیچ‌گاه این شهر زیبا را ترک نخواهیم کرد.»',
].join('\n')
const article = { title: null, body }
const proposed = readSourcing(article)
const ours = { ownNames: ['خبرگزاری نمونه', 'نمونه'] }

test('a quotation with no speaker is found, with its place', () => {
  const findings = checkSourcing(article, proposed, ours)
  assert.deepEqual(
    findings.map((finding) => finding.kind),
    ['quotation-without-speaker'],
  )
  const [finding] = findings
  assert.ok(finding?.kind === 'quotation-without-speaker')
  assert.equal(body.slice(finding.start, finding.end), '«ما هیچ‌گاه این شهر زیبا را ترک نخواهیم کرد.»')
})

test('a carrier named in the text and not recorded is found, under any of its names', () => {
  const recorded: RecordedSourcing = { chain: [{ name: 'خبرگزاری دانشجویان ایران' }], statements: proposed.statements }
  const names = checkSourcing(article, recorded, ours).flatMap((one) =>
    one.kind === 'carrier-not-recorded' ? [one.name] : [],
  )
  assert.deepEqual(names, ['میدل ایست نیوز'])
})

test('a hop that names ourselves is found; our own name in the text is no missing carrier', () => {
  const own = { title: null, body: 'به گزارش خبرگزاری نمونه، باران آمد.' }
  assert.deepEqual(checkSourcing(own, { chain: [], statements: [] }, ours), [])
  assert.deepEqual(checkSourcing(own, { chain: [{ name: 'نمونه' }], statements: [] }, ours), [
    { kind: 'hop-is-ourselves', name: 'نمونه' },
  ])
})

test('names and terms between «» need no speaker', () => {
  const plain = { title: null, body: 'کتاب «باغ بی‌برگی» در نمایشگاه «شهر ما» رونمایی شد.' }
  assert.deepEqual(checkSourcing(plain, { chain: [], statements: [] }, ours), [])
})
