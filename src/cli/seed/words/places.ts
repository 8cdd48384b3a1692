import { zipfList } from '../zipf.ts'

const stems =
  'چنار بید سرو انار گردو بادام پسته زیتون نارنج گندم برنج زعفران گل لاله نرگس سنگ کوه رود آب چشمه باغ مرغ آهو پلنگ عقاب سیاه سفید سرخ سبز زرد آفتاب ماه ستاره باد برف خوش نو کهن بالا میان'.split(
    ' ',
  )
const ends = ['آباد', 'دشت', 'رود', 'سرا', 'کلا', 'چشمه', 'تپه', 'دره', 'کوه', 'شهر', 'ده', 'بندر', 'پل']

/** The towns named most; the rest are composed and stand on no map. */
const towns = ['مهرگان', 'نوبهار', 'سپیدرود', 'لنگرگاه', 'خاوران', 'نارستان', 'گلگشت', 'زرین‌شهر', 'سروستان', 'کوهپایه']
const composed = stems.flatMap((stem) =>
  ends.filter((end) => end !== stem).map((end) => `${stem}${breakAfter(stem)}${end}`),
)
const mixed = composed.map((name, index) => ({ name, order: (index * 7919) % 1031 })).sort((a, b) => a.order - b.order)

export const places = zipfList([...towns, ...mixed.map((one) => one.name)])

export const provinces = zipfList(
  'استان میانی|استان شمالی|استان خاوری|استان جنوبی|استان باختری|استان ساحلی|استان کوهستانی|استان کویری|استان مرزی|استان دریاکنار|استان دشت بزرگ|استان هزاررود'.split(
    '|',
  ),
)

/** After a letter that does not join, a half-space is needless. */
function breakAfter(stem: string): string {
  return /[ادذرزژو]$/.test(stem) ? '' : '\u200c'
}
