import { toLatinDigits, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import { nameKey, type Tenure } from '#sourcing'
import type { PersonChange, PersonRecord } from '#store'
import { inputField, textField } from '../fields.ts'
import type { Form } from '../form.ts'
import { namesMax } from './record-list-page.ts'
import { printOf, type RecordProblem, readName, readNames, unreadName } from './written.ts'

/** A person as the form holds it. */
export interface WrittenPerson {
  name: string
  /** Other names, a line each. */
  names: string
  offices: WrittenOffice[]
  /** Of the record as it was when the form was opened. */
  was: string
}

export interface WrittenOffice {
  title: string
  from: string
  to: string
}

const officesMax = 50
/** Rows that stand open for new offices. */
const rowsOpen = 2
const textMax = 10_000
const jalaliYears = [1200, 1499] as const
/** A Jalali year begins in this many years more of ours. */
const jalaliBehind = 621
const yearMax = 3_000

export function writtenPerson(record: PersonRecord): WrittenPerson {
  const year = (value: number | null) => (value === null ? '' : value.toLocaleString('fa-IR', { useGrouping: false }))
  return {
    name: record.name,
    names: record.names.filter((name) => nameKey(name) !== nameKey(record.name)).join('\n'),
    offices: record.tenures.map(({ title, from, to }) => ({ title, from: year(from), to: year(to) })),
    was: printOf(record),
  }
}

/** What a form brought. */
export function personOfForm(form: Form): WrittenPerson {
  const rows = form.names.filter((name) => /^title-[1-9]\d?$/.test(name)).map((name) => name.slice('title-'.length))
  const offices = rows.map((row) => ({ title: form(`title-${row}`), from: form(`from-${row}`), to: form(`to-${row}`) }))
  return { name: form('name'), names: form('names'), offices, was: form('was') }
}

/** What is to be changed of a person, as far as it could be read. */
export function readPerson({ name: called, names, offices }: WrittenPerson): {
  value: (PersonChange & { name: string; names: string[] }) | null
  problems: RecordProblem[]
} {
  const problems: RecordProblem[] = []
  const name = readName(called)
  if (name === null) problems.push({ field: 'name', label: 'نام', sentence: 'نام را با حروف بنویسید.' })
  const others = readNames(names)
  if (others.unread !== null)
    problems.push({ field: 'names', label: 'نام‌های دیگر', sentence: unreadName(others.unread) })
  const tenures = offices.flatMap((office, index) => {
    const read = readOffice(office, index + 1)
    problems.push(...read.problems)
    return read.value === null ? [] : [{ ...read.value, row: index + 1 }]
  })
  const seen = new Set<string>()
  for (const { title, row } of tenures) {
    const sentence = 'این سمت یک بار دیگر هم آمده است؛ هر سمت یک بار می‌آید.'
    if (seen.has(title)) problems.push({ field: `title-${row}`, label: officeLabel(row), sentence })
    seen.add(title)
  }
  if (name === null || problems.length > 0) return { value: null, problems }
  const recorded = tenures.map(({ row: _, ...tenure }) => tenure)
  return { value: { name, names: others.names, tenures: recorded.slice(0, officesMax) }, problems }
}

/** An office; null for a row that was left empty. */
function readOffice(office: WrittenOffice, row: number) {
  const { title, from, to } = office
  const problems: RecordProblem[] = []
  if (isEmpty(office)) return { value: null, problems }
  const named = readName(title)
  if (named === null)
    problems.push({
      field: `title-${row}`,
      label: officeLabel(row),
      sentence: 'این سال از آنِ کدام سمت است؟ نام سمت را بنویسید.',
    })
  const [began, ended] = [readYear(from), readYear(to)]
  const yearSentence = 'سال را با رقم بنویسید، مانند ۱۴۰۳ یا ۲۰۲۴؛ یا خالی بگذارید.'
  if (began === undefined)
    problems.push({ field: `from-${row}`, label: `${officeLabel(row)}، از سال`, sentence: yearSentence })
  if (ended === undefined)
    problems.push({ field: `to-${row}`, label: `${officeLabel(row)}، تا سال`, sentence: yearSentence })
  if (began && ended && began > ended)
    problems.push({ field: `to-${row}`, label: `${officeLabel(row)}، تا سال`, sentence: 'پایان پیش از آغاز است.' })
  const value: Tenure = { title: named ?? '', from: began ?? null, to: ended ?? null }
  return { value: named === null ? null : value, problems }
}

function officeLabel(row: number): string {
  return `سمت ${toPersianDigits(String(row))}`
}

/** Rows that stood open and were left empty are opened anew, not added to; those between offices keep their places. */
function withoutEmptyEnd(offices: readonly WrittenOffice[]): readonly WrittenOffice[] {
  return offices.slice(0, offices.findLastIndex((office) => !isEmpty(office)) + 1)
}

function isEmpty({ title, from, to }: WrittenOffice): boolean {
  return [title, from, to].every((text) => text.trim() === '')
}

/** A year of ours, written as such or in Jalali; null for none, undefined for what is no year. */
function readYear(written: string): number | null | undefined {
  const text = toLatinDigits(written).trim()
  if (text === '') return null
  if (!/^\d{3,4}$/.test(text)) return undefined
  const year = Number(text)
  if (year >= jalaliYears[0] && year <= jalaliYears[1]) return year + jalaliBehind
  return year > jalaliYears[1] && year <= yearMax ? year : undefined
}

export interface PersonFormView {
  written: WrittenPerson
  problems: readonly RecordProblem[]
  /** Offices under which she or he last spoke in articles. */
  spoken: readonly string[]
}

/** The form of a person. */
export function personForm(action: string, { written, problems, spoken }: PersonFormView): Html {
  const error = (field: string) => problems.find((problem) => problem.field === field)?.sentence
  const rows = [
    ...withoutEmptyEnd(written.offices),
    ...Array.from({ length: rowsOpen }, () => ({ title: '', from: '', to: '' })),
  ]
  return html`<form method="post" action="${action}" novalidate>
<input type="hidden" name="was" value="${written.was}">
${inputField({ name: 'name', label: 'نام', type: 'text', autocomplete: 'off', value: written.name, error: error('name'), lengthMax: namesMax })}
${textField({ name: 'names', label: 'نام‌های دیگر', rows: 4, value: written.names, error: error('names'), hint: 'هر نام در یک سطر؛ املای دیگر یا نام خانوادگی تنها هم. متنی که یکی از این‌ها را بنویسد به همین گوینده می‌رسد.', lengthMax: textMax })}
<fieldset class="offices"><legend>سمت‌ها</legend>
<p class="hint">سال میلادی یا شمسی، یا خالی؛ شمسی به میلادی برمی‌گردد. برای پاک‌کردن، سطر را خالی کنید.${spoken.length === 0 ? null : ` در متن‌ها با این سمت‌ها آمده است: ${spoken.join('، ')}.`}</p>
${rows.slice(0, officesMax).map((office, index) => officeRow(office, index + 1, error))}</fieldset>
<button>ذخیره</button>
</form>`
}

function officeRow(
  { title, from, to }: WrittenOffice,
  row: number,
  error: (field: string) => string | undefined,
): Html {
  const field = (name: string, label: string, value: string, lengthMax: number) =>
    inputField({
      ...{ name: `${name}-${row}`, label, value, lengthMax, error: error(`${name}-${row}`) },
      ...{ type: 'text', autocomplete: 'off', optional: true },
    })
  return html`<div class="office" role="group" aria-label="سمت ${row.toLocaleString('fa-IR')}">${field('title', 'سمت', title, namesMax)}${field('from', 'از سال', from, 10)}${field('to', 'تا سال', to, 10)}</div>`
}
