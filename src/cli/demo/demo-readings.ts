import { addReadings, type Database, rankMostRead } from '#store'
import { articles } from '#world'

const hourMs = 3_600_000

/**
 * What readers of the example newsroom came for, by the names of the articles; all else is read as usual. Of these
 * `boat-school`, `note-translation` and `qanat-diggers` stand in no other box of the front page, where no story stands
 * twice: they fill its box of the most read.
 */
const soughtAfter: Record<string, number> = {
  'derby-draw': 940,
  'first-snow': 860,
  'village-antenna': 720,
  'saffron-price': 610,
  'night-pharmacy': 540,
  comet: 470,
  'old-computers': 420,
  'boat-school': 400,
  'theatre-opening': 380,
  'wetland-census': 330,
  'coach-interview': 290,
  'library-bill': 260,
  'note-translation': 240,
  'qanat-diggers': 230,
}
const usualReads = 40

/** When they came, in hours before now, and which share of them. */
const visits = [
  { hoursAgo: 1, share: 0.3 },
  { hoursAgo: 5, share: 0.25 },
  { hoursAgo: 11, share: 0.2 },
  { hoursAgo: 30, share: 0.25 },
]

/** Counts what the readers of the example newsroom have read until now, and ranks it: a first look finds a list of the most read. */
export async function countDemoReadings(database: Database, now: Date): Promise<void> {
  for (const { hoursAgo, share } of visits) {
    const reads = articles
      .filter(({ publishedMinutesAgo, withdrawn }) => !withdrawn && publishedMinutesAgo > (hoursAgo - 1) * 60)
      .map(({ code, name }) => [code, Math.round((soughtAfter[name] ?? usualReads + (code % 20)) * share)] as const)
    await addReadings(database, new Map(reads), new Date(now.getTime() - hoursAgo * hourMs))
  }
  await rankMostRead(database, now)
}
