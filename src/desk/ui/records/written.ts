import { createHash } from 'node:crypto'
import { type Html, html, type Refusal } from '#server'
import type { PersonRecord, SourceRecord } from '#store'
import { cleanLine } from '../../api/article-input.ts'
import { namesMax, recordPath } from './record-list-page.ts'
import { mergerPath } from './record-parts.ts'
import type { RecordRoom } from './record-words.ts'

/** What is wrong with what was written in a form of a record. */
export interface RecordProblem {
  /** Id of the field. */
  field: string
  label: string
  sentence: string
}

/** A name that another record has. */
export interface TakenName {
  name: string
  slug: string
}

/** How many names a record may have. */
const namesCountMax = 200

/** A name in house letters; null for what is none. */
export function readName(written: string): string | null {
  const name = cleanLine(written)
  return /\p{L}/u.test(name) && name.length <= namesMax ? name : null
}

/** Names, a line each, in house letters; the first line that is none. */
export function readNames(written: string): { names: string[]; unread: string | null } {
  const names: string[] = []
  for (const line of written.split('\n')) {
    if (cleanLine(line) === '') continue
    const name = readName(line)
    if (name === null || names.length === namesCountMax)
      return { names, unread: cleanLine(line).slice(0, 60).toWellFormed() }
    names.push(name)
  }
  return { names, unread: null }
}

export function unreadName(line: string): string {
  return `این سطر نام نیست یا بیش از اندازه بلند است: «${line}»`
}

/** Tells a record as it was shown from one that somebody has changed since. */
export function printOf(record: PersonRecord | SourceRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 22)
}

/** Whose the names are that a verb refused to give twice. */
export function takenIn({ facts }: Refusal): TakenName[] {
  return facts.taken as TakenName[]
}

/** Names that are others' already, with the way to each of them, and to making one record of the two. */
export function takenNamesAlert(room: RecordRoom, taken: readonly TakenName[], slug: string | null): Html | null {
  if (taken.length === 0) return null
  return html`<div class="alert taken" role="alert" tabindex="-1" autofocus><p>چیزی ذخیره نشد، چون هر نام تنها از آنِ یکی است:</p>
<ul>${taken.map((one) => html`<li>«<bdi>${one.name}</bdi>» نام دیگری هم هست: <a href="${recordPath(room, one.slug)}">دیدن آن<span class="vh">: ${one.name}</span></a>${slug === null || slug === one.slug ? null : html`، یا اگر هر دو یکی‌اند <a href="${mergerPath(room, slug, one.slug)}">یکی‌کردنشان<span class="vh">: ${one.name}</span></a>`}</li>`)}</ul></div>`
}
