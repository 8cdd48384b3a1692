import { toPersianDigits } from '#persian'
import type { SourceKind } from '#sourcing'
import { countedMax, type RecordKind } from '#store'

/** One of the two rooms of records: where it is, and what it says. */
export interface RecordRoom {
  kind: RecordKind
  path: string
  /** Of the form for a new one, where no slug can stand; null where articles alone bring them. */
  addPath: string | null
  /** Of the readers' pages, before the slug. */
  sitePath: string
  title: string
  intro: string
  empty: string
  notFound: string
  /** Above records that may be the same. */
  alike: string
  merge: string
  /** After the name of one, where no other was found. */
  noOther: string
  merged: string
  /** What happens with articles when two are made one. */
  carried(articles: string): string
}

const speakers: RecordRoom = {
  kind: 'person',
  path: '/desk/speakers',
  addPath: null,
  sitePath: '/fa/person',
  title: 'گوینده‌ها',
  intro: 'هر که در خبرها سخن گفته است، با نام‌ها و سمت‌هایش. نام‌ها را برنامه از متن می‌خواند؛ این‌جا درستشان کنید.',
  empty: 'هنوز گوینده‌ای نیست. نام هر که در خبری سخن بگوید با ذخیرهٔ آن خبر خودبه‌خود این‌جا می‌آید.',
  notFound: 'گوینده‌ای با این نام نیست. تنها بخشی از نام را بنویسید؛ املا و نیم‌فاصله هر چه باشد پیدا می‌شود.',
  alike: 'شاید همین کس باشند',
  merge: 'یکی‌کردن با گوینده‌ای دیگر',
  noOther: 'کسی با این نام پیدا نشد.',
  merged: 'دو گوینده یکی شدند. نشانی آن که رفت از این پس به همین‌جا می‌رسد.',
  carried: (articles) => `${articles} که گفته‌ای از او دارد به نام این گوینده می‌شود.`,
}

const sources: RecordRoom = {
  kind: 'source',
  path: '/desk/sources',
  addPath: '/desk/new-source',
  sitePath: '/fa/source',
  title: 'منبع‌ها',
  intro:
    'خبرگزاری‌ها، روزنامه‌ها، سایت‌ها و دیگر کسانی که خبرها از آن‌هاست. نام‌های تازه را برنامه از متن می‌خواند؛ این‌جا درستشان کنید.',
  empty: 'هنوز منبعی نیست. با «منبع تازه» نخستین را بیفزایید، یا خبری بنویسید که منبعش را نام ببرد.',
  notFound: 'منبعی با این نام نیست. تنها بخشی از نام را بنویسید؛ املا و نیم‌فاصله هر چه باشد پیدا می‌شود.',
  alike: 'شاید همین منبع باشند',
  merge: 'یکی‌کردن با منبعی دیگر',
  noOther: 'منبعی با این نام پیدا نشد.',
  merged: 'دو منبع یکی شدند. نشانی آن که رفت از این پس به همین‌جا می‌رسد.',
  carried: (articles) => `${articles} که از آن نام می‌برد به نام این منبع می‌شود.`,
}

export const recordRooms: Record<RecordKind, RecordRoom> = { person: speakers, source: sources }

/** Kinds of sources that are kept in the directory, in the order they are offered. */
export const sourceKindNames: Record<SourceKind, string> = {
  agency: 'خبرگزاری',
  newspaper: 'روزنامه یا مجله',
  site: 'سایت خبری',
  broadcaster: 'رادیو یا تلویزیون',
  social: 'شبکهٔ اجتماعی',
  person: 'فرد',
  organisation: 'سازمان',
  'own-reporter': 'خبرنگار خودی',
  unnamed: 'بی‌نام',
}

export const changedMeanwhile =
  'در این میان کسی همین را تغییر داده است. نوشتهٔ شما در فرم مانده و هنوز ذخیره نشده است. آنچه اکنون هست در پایین آمده؛ اگر فرم را دوباره بفرستید، نوشتهٔ شما جای آن را می‌گیرد.'

export const oneAlready = 'این دو از پیش یکی‌اند؛ چیزی تغییر نکرد.'

export const doneSentences: Partial<Record<string, string>> = {
  saved: 'ذخیره شد و در سایت هم هست.',
  renamed:
    'ذخیره شد و در سایت هم هست. نام پیشین میان «نام‌های دیگر» ماند تا متن‌هایی که آن را نوشته‌اند به همین‌جا برسند؛ اگر نباید بماند، از آن‌جا پاکش کنید.',
  added: 'منبع افزوده شد؛ از این پس متن‌ها با نام‌هایش خوانده می‌شوند.',
}

/** «۱۲ مطلب», «بیش از ۱۰۰۰۰ مطلب»: articles, counted as far as the store counts. */
export function articlesInWords(count: number): string {
  const told = count > countedMax ? `بیش از ${countedMax}` : String(count)
  return `${toPersianDigits(told)} مطلب منتشرشده`
}
