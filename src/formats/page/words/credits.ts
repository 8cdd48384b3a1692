/** Who a story says it was taken from, as plain names: what `#sourcing` reads in its words, and its «منبع:» lines. */
import { type Hop, readChain, resolveSource } from '#sourcing'
import { plainLine, sameLetters, wordKey } from './plain-line.ts'

/** Credits stand at the head of a story: its first paragraphs are read, to this length together. */
const HEAD_PARAGRAPHS = 2
const HEAD_CHARS_MAX = 800
const FRAME_CHARS_MAX = 160
const NAME_CHARS_MAX = 45
/** Longer names that no directory knows are phrases. */
const UNKNOWN_WORDS_MAX = 3

const KIND_WORDS =
  /^(?:خبرگزاری|شبکه[ \u200c]خبری|روزنامه|پایگاه[ \u200c](?:خبری|اطلاع[ \u200c]رسانی)|وب[ \u200c]?سایت|سایت|نشریه|هفته[ \u200c]?نامه|مجله)(?:(?:ی|\u200cی|ٔ)? )/
const CREDIT_OPENING =
  /^(?:به[ \u200c]گزارش|بنا[ \u200c]بر[ \u200c]گزارش|بر[ \u200c](?:اساس|پایه)[ \u200c]گزارش|طبق[ \u200c]گزارش|به[ \u200c]نوشته(?:[ \u200c]?ی)?|به[ \u200c]روایت|به[ \u200c]نقل[ \u200c]از|نقل[ \u200c]از)[ ،]/

/** «رئیس اتحادیه در گفت‌وگو با خبرنگار ما گفت» */
const TOLD_TO =
  /^[^.:؟]{2,90} در (?:گفت[ \u200c]?و[ \u200c]?گو(?:یی)?|مصاحبه|گفتگو(?:یی)?) با (?:خبرنگار|خبرگزاری|روزنامه|پایگاه|شبکه|سایت|وب)/

/** Reporters and desks without an agency's name are the site's own. */
const OWN_DESK = /^(?:خبرنگار|گزارشگر|گروه|سرویس|بخش|تحریریه)(?=[ \u200c]|$)/

/** «بر پایهٔ آمار ادارهٔ کار» tells whose figures they are, not who carried the story. */
const OFFICE = /^(?:اداره|سازمان|وزارت|بانک|شهرداری|استانداری|پلیس|مرکز [اآ]مار)/

/** Words of the credit itself, where a name was lost. */
const NO_NAME = /^(?:نقل|گزارش|نوشته|گفته)$/
/** «نام سایت - گروه اجتماعی:» says who we are, not whom we took it from. */
const OWN_DATELINE = /^[^.:؟،]{2,40} [-–—] (?:گروه|سرویس|بخش)[^.:؟]{2,40}: ?/

/** «گروه اقتصادی: …» */
const DESK_OPENING = /^(?:گروه|سرویس) [^.:؟!،]{3,25}: \S/

/** Whose words are read, and the site's own name, which is no source of its own stories. */
export interface CreditedStory {
  title: string | null
  lead: string | null
  /** The text, paragraph by paragraph; its head is enough. */
  texts: readonly string[]
  ownName: string | null
  /** Names on «منبع:» lines. */
  lines: readonly string[]
}

export interface Credits {
  /** Carriers of the whole story, nearest first, without «خبرگزاری» and without the site's own name. */
  sources: string[]
  /** The same credits as hops of a source chain, names as written. */
  chain: Hop[]
}

/** Whom a story credits with carrying it: at the head of its text, else in its lead. */
export function readCredits({ title, lead, texts, ownName, lines }: CreditedStory): Credits {
  const own = ownName === null ? '' : nameKey(ownName)
  const inText = readChain({ title, body: creditedHead(texts, ownName) })
  const read =
    inText.length > 0 || lead === null ? inText : readChain({ title: null, body: creditedHead([lead], ownName) })
  const opened = read.length > 0 ? null : writtenBy(texts[0] ?? '')
  const carriers = read.filter(isCarrier).map((hop) => withoutKind(plainLine(hop.name)))
  const sources = unique([...carriers, ...(opened === null ? [] : [opened]), ...lines], own)
  const chain = read.filter((hop) => !isOwnName(nameKey(hop.name), own))
  return { sources, chain: read.length > 0 ? chain : sources.map(hopOf) }
}

