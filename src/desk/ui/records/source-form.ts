import { readAddress } from '#article'
import { type Html, html } from '#server'
import { nameKey, type SourceKind } from '#sourcing'
import type { SourceRecord } from '#store'
import type { SourceWish } from '../../actions/sourcing/keep-records.ts'
import { choiceField, inputField, textField } from '../fields.ts'
import type { Form } from '../form.ts'
import { namesMax } from './record-list-page.ts'
import { sourceKindNames } from './record-words.ts'
import { printOf, type RecordProblem, readName, readNames, unreadName } from './written.ts'

/** A source as the form holds it. */
export interface WrittenSource {
  name: string
  kind: string
  home: string
  country: string
  /** Other names, a line each; and those that are everyday words too. */
  names: string
  ambiguousNames: string
  /** Of the record as it was when the form was opened; empty for a new one. */
  was: string
}

export type ReadSource = SourceWish & { name: string; kind: SourceKind; names: string[] }

const textMax = 10_000

export const newSource: WrittenSource = {
  ...{ name: '', kind: 'agency', home: '', country: '', names: '', ambiguousNames: '', was: '' },
}

export function writtenSource(record: SourceRecord): WrittenSource {
  const { name, kind, home, country, names, ambiguousNames } = record
  const told = new Set([name, ...ambiguousNames].map(nameKey))
  return {
    ...{ name, kind, home: home ?? '', country: country ?? '', was: printOf(record) },
    names: names.filter((one) => !told.has(nameKey(one))).join('\n'),
    ambiguousNames: ambiguousNames.join('\n'),
  }
}

/** What a form brought. */
export function sourceOfForm(form: Form): WrittenSource {
  return {
    ...{ name: form('name'), kind: form('kind'), home: form('home'), country: form('country') },
    ...{ names: form('names'), ambiguousNames: form('ambiguousNames'), was: form('was') },
  }
}

/** What is to be kept of a source, as far as it could be read. */
export function readSourceForm(written: WrittenSource): { value: ReadSource | null; problems: RecordProblem[] } {
  const problems: RecordProblem[] = []
  const name = readName(written.name)
  if (name === null) problems.push({ field: 'name', label: labels.name, sentence: 'نام را با حروف بنویسید.' })
  if (!Object.hasOwn(sourceKindNames, written.kind))
    problems.push({ field: 'kind', label: labels.kind, sentence: 'یکی از نوع‌ها را برگزینید.' })
  const home = readAddress(written.home, ['web'])
  if (home === null && written.home.trim() !== '')
    problems.push({
      field: 'home',
      label: labels.home,
      sentence: 'این نشانی وب نیست؛ مانند https://example.ir بنویسید.',
    })
  const country = written.country.trim().toUpperCase()
  if (!/^([A-Z]{2})?$/.test(country))
    problems.push({ field: 'country', label: labels.country, sentence: 'کد کشور دو حرف لاتین است، مانند IR.' })
  const [others, ambiguous] = [readNames(written.names), readNames(written.ambiguousNames)]
  if (others.unread !== null)
    problems.push({ field: 'names', label: labels.names, sentence: unreadName(others.unread) })
  if (ambiguous.unread !== null)
    problems.push({ field: 'ambiguousNames', label: labels.ambiguousNames, sentence: unreadName(ambiguous.unread) })
  if (name === null || problems.length > 0) return { value: null, problems }
  const names = [...others.names, ...ambiguous.names]
  const kind = written.kind as SourceKind
  const value = { name, kind, home, country: country || null, names, ambiguousNames: ambiguous.names }
  return { value, problems }
}

const labels = {
  name: 'نام',
  kind: 'نوع',
  home: 'نشانی وب',
  country: 'کشور',
  names: 'نام‌های دیگر',
  ambiguousNames: 'نام‌های دوپهلو',
} as const

/** The form of a source, new or known. */
export function sourceForm(action: string, written: WrittenSource, problems: readonly RecordProblem[]): Html {
  const error = (field: string) => problems.find((problem) => problem.field === field)?.sentence
  const line = (name: 'name' | 'home' | 'country', lengthMax: number) => ({
    ...{ name, label: labels[name], value: written[name], error: error(name), lengthMax },
    ...({ type: 'text', autocomplete: 'off' } as const),
  })
  const lines = (name: 'names' | 'ambiguousNames', rows: number, hint: string) =>
    textField({ name, label: labels[name], value: written[name], error: error(name), lengthMax: textMax, rows, hint })
  const options = Object.entries(sourceKindNames)
    .filter(([kind]) => !['own-reporter', 'unnamed'].includes(kind) || kind === written.kind)
    .map(([value, label]) => ({ value, label }))
  return html`<form method="post" action="${action}" novalidate>
<input type="hidden" name="was" value="${written.was}">
${inputField(line('name', namesMax))}
${choiceField({ name: 'kind', label: labels.kind, value: written.kind, options, error: error('kind') })}
${lines('names', 4, 'هر نام در یک سطر؛ کوته‌نوشت و نام لاتین هم. متنی که یکی از این‌ها را بنویسد به همین منبع می‌رسد.')}
${lines('ambiguousNames', 2, 'نامی که واژهٔ روزمره هم هست، مانند «مهر» و «شرق»: تنها جایی نام شمرده می‌شود که متن به آن اعتبار داده باشد.')}
${inputField({ ...line('home', 2_000), direction: 'ltr', optional: true })}
${inputField({ ...line('country', 2), direction: 'ltr', optional: true, hint: 'دو حرف لاتین، مانند IR؛ یا خالی.' })}
<button>${written.was === '' ? 'افزودن منبع' : 'ذخیره'}</button>
</form>`
}
