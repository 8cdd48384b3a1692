import { type ArticleKind, articleKinds } from '#article'
import { type DayRange, readDayRange, type SearchFilters } from '#search'
import type { Edition } from '../edition/edition.ts'

/** What a reader filled in, as typed; '' where nothing was. The names are those of the form and of the address. */
export interface SearchForm {
  q: string
  section: string
  kind: string
  source: string
  person: string
  /** Jalali days: «۱۴۰۳/۰۱/۰۱», «۱۴۰۳/۰۱», «۱۴۰۳». */
  from: string
  to: string
  sort: '' | 'newest'
}

export const searchFields = ['q', 'section', 'kind', 'source', 'person', 'from', 'to', 'sort'] as const

export function readSearchForm(query: URLSearchParams): SearchForm {
  const typed = (name: (typeof searchFields)[number]) => (query.get(name) ?? '').replace(/\p{Cc}/gu, ' ').trim()
  return {
    q: typed('q'),
    section: typed('section'),
    kind: isKind(typed('kind')) ? typed('kind') : '',
    source: typed('source'),
    person: typed('person'),
    from: typed('from'),
    to: typed('to'),
    sort: typed('sort') === 'newest' ? 'newest' : '',
  }
}

/** The filters of a form, and the days that could not be read. */
export function filtersOf(form: SearchForm): { filters: SearchFilters; unread: ('from' | 'to')[] } {
  const [from, to] = [readDay(form.from), readDay(form.to)]
  const { section, kind, source, person } = form
  return {
    filters: {
      ...(section && { section }),
      ...(isKind(kind) && { kinds: [kind] }),
      ...(source && { source }),
      ...(person && { person }),
      ...(from && { from: from.from }),
      ...(to && { until: to.until }),
    },
    unread: [...(form.from && !from ? ['from' as const] : []), ...(form.to && !to ? ['to' as const] : [])],
  }
}

function readDay(typed: string): DayRange | null {
  return typed === '' ? null : readDayRange(typed)
}

function isKind(typed: string): typed is ArticleKind {
  return (articleKinds as readonly string[]).includes(typed)
}

/** True when nothing narrows the question. */
export function isUnfiltered({ section, kind, source, person, from, to }: SearchForm): boolean {
  return [section, kind, source, person, from, to].every((typed) => typed === '')
}

/** The address of this form's answer; `after` is where it goes on. */
export function searchAddress({ paths }: Edition, form: SearchForm, after?: string): string {
  return paths.search + queryOf(form, after)
}

export function searchFeedAddress({ paths }: Edition, form: SearchForm): string {
  return paths.feed(paths.search, 'feed.xml') + queryOf({ ...form, sort: '' })
}

function queryOf(form: SearchForm, after?: string): string {
  const query = new URLSearchParams()
  for (const name of searchFields) if (form[name] !== '') query.set(name, form[name])
  if (after !== undefined) query.set('after', after)
  return query.size === 0 ? '' : `?${query}`
}
