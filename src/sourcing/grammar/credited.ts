/** Whom a carrier formula credits: read from the word after «به گزارش», «به نقل از», «در گفت‌وگو با». */

import type { Source } from '../directory/directory.ts'
import { mediaHeads, reporterHeads } from '../lexicon/media-words.ts'
import { isOwnedKin } from '../lexicon/plain-words.ts'
import { documentNouns, humanNounsOrMedia } from '../lexicon/pointing-words.ts'
import { wordSet } from '../lexicon/word-list.ts'
import type { SourceKind } from '../model.ts'
import { isEveryday, type Sighting } from '../text/find-sources.ts'
import { keyAt, nameOf, type Reading, type Span } from '../text/reading.ts'
import { chunkEnd, type Phrase } from './chunk.ts'
import { afterOwnership, carrierKind, looksLikeMedia, mediaNameWithin, mediaPhraseAt } from './media-phrase.ts'
import { looksLikeName } from './name-and-title.ts'
import { phraseAt } from './phrases.ts'

export interface Credited extends Span {
  name: string
  kind: SourceKind
  source: Source | null
  isMedia: boolean
  /** The name is in no list and says nothing of itself. */
  isUnknown?: boolean
}

/** Heads after which a bare everyday name can be the outlet: «گروه ورزشی فارس»; «ستاد خبری حوزه …» is an office. */
const desks = wordSet('خبرنگار خبرنگاران خبرنگارسیاسی گروه سرویس حوزه باشگاه بخش تیم')
const reporterReach = 16
const bareNameWordsMax = 5

const pointing = wordSet('این همین آن خود')

/** The credited phrase at a word, or null («به گزارش این روزنامه» points back and credits nobody new). */
export function creditedAt(reading: Reading, at: number, sentence: Span): Credited | null {
  const key = keyAt(reading, at)
  if (at >= sentence.to || key === '' || pointing.has(key) || isOwnedKin(key)) return null
  if (key.startsWith('خبرنگار') && keyAt(reading, at + 1) === 'ما') return null
  const reporter = reporterHeads.has(key) ? ownReporter(reading, at, sentence) : null
  if (reporter) return reporter
  const sighting = reading.sightings.get(at)
  if (sighting) {
    const name = { from: at, to: sighting.to }
    const to = Math.min(sentence.to, afterOwnership(reading, sighting.to))
    return {
      from: at,
      to,
      name: nameOf(reading, name),
      kind: sighting.source.kind,
      source: sighting.source,
      isMedia: true,
    }
  }
  const media = mediaPhraseAt(reading, at, sentence.to)
  if (media) return ofPhrase(reading, media)
  if (key === '«') return insideMarks(reading, at, sentence)
  const phrase = phraseAt(reading, at, sentence.to)
  if (!phrase || phrase.kind === 'pronoun' || phrase.kind === 'pointer') return null
  return phrase.kind === 'other' || phrase.kind === 'person' ? named(reading, phrase) : ofPhrase(reading, phrase)
}

const quotedNameMax = 10

/** به نقل از «منابع آگاه»: the marks are no part of the credit. */
function insideMarks(reading: Reading, at: number, sentence: Span): Credited | null {
  for (let close = at + 2; close < Math.min(sentence.to, at + quotedNameMax); close++) {
    if (keyAt(reading, close) !== '»') continue
    const inside = creditedAt(reading, at + 1, { from: at + 1, to: close })
    return inside && { ...inside, from: at, to: close + 1 }
  }
  return null
}

/** «خبرنگار سیاسی خبرگزاری فارس», «گروه بین‌الملل فارس»: the outlet itself, through its own people. */
function ownReporter(reading: Reading, at: number, sentence: Span): Credited | null {
  const hasReporter = /^خبرنگار/.test(keyAt(reading, at))
  for (let i = at + 1; i < Math.min(sentence.to, at + reporterReach); i++) {
    const key = keyAt(reading, i)
    if (key === '،' || key === ':' || key === 'نقل' || key === 'گفت' || key === '\n') return null
    const sighting = reading.sightings.get(i)
    if (!sighting || sighting.source.kind === 'social') continue
    if (sighting.isAmbiguous && (isEveryday(reading.words, sighting) || !desks.has(keyAt(reading, at)))) continue
    if (
      sighting.isAmbiguous &&
      !hasReporter &&
      !mediaHeads.has(keyAt(reading, i - 1)) &&
      !isKnownOwn(reading, sighting)
    )
      continue
    const name = { from: i, to: sighting.to }
    return {
      from: at,
      to: sighting.to,
      name: nameOf(reading, name),
      kind: 'own-reporter',
      source: sighting.source,
      isMedia: true,
    }
  }
  return null
}

/** An ambiguous name after «گروه …» counts when it is an agency of ours, or where the credit ends right after it. */
function isKnownOwn(reading: Reading, sighting: Sighting): boolean {
  if (sighting.source.kind === 'agency' && sighting.source.country === 'IR') return true
  const key = keyAt(reading, sighting.to)
  return key === '،' || key === 'به' || key === 'در' || key === 'از' || key === '؛'
}

function ofPhrase(reading: Reading, phrase: Phrase): Credited {
  const span = phrase.kind === 'media' ? (phrase.name ?? phrase.core) : phrase.core
  return {
    from: phrase.from,
    to: phrase.to,
    name: nameOf(reading, span),
    kind: kindOf(reading, phrase),
    source: phrase.source,
    isMedia: phrase.kind === 'media' || phrase.kind === 'generic-media',
  }
}

function kindOf(reading: Reading, phrase: Phrase): SourceKind {
  if (phrase.kind === 'media' || phrase.kind === 'generic-media') return carrierKind(reading, phrase)
  if (phrase.kind === 'organisation' || phrase.kind === 'place') return 'organisation'
  if (phrase.kind === 'unnamed') return 'unnamed'
  return 'person'
}

/** A name that is in no directory: a person, or a carrier nobody listed. */
function named(reading: Reading, phrase: Phrase): Credited | null {
  const core = { from: phrase.core.from, to: chunkEnd(reading, phrase.core.from, phrase.core.to).to }
  const isMedia = looksLikeMedia(reading, core)
  // A site may be called by words of everyday prose, where nobody is.
  const isName = phrase.name !== null || looksLikeName(reading, core)
  if (!isMedia && phrase.kind === 'other' && (core.to - core.from > bareNameWordsMax || !isName)) return null
  if (documentNouns.has(keyAt(reading, core.from)) || humanNounsOrMedia.has(keyAt(reading, core.from))) return null
  const span = isMedia ? mediaNameWithin(reading, core) : (phrase.name ?? core)
  const kind = isMedia ? 'site' : phrase.kind === 'person' ? 'person' : 'organisation'
  const to = isMedia ? span.to : phrase.to
  const isUnknown = !isMedia && phrase.kind === 'other'
  return { from: phrase.from, to, name: nameOf(reading, span), kind, source: null, isMedia, isUnknown }
}
