import type { SourceFacts } from '#store'
import type { Edition } from '../edition/edition.ts'
import type { Fact } from '../pages/list.ts'

/** Names beyond these are for finding, not for reading. */
const otherNamesMax = 6
const countries = new Map<string, Intl.DisplayNames>()

function countryName(country: string, { language }: Edition): string | undefined {
  const names = countries.get(language) ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  countries.set(language, names)
  return names.of(country)
}

/** What is known of a source: its kind, where it is, its own site, what else it is called. */
export function sourceFacts({ kind, country, home, otherNames }: SourceFacts, edition: Edition): Fact[] {
  const { comma, sources } = edition.words
  const place = country === null ? undefined : countryName(country, edition)
  return [
    { label: sources.kind, value: sources.kinds[kind] },
    ...(place ? [{ label: sources.country, value: place }] : []),
    ...(home === null ? [] : [{ label: sources.address, value: { name: hostOf(home), href: home } }]),
    ...(otherNames.length === 0
      ? []
      : [{ label: sources.otherNames, value: otherNames.slice(0, otherNamesMax).join(comma) }]),
  ]
}

function hostOf(home: string): string {
  return URL.canParse(home) ? new URL(home).hostname.replace(/^www\./, '') : home
}
