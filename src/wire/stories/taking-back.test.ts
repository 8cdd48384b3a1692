import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTakingBack } from '../wire.ts'

const rows: [title: string, body: string, status: string | null, kind: string | null][] = [
  ['اصلاحیه/ تعطیلی مدرسه‌های سروآباد', '', null, 'correction'],
  ['اصلاحيه: تعطيلي مدرسه هاي سروآباد', '', null, 'correction'],
  ['تصحیح و پوزش', '', null, 'correction'],
  ['اصلاحیه', 'در خبر پیشین، شمار کشتی‌ها نادرست آمده بود.', null, 'correction'],
  ['تکذیبیه سازمان بندر', '', null, 'denial'],
  ['وزیر آموزش تعطیلی مدرسه‌ها را تکذیب کرد', '', null, 'denial'],
  ['خبر گرانی نان صحت ندارد', '', null, 'denial'],
  ['ابطال خبر «درگذشت بازیگر»', '', null, 'retraction'],
  ['بندر باز شد', '', 'canceled', 'retraction'],
  ['توضیح سازمان بندر', 'در پی انتشار خبری در این خبرگزاری، سازمان بندر آن را تکذیب کرد.', null, 'denial'],
  ['اصلاح قانون بیمه در مجلس', 'نمایندگان اصلاح قانون بیمه را بررسی می‌کنند.', null, null],
  ['اصلاحات ارضی پس از شصت سال', '', null, null],
  ['لغو پروازهای بندر', '', null, null],
  ['حذف ارز ترجیحی', '', null, null],
  ['بندر باز شد', 'کشتی‌ها آمدند.', 'usable', null],
  ['', '', null, null],
]

test('corrections, denials and retractions are known by how newsrooms head them', () => {
  for (const [title, body, status, kind] of rows) {
    assert.equal(readTakingBack({ title, body, status })?.kind ?? null, kind, title)
  }
  assert.equal(readTakingBack({ title: 'اصلاحیه/ بندر باز شد', body: '', status: null })?.about, 'بندر باز شد')
})
