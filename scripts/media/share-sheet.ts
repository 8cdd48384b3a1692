/**
 * Draws a hundred share cards and lays them on contact sheets, to be looked at: the stories of the example newsroom, and
 * words that are hard to set.
 *
 *     node scripts/media/share-sheet.ts FOLDER
 *
 * Writes `card-001.jpg` … as they are served, and `sheet-1.png` … of 25 each; prints how long a card took and weighs.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { openMedia } from '#media'
import { defaultSettings, shareCardOf } from '#site'
import { articles, newsroom, pictures, sections, type WorldArticle } from '#world'
import { layOut } from '../contact-sheet.ts'

const wanted = 100
const columns = 5
const now = new Date('2026-11-23T08:00:00Z')

/** Each replaces the headline of a story of the example newsroom. */
const hard = [
  'آب',
  'می‌خواهیم نمی‌خواهند نرفته‌ایم خانه‌ها کتاب‌هایشان بین‌المللی پیش‌بینی‌پذیر',
  'FIFA و UNESCO در «گفت‌وگو» با BBC: ۲۰۲۶ سال 5G است',
  'نرخ تورم ۳۴٫۷٪ شد؛ ۱٬۲۳۴٬۵۶۷ تن گندم با ۹۸۷ هزار میلیارد ریال خریده شد',
  'رئیس‌جمهور: «هر کس می‌گوید ‹نمی‌شود›، خودش نمی‌خواهد» (+فیلم و عکس)',
  'مؤسسهٔ استاندارد دربارهٔ مسئولیت هیئت‌مدیره رأی داد؛ تأکید بر جزئیات',
  'قرارداد ۲+۴: چه کسی برد؟ چه کسی باخت؟!',
  'https://example.com/a/b?c=d را باز نکنید',
  'The Guardian: Iran signs deal',
  'سازمان هواشناسی از بارش‌های سنگین، وزش باد شدید و کاهش ۱۲ درجه‌ای دما در استان‌های شمالی و شمال‌غربی از فردا صبح تا پایان هفته خبر داد و از مسافران خواست از سفرهای غیرضروری خودداری کنند',
  'ههههه لالایی لا إله ﷼ طلاق خلاف گلابی',
  'قرآنِ کریم، حتماً، مثلاً، بَرَنده و بُرَنده؛ عَلَمِ عِلم',
]

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('usage: node scripts/media/share-sheet.ts FOLDER\n')
  process.exit(2)
}
await mkdir(folder, { recursive: true })
await rm(path.join(folder, 'kept'), { recursive: true, force: true })
const media = openMedia({ folder: path.join(folder, 'kept') })
for (const { path: file } of pictures) await media.keepOriginal(await readFile(file))

const cards: Buffer[] = []
const startedMs = performance.now()
for (const article of hundred()) {
  const card = shareCardOf(article, { ...defaultSettings, name: newsroom.name })
  const { bytes } = await media.card(card.facts, card.picture)
  cards.push(bytes)
  await writeFile(path.join(folder, `card-${String(cards.length).padStart(3, '0')}.jpg`), bytes)
}
const eachMs = Math.round((performance.now() - startedMs) / cards.length)
const weights = cards.map(({ length }) => length).sort((one, other) => one - other)
process.stdout.write(
  `${cards.length} cards, ${eachMs} ms each; median ${weights[cards.length / 2]} bytes, heaviest ${weights.at(-1)}\n`,
)
const perSheet = columns * columns
for (let from = 0; from < cards.length; from += perSheet) {
  const file = path.join(folder, `sheet-${from / perSheet + 1}.png`)
  await layOut(cards.slice(from, from + perSheet), { file, columns, width: 400, height: 210 })
}

/** The stories, and then the hard headlines in their place, with and without their pictures. */
function hundred(): Parameters<typeof shareCardOf>[0][] {
  const all: Parameters<typeof shareCardOf>[0][] = articles.map((article) => asPublished(article))
  for (let turn = 0; all.length < wanted; turn += 1) {
    const story = asPublished(articles[turn % articles.length]!)
    const withPicture = turn % 3 === 0 ? story : { ...story, hero: null }
    all.push({ ...withPicture, headline: hard[turn % hard.length]! })
  }
  return all.slice(0, wanted)
}

function asPublished({ code, content, publishedMinutesAgo, corrections }: WorldArticle) {
  return {
    code,
    kind: content.kind,
    kicker: content.kicker,
    headline: content.headline,
    hero: content.hero,
    section: sections.find(({ slug }) => slug === content.section) ?? null,
    authors: content.authors.map((name) => ({ slug: name, name })),
    corrections: corrections.map(({ kind, note }) => ({ kind, note, at: now })),
    publishedAt: new Date(now.getTime() - publishedMinutesAgo * 60_000),
  }
}
