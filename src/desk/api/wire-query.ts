import { fold } from '#persian'
import { Refusal } from '#server'
import type { StoryQuery } from '#store'
import type { WireQuery } from './wire-schemas.ts'

const wordsMax = 8

/** What a list of the wire is asked for, as the store takes it. Refuses `invalid-request` for what is no instant. */
export function storyQueryOf(query: WireQuery): Omit<StoryQuery, 'limit' | 'belowItem'> {
  const { status, feed, source, section, words, since } = query
  const instant = since === undefined ? null : new Date(since)
  if (instant !== null && Number.isNaN(instant.getTime())) {
    throw new Refusal('invalid-request', { detail: 'since: not an instant (ISO 8601).' })
  }
  return {
    ...(status === undefined ? {} : { status }),
    ...(feed === undefined ? {} : { feedId: feed }),
    ...(source === undefined ? {} : { source }),
    ...(section === undefined ? {} : { section }),
    ...(words === undefined ? {} : { words: foldedWords(words) }),
    ...(instant === null ? {} : { since: instant }),
  }
}

/** The words of a search as items are folded. */
export function foldedWords(words: string): string[] {
  return fold(words.toWellFormed().replaceAll('\0', '')).split(/\s+/).filter(Boolean).slice(0, wordsMax)
}
