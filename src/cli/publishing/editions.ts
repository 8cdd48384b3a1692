import { type EditionCode, firstEdition, type Numbered } from '#article'
import type { Config } from '#server'
import { type EditionParts, editionOf, type SiteSettings } from '#site'
import { hasOtherEditions, publishedReader, readSiteWords, type SiteWords, type Store } from '#store'

/** The editions that this process serves, the first of them first. */
export interface HouseEditions {
  all: readonly [EditionParts, ...EditionParts[]]
  /** What an article's own edition says of itself; the first, where that edition is off. */
  settingsOf(article: Pick<Numbered, 'edition'>): SiteSettings
  /** What an edition is made from; the first, where it is off. */
  partsOf(edition: EditionCode): EditionParts
  /** Of the edition that an address begins with; the first, where it names none that is on. */
  settingsAt(path: string): SiteSettings
  /** Brings all settings up to what is decided now; they stay the same records, which all rooms hold. */
  readAgain(): Promise<void>
}

/** Opens the editions that are on (`SANAD_EDITIONS`), each with what it says of itself and a reader of its own articles. */
export async function openEditions(store: Store, config: Config): Promise<HouseEditions> {
  // Where the first has always been the only one, no question is asked of editions.
  const isOneOfSeveral = config.editions.length > 1 || (await hasOtherEditions(store.database))
  const words = await readSiteWords(store.database)
  const [first, ...others] = config.editions.map((code) => ({
    settings: siteSettings(words, config, code),
    published: publishedReader(store.pool, isOneOfSeveral ? code : null),
  }))
  const all = [first!, ...others] as const
  const byCode = new Map<string, EditionParts>(all.map((parts) => [parts.settings.edition.code, parts]))
  const partsOf = (code: string) => byCode.get(code) ?? first!
  return {
    all,
    partsOf,
    settingsOf: ({ edition = firstEdition }) => partsOf(edition).settings,
    settingsAt: (path) => partsOf(path.split('/', 2)[1]!).settings,
    async readAgain() {
      const decided = await readSiteWords(store.database)
      for (const { settings } of all) Object.assign(settings, siteSettings(decided, config, settings.edition.code))
    },
  }
}

/** Each field is said, also where nobody decided: what was taken back must not stay in the settings that rooms hold. */
function siteSettings(words: Partial<SiteWords>, config: Config, code: EditionCode): SiteSettings {
  const { editions: own, ...shared } = words
  return {
    name: 'سند',
    tagline: 'خبر، با زنجیرهٔ منبعش',
    notice: null,
    links: [],
    ...shared,
    ...own?.[code],
    sectionNames: own?.[code]?.sections ?? {},
    edition: editionOf(code),
    url: config.publicUrl,
    hasNewsletter: config.mail !== null,
  }
}
