import { type FoldedText, hashOfWord, paragraphEnd, space } from './folded-text.ts'
import { numberWords } from './number-values.ts'

/** What a word does when two texts are compared. */
export const kinds = {
  /** It says what the news is about. */
  content: 0,
  /** It stands in any news: particles, auxiliaries, verbs of reporting. */
  weak: 1,
  number: 2,
  weekday: 3,
  month: 4,
} as const

/** The words of a folded text, column by column. */
export interface Words {
  count: number
  /** How many of them are the headline's. */
  titleCount: number
  /** The first word that is compared: the body's, or the headline's where the body is next to nothing. */
  bodyFrom: number
  starts: Int32Array
  ends: Int32Array
  hashes: Int32Array
  kinds: Uint8Array
  /** Which paragraph each stands in; the headline is the first. */
  paragraphs: Int32Array
}

const weak =
  'و در به از که این ان را با است برای تا یک بر هم نیز اما یا اگر ولی نه هر چه چون پس پیش بود شد شده خود ما من تو او وی شما ' +
  'انها ایشان اینکه انکه بی بدون بین میان روی زیر درباره طی طبق بنا بنابر همه همین همان هیچ چند چنین چنان دیگر دیگری برخی ' +
  'بعضی بسیار خیلی کم بیش بیشتر کمتر فقط تنها حتی البته باید نباید بلکه زیرا چراکه سپس اکنون هنوز باز کرد کرده کند کنند ' +
  'میکند میکنند دارد دارند داشت داشته داشتند داد داده دادند دهد دهند گفت گفته گفتند خواهد خواهند شود شوند میشود میشوند شدند ' +
  'باشد باشند بودند بوده هست هستند نیست نیستند افزود ادامه اظهار بیان عنوان تصریح خاطرنشان تاکید اشاره اعلام نوشت مطرح کردند ' +
  'مدعی گزارش نقل خبرگزاری خبرنگار خبر خبری پایگاه روزنامه سایت نوشته گفته گفتگو مصاحبه سخنان پایان پیام یاداور بیان ' +
  'ابراز اذعان توضیح امروز دیروز فردا امشب دیشب صبح عصر ظهر شب روز هفته ماه سال جاری گذشته اینده همچنین ضمن مورد حال حالی ' +
  'همراه سوی توسط جهت علت دلیل منظور راستا زمینه صورت عدد رقم مبلغ تومان ریال درصد نفر تن ساعت دقیقه'
const weekdays = 'شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه'
const months =
  'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند ژانویه فوریه مارس اوریل مه ژوئن ژوئیه اوت سپتامبر ' +
  'اکتبر نوامبر دسامبر محرم رجب شعبان رمضان شوال'

const kindOfHash = new Map<number, number>([
  ...of(weak, kinds.weak),
  ...[...numberWords.keys()].map((hash): [number, number] => [hash, kinds.number]),
  ...of(months, kinds.month),
  ...of(weekdays, kinds.weekday),
])

/** Nearly all words are none of these; a look into a table of 64 KiB spares the map four of five look-ups. */
const isListed = new Uint8Array(0x1_00_00)
for (const hash of kindOfHash.keys()) isListed[hash & 0xff_ff] = 1

function of(words: string, kind: number): [number, number][] {
  return words.split(' ').map((word) => [hashOfWord(word), kind])
}

/** A body of fewer words is compared together with its headline. */
const bodyWordsLeast = 8
/** Bytes of words too short to say anything. */
const lettersLeast = 2

/** Where the words of a text are gathered before they are kept; as long as the longest text yet. */
let gathered = emptyColumns(1 << 12)

function emptyColumns(most: number) {
  const column = () => new Int32Array(most)
  return { starts: column(), ends: column(), hashes: column(), paragraphs: column(), kinds: new Uint8Array(most) }
}

/** Cuts a folded text into its words. */
export function readWords({ bytes, titleEnd }: FoldedText): Words {
  const most = (bytes.length >> 1) + 1
  if (gathered.kinds.length < most) gathered = emptyColumns(most)
  const columns = gathered
  let [count, titleCount, start, hash, paragraph] = [0, 0, 0, 0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    if (byte !== space && byte !== paragraphEnd) {
      hash = (Math.imul(hash, 31) + byte) | 0
      continue
    }
    if (at > start) {
      columns.starts[count] = start
      columns.ends[count] = at
      columns.hashes[count] = hash
      columns.kinds[count] = isDigit(bytes[start]!) ? kinds.number : kindOfWord(hash, at - start)
      columns.paragraphs[count] = paragraph
      count += 1
    }
    if (byte === paragraphEnd) paragraph += 1
    start = at + 1
    hash = 0
    if (start <= titleEnd) titleCount = count
  }
  return { count, titleCount, bodyFrom: count - titleCount >= bodyWordsLeast ? titleCount : 0, ...cut(columns, count) }
}

function cut({ starts, ends, hashes, paragraphs, kinds: kindOf }: typeof gathered, count: number) {
  return {
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    hashes: hashes.slice(0, count),
    paragraphs: paragraphs.slice(0, count),
    kinds: kindOf.slice(0, count),
  }
}

function kindOfWord(hash: number, letters: number): number {
  const other = letters <= lettersLeast ? kinds.weak : kinds.content
  return isListed[hash & 0xff_ff] === 1 ? (kindOfHash.get(hash) ?? other) : other
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}
