/** The directory of sources: who carries news, under which names. Editable, mergeable, extended from what arrives. */

import type { SourceKind } from '../model.ts'
import { squash } from '../text/words.ts'
import { iranianSources } from './data/iranian-sources.ts'
import { worldSources } from './data/world-sources.ts'

/** One carrier of news. */
export interface Source {
  /** Latin, lower case, stable: part of /fa/source/{slug}. */
  slug: string
  /** The name shown. */
  name: string
  kind: SourceKind
  /** ISO 3166-1 alpha-2, or null. */
  country: string | null
  /** Absolute address, only where certain. */
  home: string | null
  /** Every name and abbreviation it goes by, the shown one included. */
  names: string[]
  /** Those of `names` that are everyday words or places too («مهر», «شرق»): they count only when credited. */
  ambiguousNames: string[]
}

/** Sources with an index by name. Make one with {@link createDirectory}. */
export interface SourceDirectory {
  sources: readonly Source[]
  /** Squashed name → source and whether that name is ambiguous. */
  byName: ReadonlyMap<string, { source: Source; isAmbiguous: boolean }>
  /** Every beginning of every squashed name, so that a search can stop early. */
  beginnings: ReadonlySet<string>
}

const fieldsPerLine = 5

/** Indexes sources by name. Of two sources with one name, the earlier in the list keeps it. */
export function createDirectory(sources: readonly Source[]): SourceDirectory {
  const byName = new Map<string, { source: Source; isAmbiguous: boolean }>()
  const beginnings = new Set<string>()
  for (const source of sources) {
    for (const name of source.names) {
      const key = squash(name)
      if (key === '' || byName.has(key)) continue
      byName.set(key, { source, isAmbiguous: source.ambiguousNames.includes(name) })
      for (let length = 1; length <= key.length; length++) beginnings.add(key.slice(0, length))
    }
  }
  return { sources, byName, beginnings }
}

/**
 * A directory with newcomers added. A newcomer whose slug is already there is merged: its names are added to the old
 * record, and its kind, country and home page fill what was empty.
 */
export function extendDirectory(directory: SourceDirectory, newcomers: readonly Source[]): SourceDirectory {
  const bySlug = new Map(directory.sources.map((source) => [source.slug, source]))
  for (const newcomer of newcomers) {
    const known = bySlug.get(newcomer.slug)
    bySlug.set(newcomer.slug, known ? mergeSources(known, newcomer) : newcomer)
  }
  return createDirectory([...bySlug.values()])
}

/** One record out of two for the same source: the first one's slug, name and kind, everybody's names. */
export function mergeSources(kept: Source, merged: Source): Source {
  return {
    ...kept,
    country: kept.country ?? merged.country,
    home: kept.home ?? merged.home,
    names: [...new Set([...kept.names, ...merged.names])],
    ambiguousNames: [...new Set([...kept.ambiguousNames, ...merged.ambiguousNames])],
  }
}

let shipped: SourceDirectory | undefined

function shippedDirectory(): SourceDirectory {
  shipped ??= createDirectory(
    [iranianSources, worldSources].flatMap((lines) => lines.split('\n').flatMap(readSourceLine)),
  )
  return shipped
}

/** The sources that ship with Sanad: about 550, Iranian and foreign. Indexed when first asked: the index takes 2 MB. */
export const sourceDirectory: SourceDirectory = {
  get sources() {
    return shippedDirectory().sources
  },
  get byName() {
    return shippedDirectory().byName
  },
  get beginnings() {
    return shippedDirectory().beginnings
  },
}

const genericHead =
  /^(?:خبرگزاری|خبرگذاری|روزنام[هۀ]\u0654?|وب\u200c?سایت|وبگاه|سایت|پایگاه خبری|شبک[هۀ]\u0654?|نشری[هۀ]\u0654?|هفته\u200c?نامه|مجل[هۀ]\u0654?|رسان[هۀ]\u0654?|تلویزیون|خبری|خبرنگار)(?:\u200cی)?\s+/

/** A name without spaces, half-spaces, signs and spelling variants: two that are equal are one name. */
export function nameKey(name: string): string {
  return squash(name)
}

/** The keys under which a written name may stand in a directory, the fullest first: «خبرگزاری ایسنا», then «ایسنا». */
export function sourceNameKeys(name: string): string[] {
  const keys: string[] = []
  let rest = name.replace(/ي/g, 'ی').replace(/ك/g, 'ک').trim()
  for (;;) {
    const key = squash(rest)
    if (key !== '') keys.push(key)
    const shorter = rest.replace(genericHead, '').trim()
    if (shorter === rest) return keys
    rest = shorter
  }
}

/** The source a written name stands for: «ایسنا», «خبرگزاری ایسنا», «ISNA» are one. Null when it is not in the directory. */
export function resolveSource(name: string, directory: SourceDirectory = sourceDirectory): Source | null {
  let rest = name.replace(/ي/g, 'ی').replace(/ك/g, 'ک').trim()
  for (;;) {
    const found = directory.byName.get(squash(rest))
    if (found) return found.source
    const shorter = rest.replace(genericHead, '').trim()
    if (shorter === rest) return null
    rest = shorter
  }
}

function readSourceLine(line: string): Source[] {
  const fields = line.split('|')
  if (fields.length !== fieldsPerLine) return []
  const [slug, kind, country, home, allNames] = fields as [string, SourceKind, string, string, string]
  const marked = allNames.split(' · ')
  const names = marked.map((name) => name.replace('?', ''))
  const ambiguousNames = marked.filter((name) => name.startsWith('?')).map((name) => name.slice(1))
  return [{ slug, name: names[0]!, kind, country: country || null, home: home || null, names, ambiguousNames }]
}
