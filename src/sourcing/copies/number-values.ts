import { hashOfWord } from './folded-text.ts'

/** Words that say a number, with what they say; of an ordinal, that of its cardinal. */
const ones =
  'صفر:0 دو:2 سه:3 چهار:4 پنج:5 شش:6 هفت:7 هشت:8 نه:9 ده:10 یازده:11 دوازده:12 سیزده:13 چهارده:14 پانزده:15 شانزده:16 ' +
  'هفده:17 هجده:18 نوزده:19 بیست:20 سی:30 چهل:40 پنجاه:50 شصت:60 هفتاد:70 هشتاد:80 نود:90 صد:100 یکصد:100 دویست:200 سیصد:300 ' +
  'چهارصد:400 پانصد:500 ششصد:600 هفتصد:700 هشتصد:800 نهصد:900 اول:1 نخست:1 دوم:2 سوم:3 چهارم:4 پنجم:5 ششم:6 هفتم:7 هشتم:8 ' +
  'نهم:9 دهم:10 یازدهم:11 دوازدهم:12 سیزدهم:13 چهاردهم:14 پانزدهم:15 شانزدهم:16 هفدهم:17 هجدهم:18 نوزدهم:19 بیستم:20 سیم:30 ' +
  'هزار:1000 میلیون:1000000 میلیارد:1000000000'

export const numberWords: ReadonlyMap<number, number> = new Map(
  ones.split(' ').map((entry) => {
    const [word, value] = entry.split(':')
    return [hashOfWord(word!), Number(value)]
  }),
)

const scaleLeast = 1000

/** One number as it is gathered word by word: «۵۸ هزار و ۲۰۰» is 58,200. */
export class NumberReading {
  readonly values: number[] = []
  #total = 0
  #group = 0
  #isOpen = false

  /** A number word or digits. */
  add(value: number): void {
    const isScale = this.#isOpen && value >= scaleLeast && Math.log10(value) % 3 === 0
    const isNext = this.#isOpen && !isScale && !this.#takes(value)
    if (isNext) this.end()
    this.#isOpen = true
    if (isScale) {
      this.#total += (this.#group || 1) * value
      this.#group = 0
    } else this.#group += value
  }

  /** The number, if there was one, ends here. */
  end(): void {
    if (this.#isOpen) this.values.push(this.#total + this.#group)
    this.#total = 0
    this.#group = 0
    this.#isOpen = false
  }

  /** After «دویست» comes «سی», after «هزار» comes «سه»; a second number of the same size is a number of its own. */
  #takes(value: number): boolean {
    if (this.#group === 0) return this.#total === 0 || value < scaleLeast
    const unit = value >= 100 ? 1000 : value >= 10 ? 100 : 10
    return this.#group % unit === 0
  }
}
