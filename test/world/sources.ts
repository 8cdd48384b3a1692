import type { SourceKind } from '#sourcing'

/** A source the example newsroom credits. None of them exists. */
export interface WorldSource {
  /** Latin, unique, part of the address. */
  slug: string
  /** The full name, as most often written. */
  name: string
  kind: SourceKind
  /** Other ways its name is written. */
  alsoKnownAs: string[]
}

export const sources: readonly WorldSource[] = [
  source('sepidar', 'خبرگزاری سپیدار', 'agency', ['سپیدار']),
  source('karaneh', 'خبرگزاری کرانه', 'agency', ['کرانه']),
  source('shomalgan', 'خبرگزاری شمالگان', 'agency', ['شمالگان']),
  source('falat', 'خبرگزاری فلات', 'agency', ['فلات']),
  source('bamgah', 'روزنامهٔ بامگاه', 'newspaper', ['بامگاه']),
  source('cheshmandaz-sharq', 'روزنامهٔ چشم‌انداز شرق', 'newspaper', ['چشم‌انداز شرق']),
  source('nameh-bandar', 'روزنامهٔ نامهٔ بندر', 'newspaper', ['نامهٔ بندر']),
  source('shalizar', 'هفته‌نامهٔ شالیزار', 'newspaper', ['شالیزار']),
  source('ofoq-akhtar', 'ماهنامهٔ افق اختر', 'newspaper', ['افق اختر']),
  source('didban-khazar', 'پایگاه خبری دیدبان خزر', 'site', ['دیدبان خزر']),
  source('rah-e-adviyeh', 'پایگاه خبری راه ادویه', 'site', ['راه ادویه']),
  source('zamin-varzesh', 'پایگاه خبری زمین ورزش', 'site', ['زمین ورزش']),
  source('radio-kuhpayeh', 'رادیو کوهپایه', 'broadcaster', []),
  source('shabakeh-sahel', 'شبکهٔ ساحل', 'broadcaster', ['تلویزیون ساحل']),
  source('eqlim-zagros', 'پژوهشگاه اقلیم زاگرس', 'organisation', []),
  source('rasad-sahand', 'رصدخانهٔ سهند', 'organisation', []),
]

function source(slug: string, name: string, ...rest: [SourceKind, string[]]): WorldSource {
  const [kind, alsoKnownAs] = rest
  return { slug, name, kind, alsoKnownAs }
}
