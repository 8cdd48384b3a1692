import { zipfList } from '../zipf.ts'

const given =
  'مریم علی زهرا رضا فاطمه حسین سارا محمد نرگس مهدی لیلا امیر پروین حسن شیرین سعید ناهید بهرام مینا کاوه الهام بابک نسرین فرهاد مژگان داریوش آزاده سیامک پریسا آرش رؤیا کیوان شبنم پیمان گلناز هومن نیلوفر شهرام بهاره یوسف ترانه جمشید سپیده یعقوب هانیه منصور ساناز قاسم فروغ بیژن ژاله ایرج مهناز سهراب گیتی فریدون آذر نوید مهرنوش خسرو پگاه بهمن سیمین ناصر آناهیتا کامران مهتاب حمید افسانه رامین سودابه مسعود گلی هوشنگ بنفشه تیمور شهلا جلال هما صابر رعنا عطا سولماز نیما دلارام اردوان ماهرخ سینا فرزانه یاشار کتایون'.split(
    ' ',
  )

const roots =
  'کریم رحیم حسن حسین احمد محمود قاسم جعفر صادق یوسف رضا نور صفا وفا بهار مهر فرخ پیروز جهان آذر روشن نیک پاک دل خوش شاد راد کیان آریا سپهر آسمان دشت کوه رود دریا باغ سرو چنار گل نرگس یاس سبز زرین سیم الماس فولاد آهن سنگ دانش هنر سخن قلم پیمان امید سلام کمال جلال جمال شریف لطیف مجید حمید سعید رشید وحید'.split(
    ' ',
  )

const endings = [
  'ی',
  '‌پور',
  '‌زاده',
  'ی‌نژاد',
  '‌نیا',
  'یان',
  '‌فر',
  '‌منش',
  '‌خواه',
  '‌دوست',
  '‌بخش',
  '‌آرا',
  'ی‌راد',
  '‌مقدم',
  '‌تبار',
  '‌نسب',
]

const towns =
  'تهرانی شیرازی تبریزی یزدی کرمانی گیلانی همدانی قزوینی کاشانی اراکی سمنانی بوشهری زنجانی لرستانی دماوندی طالقانی نطنزی سبزواری بیرجندی قوچانی مراغه‌ای خویی بروجردی تفرشی'.split(
    ' ',
  )

/** Surnames, commonest first: the short ones lead, the composed ones make the long tail. */
const surnames = [...endings.flatMap((ending) => roots.map((root) => join(root, ending))), ...towns]
  .map((name, index) => ({ name, order: (index * 7919) % 1049 }))
  .sort((a, b) => a.order - b.order)
  .map((one) => one.name)

export const givenNames = zipfList(given)
export const familyNames = zipfList(surnames)

/** Sixty writers of the house, busiest first. */
export const writers = zipfList(
  Array.from(
    { length: 60 },
    (_, index) => `${given[(index * 7) % given.length]} ${surnames[(index * 13 + 5) % surnames.length]}`,
  ),
)

/** «صفا» and «آریا» take «یی»; after a letter that does not join, a half-space is needless. */
function join(root: string, ending: string): string {
  if (/[او]$/.test(root) && ending.startsWith('ی')) return `${root}ی${ending}`
  return /[ادذرزژو]$/.test(root) ? root + ending.replace(/^\u200c/, '') : root + ending
}
