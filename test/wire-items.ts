import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { documentFromParagraphs } from '#article'
import { addFeed, type Database, keepArrivals, keepBytes } from '#store'

/** What a feed of the example newsroom brings. */
export interface BroughtItem {
  title: string
  paragraphs: readonly string[]
  publishedAt: Date
  /** The same whenever it comes again. */
  id?: string
  status?: string
  /** When its feed tells the day alone. */
  precision?: 'day'
}

/** Feeds of agencies that exist nowhere, and what they bring. */
export function openFeeds(database: Database) {
  const feeds = new Map<string, number>()
  async function feedOf(name: string): Promise<number> {
    const known = feeds.get(name)
    if (known !== undefined) return known
    const draft = {
      address: `https://${feeds.size}.example/feed.xml`,
      name,
      source: null,
      section: null,
      language: 'fa',
    }
    const rest = { everyMinutes: 10, silenceHours: 24, textFrom: 'feed' as const }
    const id = await addFeed(database, { ...draft, ...rest }, 'account:test')
    feeds.set(name, id)
    return id
  }
  return {
    feedOf,
    /** Keeps one item as polling keeps it; returns its id (the former one, where it says something new). */
    async bring(
      name: string,
      { title, paragraphs, publishedAt, id = title, status, precision }: BroughtItem,
    ): Promise<number> {
      const feedId = await feedOf(name)
      const text = { title, summary_text: null, content_text: paragraphs.join('\n\n'), status: status ?? null }
      const said = { ...text, ...(precision && { published_precision: precision }) }
      const bytes = Buffer.from(JSON.stringify(said))
      const hash = createHash('sha256').update(bytes).digest()
      const address = `https://${feedId}.example/feed.xml`
      await keepBytes(database, {
        hash,
        address,
        contentType: 'application/feed+json',
        sizeBytes: bytes.length,
        gzipped: gzipSync(bytes),
      })
      const [kept] = await keepArrivals(database, [
        {
          origin: `feed:${feedId}:${id}`,
          feedId,
          bytesHash: hash,
          fingerprint: hash,
          title,
          link: `https://${feedId}.example/news/${encodeURIComponent(id)}`,
          publishedAt,
          said,
          document: documentFromParagraphs([...paragraphs]),
        },
      ])
      return kept!.id
    },
  }
}

/** A piece of agency news, as the people of the example newsroom would read it. */
export const harbour = {
  title: 'بندر لنگرگاه پس از سه روز باز شد',
  paragraphs: [
    'مدیر عملیات بندر لنگرگاه از بازگشایی کانال ورودی پس از سه روز خبر داد و گفت نخستین کشتی باری سپیده‌دم امروز پهلو گرفت.',
    'رهام بندرعلی در گفت‌وگو با خبرنگاران گفت: «دیوارهٔ اصلی موج‌شکن سر جایش است و تنها لایهٔ سنگ رویی جابه‌جا شده بود.» وی افزود ۱۴ کشتی در لنگرگاه بیرونی در انتظارند.',
    'سازمان بندر به صاحبان شناورهای کوچک توصیه کرده است تا آرام شدن دریا از اسکله بیرون نروند.',
  ],
} as const

export const rates = (day: string, dollar: string, euro: string) => ({
  title: `نرخ ارز امروز ${day}`,
  paragraphs: [
    `در معاملات امروز بازار ارز مهرگان هر دلار ${dollar} تومان و هر یورو ${euro} تومان فروخته شد.`,
    'فعالان بازار می‌گویند حجم معاملات در روزهای پایانی ماه کمتر است و خریداران به نرخ‌های هفتهٔ آینده چشم دارند.',
  ],
})
