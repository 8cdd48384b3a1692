import { readComing } from '#persian'
import { Refusal } from '#server'

const isoPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const yearMs = 366 * 86_400_000

/**
 * An instant to come as people write it («فردا ساعت ۸», «۳ آذر ۱۴۰۵ ساعت ۱۴:۰۵») or machines do (ISO 8601). Refuses
 * `invalid-content` for what names no time of day, has passed, or lies further ahead than a year.
 */
export function comingInstant(written: string, now: Date): Date {
  const isIso = isoPattern.test(written)
  const instant = isIso ? new Date(written) : (readComing(written, now).value?.instant ?? null)
  if (instant === null || Number.isNaN(instant.getTime()))
    throw new Refusal('invalid-content', { detail: 'Not an instant to come: a day and a time of day are needed.' })
  refusePassed(instant, now)
  return instant
}

export function refusePassed(instant: Date, now: Date): void {
  if (instant.getTime() <= now.getTime())
    throw new Refusal('invalid-content', { detail: 'The instant has passed already.' })
  if (instant.getTime() > now.getTime() + yearMs)
    throw new Refusal('invalid-content', { detail: 'The instant is more than a year ahead.' })
}
