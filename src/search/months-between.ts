import { monthOf, type SearchMonth } from '#store'

/** The months in which an article between these instants may stand. */
export function monthsBetween(
  months: readonly SearchMonth[],
  from: Date | undefined,
  until: Date | undefined,
): SearchMonth[] {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : monthOf(from)
  const last = until === undefined ? Number.POSITIVE_INFINITY : monthOf(until)
  return months.filter(({ month }) => month >= first && month <= last)
}
