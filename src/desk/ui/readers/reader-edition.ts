import { type EditionCode, editions, firstEdition, isEditionCode } from '#article'
import { formatDateTime, formatEnglishDate, formatEnglishTime, toPersianDigits } from '#persian'
import { type EndpointRequest, type Html, html, readId } from '#server'
import { findEdition } from '#store'
import type { Desk } from '../visit.ts'
import { dariReaderWords } from './dari.ts'
import { englishReaderWords } from './english.ts'
import { persianReaderWords } from './persian.ts'
import type { ReaderWords } from './words.ts'

const wordsOf: Record<EditionCode, ReaderWords> = {
  fa: persianReaderWords,
  prs: dariReaderWords,
  en: englishReaderWords,
}

/** An edition as the pages need it on which its readers write. */
export interface ReaderEdition {
  code: EditionCode
  language: string
  direction: 'rtl' | 'ltr'
  /** What it calls the newsroom. */
  newsroom: string
  words: ReaderWords
  /** Its front page, and what the addresses of the site begin with. */
  front: string
  root: string
  /** The address of a page or form on which readers write, for those who come from this edition. */
  addressOf(path: string): string
  /** In its digits. */
  number(value: number): string
  time(instant: Date): Html
}

/** An edition that is on; the first in the place of any other. */
export function readerEdition(
  desk: Pick<Desk, 'editions' | 'newsroom' | 'nameOf'>,
  wanted: EditionCode,
): ReaderEdition {
  const code = desk.editions?.includes(wanted) ? wanted : firstEdition
  const { language, direction, calendar, digits } = editions[code]
  const isFirst = code === firstEdition
  const root = `/${code}`
  const text = (instant: Date) => {
    if (calendar === 'gregorian') return `${formatEnglishDate(instant)}, ${formatEnglishTime(instant)}`
    return formatDateTime(instant, { months: calendar === 'jalali-dari' ? 'dari' : 'iranian' })
  }
  return {
    ...{ code, language, direction, root },
    newsroom: isFirst ? desk.newsroom : (desk.nameOf?.(code) ?? desk.newsroom),
    words: wordsOf[code],
    front: isFirst ? '/' : root,
    addressOf: (path) => (isFirst ? path : `${path}?edition=${code}`),
    number: (value) => (digits === 'persian' ? toPersianDigits(String(value)) : String(value)),
    time: (instant) => html`<time datetime="${instant.toISOString()}">${text(instant)}</time>`,
  }
}

/** The edition of the article a reader writes about, or the one that the page she comes from named. */
export async function editionOfVisit(
  desk: Desk,
  { params, query }: Pick<EndpointRequest, 'params' | 'query'>,
): Promise<ReaderEdition> {
  const isOneOfSeveral = (desk.editions?.length ?? 1) > 1
  if (!isOneOfSeveral) return readerEdition(desk, firstEdition)
  const code = readId(params.code)
  const found = code === null ? null : await findEdition(desk.database, code)
  const named = typeof query.edition === 'string' && isEditionCode(query.edition) ? query.edition : firstEdition
  return readerEdition(desk, found ?? named)
}