/** «مهر نوشت: …»: a known agency that opens the story by what it wrote. */
function writtenBy(text: string): string | null {
  const name = WRITTEN_BY.exec(plainLine(text.slice(0, FRAME_CHARS_MAX)))?.[1]
  return name !== undefined && resolveSource(name) !== null ? withoutKind(name) : null
}

const WRITTEN_BY =
  /^((?:خبرگزاری |روزنامه )?[^\s.:،]{2,15}(?: [^\s.:،]{2,12})?) (?:نوشت|گزارش داد|گزارش کرد|خبر داد)(?:ه است)?[:：]/

function creditedHead(texts: readonly string[], ownName: string | null): string {
  const head = texts.slice(0, HEAD_PARAGRAPHS).map(plainLine).join('\n').slice(0, HEAD_CHARS_MAX)
  return withoutOwnCredit(head.replace(OWN_DATELINE, ''), ownName)
}

/** A carrier that stands on a line of its own beside the story: the first is whom it was taken from. */
function hopOf(name: string, place: number): Hop {
  const kind = resolveSource(name)?.kind ?? 'organisation'
  return { name, kind, relation: place === 0 ? 'reported-by' : 'quoting' }
}

/** «به گزارش <our own name>، » says nothing of where the story came from. */
function withoutOwnCredit(body: string, ownName: string | null): string {
  const opening = /^به[ \u200c]گزارش ([^،:]{2,60})[،:] ?/.exec(body)
  if (opening === null || ownName === null) return body
  return nameKey(opening[1]!) === nameKey(ownName) ? body.slice(opening[0].length) : body
}

/** The name after «منبع:», or null. */
export function sourceName(value: string): string | null {
  const name = withoutKind(plainLine(value).replace(/[.،]+$/, ''))
  return name.length >= 2 && name.length <= NAME_CHARS_MAX && !/[؟!]|https?:/.test(name) ? name : null
}

/** Whether a paragraph opens with a credit or with «نام سایت - گروه اجتماعی:», as a story's first paragraph does. */
export function opensStory(text: string): boolean {
  const head = sameLetters(plainLine(text.slice(0, FRAME_CHARS_MAX)))
  if (CREDIT_OPENING.test(head) || DESK_OPENING.test(head)) return true
  if (/ [-–—] /.test(head) && /^[^.:؟،]{2,40} [-–—] [^.:؟]{2,40}:/.test(head)) return true
  if ((head.includes('گفت') || head.includes('مصاحبه')) && TOLD_TO.test(head)) return true
  if (!head.includes('نقل')) return false
  return /^[^.:؟،]{2,45} به[ \u200c]نقل[ \u200c]از [^.:؟]{2,60}(?:نوشت|گزارش|خبر داد|اعلام)/.test(head)
}

/** A desk of a known agency («گروه فرهنگی خبرگزاری ایسنا») carries the story for others; people, offices and phrases do not. */
function isCarrier({ name, kind }: Hop): boolean {
  if (kind === 'person' || kind === 'unnamed') return false
  if (resolveSource(name) !== null) return true
  const isPhrase = name.trim().split(/\s+/).length > UNKNOWN_WORDS_MAX
  return kind !== 'own-reporter' && !isPhrase && !OWN_DESK.test(name) && !NO_NAME.test(name) && !OFFICE.test(name)
}

function withoutKind(name: string): string {
  return name.replace(KIND_WORDS, '').trim()
}

function nameKey(name: string): string {
  return wordKey(withoutKind(plainLine(name)))
}

function unique(names: readonly string[], own: string): string[] {
  const seen = new Set([own, ''])
  return names.filter((name) => {
    const key = nameKey(name)
    return !isOwnName(key, own) && !seen.has(key) && seen.add(key)
  })
}

/** «دیدار» of «روزنامهٔ دیدار» is the site itself as well. */
function isOwnName(key: string, own: string): boolean {
  return own !== '' && key.length > 2 && own.endsWith(key)
}
