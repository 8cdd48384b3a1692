import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameForm, nameLikeness, officeForm, officeLikeness } from './likeness.ts'

const names: [known: string, met: string, isSame: boolean][] = [
  ['رضا فرضی', 'فرضی', true],
  ['علی بند علیان', 'علی بندعلیان', true],
  ['رسول نمونه‌نیاز', 'نمونه‌نیا', true],
  ['اسماعیل سقاب اصفهانی', 'سقاب اصفهانی', true],
  ['رضا فرضی', 'رضا نمونه', false],
  ['رضا فرضی', 'سارا فرضی', false],
  ['رضا فرضی', 'رضا', true],
  ['نوروزی فرضی', 'نوروزی', false],
]

for (const [known, met, isSame] of names) {
  test(`«${known}» و «${met}»`, () => assert.equal(nameLikeness(nameForm(known), nameForm(met)) > 0, isSame))
}

const offices: [known: string, met: string, isSame: boolean][] = [
  ['فرمانده کل نیروهای ائتلاف بینالمللی ضد داعش', 'فرمانده کل نیروهای ائتلاف بین المللی', true],
  ['سرمربی تیم ملی فوتبال نمونه', 'سرمربی', true],
  ['رئیس‌جمهور نمونه', 'رئیس جمهوری نمونه', true],
  ['رئیس مؤسسه تنظیم و نشر آثار', 'رئیس مؤسسه تنظیم نشر آثار (ره)', true],
  ['عضو و رئیس کمیته محیط زیست', 'رئیس کمیته محیط زیست', true],
  ['استاندار گیلان', 'استاندار مازندران', false],
  ['مدیرعامل شرکت آب و فاضلاب استان ایلام', 'مدیرعامل آبفای ایلام', true],
  ['رئیس سازمان صنعت، معدن و تجارت فارس', 'رئیس صمت فارس', true],
  ['مدیرعامل شرکت آب و فاضلاب ایلام', 'مدیرعامل شرکت آب و فاضلاب دهلران', false],
  ['مدیرعامل آبفای ایلام', 'مدیرعامل آبفای دهلران', false],
  ['مدیرکل آموزش و پرورش گیلان', 'مدیرکل آموزش‌وپرورش استان', true],
  ['وزیر نیرو', 'معاون وزیر نیرو', false],
]

for (const [known, met, isSame] of offices) {
  test(`«${known}» و «${met}»`, () => assert.equal(officeLikeness(officeForm(known), officeForm(met)) > 0, isSame))
}
