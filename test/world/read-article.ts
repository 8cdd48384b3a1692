import type { ArticleKind } from '#article'
import type { Hop, HopRelation } from '#sourcing'
import { type BodyLinks, readBody } from './read-body.ts'
import { sections } from './sections.ts'
import { sources } from './sources.ts'
import type { WorldArticle, WorldCorrection } from './world-article.ts'

const kinds: Record<string, ArticleKind> = {
  خبر: 'news',
  گزارش: 'report',
  گفت‌وگو: 'interview',
  یادداشت: 'note',
  عکس: 'photo',
  فیلم: 'video',
  زنده: 'live',
}

const relations: [string, HopRelation][] = [
  ['به گزارش ', 'reported-by'],
  ['به نقل از ', 'quoting'],
  ['ترجمه از ', 'translated-from'],
  ['منتشرشده در ', 'published-in'],
]

const correctionKinds: Record<string, WorldCorrection['kind']> = {
  نگارشی: 'typo',
  توضیح: 'clarification',
  تصحیح: 'correction',
  پس‌گرفتن: 'retraction',
}

/** Every key a header may have; those that may stand more than once are `منبع` and `اصلاحیه`. */
const keys = new Set(
  'کد|نوع|بخش|روتیتر|تیتر|زیرتیتر|لید|برچسب|نویسنده|تصویر|انتشار|منبع|اصلاحیه|برداشته‌شده|گزارش متفاوت'.split('|'),
)

/**
 * Reads one file of `articles/`: lines «کلید: مقدار», an empty line, then the body (see {@link readBody}).
 * `name` is the file's name, `links.section` the folder it lies in, used unless the header says «بخش».
 */
export function readArticle(
  source: string,
  name: string,
  links: BodyLinks & { section: string },
): { value: WorldArticle; problems: string[] } {
  const split = source.indexOf('\n\n')
  const head = split < 0 ? source : source.slice(0, split)
  const problems: string[] = []
  const header = readHeader(head, problems)
  const one = (key: string): string | null => header.get(key)?.[0] ?? null
  const many = (key: string): string[] => one(key)?.split('، ') ?? []
  const body = readBody(split < 0 ? '' : source.slice(split), links)
  const [picture = null, caption = null] = one('تصویر')?.split(' | ') ?? []
  const hero = picture === null ? null : links.picture(picture)
  const section = one('بخش') ?? links.section
  if (!sections.some((each) => each.slug === section)) problems.push(`no such section: ${section}`)
  const value: WorldArticle = {
    name,
    code: readNumber(one('کد') ?? '', problems),
    content: {
      kind: readFrom(kinds, one('نوع') ?? '', problems),
      kicker: one('روتیتر'),
      headline: one('تیتر') ?? '',
      subheadline: one('زیرتیتر'),
      lead: one('لید'),
      document: body.value,
      hero: hero && { ...hero, caption: caption ?? hero.caption },
      section,
      tags: many('برچسب'),
      authors: many('نویسنده'),
    },
    publishedMinutesAgo: readAge(one('انتشار') ?? '', problems),
    chain: (header.get('منبع') ?? []).map((line) => readHop(line, problems)),
    corrections: (header.get('اصلاحیه') ?? []).map((line) => readCorrection(line, problems)),
    withdrawn: readWithdrawal(one('برداشته‌شده'), problems),
    differsFrom: one('گزارش متفاوت'),
  }
  if (value.content.headline === '') problems.push('no headline')
  if (picture !== null && hero === null) problems.push(`no such picture: ${picture}`)
  return { value, problems: [...problems, ...body.problems] }
}

function readHeader(head: string, problems: string[]): Map<string, string[]> {
  const header = new Map<string, string[]>()
  for (const line of head.split('\n')) {
    const colon = line.indexOf(': ')
    const key = line.slice(0, Math.max(colon, 0))
    if (keys.has(key)) header.set(key, [...(header.get(key) ?? []), line.slice(colon + 2).trim()])
    else problems.push(`not a header line: ${line}`)
  }
  return header
}

function readHop(line: string, problems: string[]): Hop {
  const found = relations.find(([words]) => line.startsWith(words))
  const name = line.slice(found?.[0].length ?? 0)
  const source = sources.find((each) => each.names.includes(name))
  if (found === undefined || source === undefined) problems.push(`not a known source: ${line}`)
  return { name, kind: source?.kind ?? 'unnamed', relation: found?.[1] ?? 'reported-by' }
}

/** «۲ ساعت پیش | تصحیح | شرح | واژه‌های پیشین | واژه‌های کنونی»; the last two may be left out. */
function readCorrection(line: string, problems: string[]): WorldCorrection {
  const [age, kind, note, before, after] = line.split(' | ')
  return {
    kind: readFrom(correctionKinds, kind ?? '', problems),
    note: note ?? '',
    minutesAgo: readAge(age ?? '', problems),
    before: before ?? null,
    after: after ?? null,
  }
}

function readWithdrawal(line: string | null, problems: string[]): WorldArticle['withdrawn'] {
  if (line === null) return null
  const [age, note] = line.split(' | ')
  return { minutesAgo: readAge(age ?? '', problems), note: note ?? '' }
}

/** «۲ روز و ۴ ساعت پیش» → minutes. */
function readAge(words: string, problems: string[]): number {
  const minutesIn: Record<string, number> = { روز: 1440, ساعت: 60, دقیقه: 1 }
  if (!/^([۰-۹]+ (روز|ساعت|دقیقه)( و )?)+? پیش$/.test(words)) problems.push(`not a time ago: ${words}`)
  let minutes = 0
  for (const [, count, unit] of words.matchAll(/([۰-۹]+) (روز|ساعت|دقیقه)/g)) {
    minutes += readNumber(count as string, problems) * (minutesIn[unit as string] as number)
  }
  return minutes
}

function readNumber(words: string, problems: string[]): number {
  const number = Number(words.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0)))
  if (words === '' || !Number.isInteger(number)) problems.push(`not a number: ${words}`)
  return number
}

function readFrom<T>(table: Record<string, T>, word: string, problems: string[]): T {
  const value = Object.hasOwn(table, word) ? table[word] : undefined
  if (value === undefined) problems.push(`not one of ${Object.keys(table).join('، ')}: ${word}`)
  return value ?? (Object.values(table)[0] as T)
}
