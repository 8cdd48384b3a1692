import type { Source, SourceKind } from '#sourcing'

/** Everyday words that are also names: they count only when credited. */
const everydayWords = new Set(['کرانه', 'فلات', 'شالیزار', 'سپیدار'])

/** The sources the example newsroom credits, as the desk keeps them. None of them exists. */
export const sources: readonly Source[] = [
  source('sepidar', 'agency', ['خبرگزاری سپیدار', 'سپیدار']),
  source('karaneh', 'agency', ['خبرگزاری کرانه', 'کرانه']),
  source('shomalgan', 'agency', ['خبرگزاری شمالگان', 'شمالگان']),
  source('falat', 'agency', ['خبرگزاری فلات', 'فلات']),
  source('bamgah', 'newspaper', ['روزنامهٔ بامگاه', 'بامگاه']),
  source('cheshmandaz-sharq', 'newspaper', ['روزنامهٔ چشم‌انداز شرق', 'چشم‌انداز شرق']),
  source('nameh-bandar', 'newspaper', ['روزنامهٔ نامهٔ بندر', 'نامهٔ بندر']),
  source('shalizar', 'newspaper', ['هفته‌نامهٔ شالیزار', 'شالیزار']),
  source('ofoq-akhtar', 'newspaper', ['ماهنامهٔ افق اختر', 'افق اختر']),
  source('didban-khazar', 'site', ['پایگاه خبری دیدبان خزر', 'دیدبان خزر']),
  source('rah-e-adviyeh', 'site', ['پایگاه خبری راه ادویه', 'راه ادویه']),
  source('zamin-varzesh', 'site', ['پایگاه خبری زمین ورزش', 'زمین ورزش']),
  source('radio-kuhpayeh', 'broadcaster', ['رادیو کوهپایه']),
  source('shabakeh-sahel', 'broadcaster', ['شبکهٔ ساحل', 'تلویزیون ساحل']),
  source('eqlim-zagros', 'organisation', ['پژوهشگاه اقلیم زاگرس']),
  source('rasad-sahand', 'organisation', ['رصدخانهٔ سهند']),
]

function source(slug: string, kind: SourceKind, names: [string, ...string[]]): Source {
  const ambiguousNames = names.filter((name) => everydayWords.has(name))
  return { slug, name: names[0], kind, country: null, home: null, names, ambiguousNames }
}
