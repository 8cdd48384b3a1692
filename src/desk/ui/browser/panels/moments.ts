import { formatDateTime } from '#persian'

/** An instant of the desk (ISO 8601) as people read it. */
export function momentText(at: string): string {
  return formatDateTime(new Date(at))
}
