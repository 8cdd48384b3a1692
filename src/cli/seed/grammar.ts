import { toPersianDigits } from '#persian'
import type { Hop } from '#sourcing'
import { actions, groups, moments, reasons } from './frames/background.ts'
import { maxims } from './frames/notes.ts'
import { between, oneOf, type Random } from './random.ts'
import { createGrammar, type Template } from './template.ts'
import { brands } from './words/brands.ts'
import { adjectives, nouns } from './words/nouns.ts'
import { familyNames, givenNames } from './words/people.ts'
import { places } from './words/places.ts'
import { draw, type ZipfList } from './zipf.ts'

/** A topic with its templates made ready. */
export interface ReadyTopic {
  sections: readonly string[]
  tags: ZipfList<string>
  things: ZipfList<string>
  titles: readonly Template[]
  organisations: readonly Template[]
  headlines: readonly Template[]
  leads: readonly Template[]
  sentences: readonly Template[]
  claims: readonly Template[]
}

/** An article being written: what it is about, who speaks in it, and what is yet to be said. */
export interface Story {
  random: Random
  topic: ReadyTopic
  place: string
  province: string
  thing: string
  person: string
  family: string
  title: string
  organisation: string
  /** The clause the credit leads into, and the claim being quoted: chosen just before the template that holds them. */
  news: string
  claim: string
  chain: Hop[]
}

const digits = '۰۱۲۳۴۵۶۷۸۹'
const smallNumbers = 'دو سه چهار پنج شش هفت هشت نه'.split(' ')
const weekdays = 'شنبه|یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه'.split('|')
const months = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ')
const wins = 'یک بر صفر|دو بر صفر|دو بر یک|سه بر یک|سه بر دو|چهار بر یک'.split('|')
const draws = 'بدون گل|یک بر یک|دو بر دو|سه بر سه'.split('|')
/** Small numbers, written once; larger ones are rarer. */
const numbers = Array.from({ length: 1400 }, (_, number) =>
  String(number).replace(/\d/g, (digit) => digits[Number(digit)] as string),
)

function number(random: Random, low: number, high: number): string {
  return numbers[between(random, low, high)] as string
}

/** Every hole a template may have. Some are the same throughout a story, some are drawn anew each time. */
export const grammar = createGrammar<Story>({
  جا: (story) => story.place,
  استان: (story) => story.province,
  موضوع: (story) => story.thing,
  شخص: (story) => story.person,
  فامیل: (story) => story.family,
  سمت: (story) => story.title,
  نهاد: (story) => story.organisation,
  خبر: (story) => story.news,
  گفته: (story) => story.claim,
  حامل: (story) => story.chain[0]?.name ?? '',
  خاستگاه: (story) => story.chain[1]?.name ?? '',
  زمان: (story) => fillOneOf(parts.moments, story),
  گروه: (story) => fillOneOf(parts.groups, story),
  کنش: (story) => fillOneOf(parts.actions, story),
  دلیل: (story) => fillOneOf(parts.reasons, story),
  حکمت: (story) => fillOneOf(parts.maxims, story),
  اسم: (story) => draw(story.random, nouns),
  اسم‌ها: (story) => pluralOf(draw(story.random, nouns)),
  شرکت: (story) => draw(story.random, brands),
  شماره: (story) => toPersianDigits(String(between(story.random, 10_234, 98_765))),
  صفت: (story) => draw(story.random, adjectives),
  چیز: (story) => draw(story.random, story.topic.things),
  جای‌دیگر: (story) => draw(story.random, places),
  شخص‌دیگر: (story) => `${draw(story.random, givenNames)} ${draw(story.random, familyNames)}`,
  کم: (story) => oneOf(story.random, smallNumbers),
  ده: (story) => number(story.random, 11, 97),
  صد: (story) => numbers[between(story.random, 11, 98) * 10] as string,
  هزار: (story) => `${number(story.random, 2, 64)} هزار`,
  درصد: (story) => number(story.random, 3, 48),
  سال: (story) => number(story.random, 5, 40),
  دقیقه: (story) => number(story.random, 3, 90),
  گذشته: (story) => number(story.random, 1341, 1382),
  ماه: (story) => oneOf(story.random, months),
  روز: (story) => oneOf(story.random, weekdays),
  گل: (story) => oneOf(story.random, wins),
  مساوی: (story) => oneOf(story.random, draws),
})

function pluralOf(noun: string): string {
  return /[ادذرزژو]$/.test(noun) ? `${noun}ها` : `${noun}\u200cها`
}

/** Parts of sentences that have holes of their own. */
const parts = {
  moments: compileAll(moments),
  groups: compileAll(groups),
  actions: compileAll(actions),
  reasons: compileAll(reasons),
  maxims: compileAll(maxims),
}

export function fillOneOf(templates: readonly Template[], story: Story): string {
  return grammar.fill(oneOf(story.random, templates), story)
}

export function compileAll(texts: readonly string[]): Template[] {
  return texts.map((text) => grammar.compile(text))
}
