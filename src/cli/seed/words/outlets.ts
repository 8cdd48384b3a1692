import type { Hop } from '#sourcing'
import { zipfList } from '../zipf.ts'

function outlets(kind: Hop['kind'], title: string, names: string): Pick<Hop, 'name' | 'kind'>[] {
  return names.split('|').map((name) => ({ name: `${title} ${name}`, kind }))
}

/** Carriers that do not exist, most quoted first. */
export const carriers = zipfList([
  ...outlets('agency', 'خبرگزاری', 'سپیدار|کرانه|فلات|شمالگان|البرزان|نیمروز|ارس|هامون|بامداد نو|چهلستون'),
  ...outlets(
    'newspaper',
    'روزنامهٔ',
    'بامگاه|چشم‌انداز شرق|نامهٔ بندر|شهر نو|روزگار تازه|دفتر|پیک صبح|سرزمین|کاروان|نیمه‌شب',
  ),
  ...outlets('site', 'پایگاه خبری', 'دیدبان خزر|راه ادویه|زمین ورزش|خانهٔ کشاورز|نبض شهر|هوای تازه|دانش روز|تالار'),
  ...outlets('broadcaster', 'رادیو', 'کوهپایه|جزیره|شهر بیدار|دشت'),
])
