import { type EditionCode, firstEdition, type Numbered } from '#article'
import type { Config } from '#server'
import { type EditionParts, editionOf, type SiteSettings } from '#site'
import { hasOtherEditions, publishedReader, readSiteWords, type Store } from '#store'

/** The editions that this process serves, the first of them first. */
export interface HouseEditions {
  all: readonly [EditionParts, ...EditionParts[]]
  /** What an article's own edition says of itself; the first, where that edition is off. */
  settingsOf(article: Pick<Numbered, 'edition'>): SiteSettings
  /** Brings all settings up to what is decided now; they stay the same records, which all rooms hold. */
  readAgain(): Promise<void>
}

/** Opens the editions that are on (`SANAD_EDITIONS`), each with what it says of itself and a reader of its own articles. */
export async function openEditions(store: Store, config: Config): Promise<HouseEditions> {
  // Where the first has always been the only one, no question is asked of editions.
  const isOneOfSeveral = config.editions.length > 1 || (await hasOtherEditions(store.database))
  const open = async (code: EditionCode): Promise<EditionParts> => ({
    settings: await siteSettings(store, config, code),
    published: publishedReader(store.pool, isOneOfSeveral ? code : null),
  })
  const [first, ...others] = await Promise.all(config.editions.map(open))
  const all = [first!, ...others] as const
  const byCode = new Map(all.map(({ settings }) => [settings.edition.code, settings]))
  return {
    all,
    settingsOf: ({ edition = firstEdition }) => byCode.get(edition) ?? first!.settings,
    async readAgain() {
      for (const { settings } of all) Object.assign(settings, await siteSettings(store, config, settings.edition.code))
    },
  }
}

async function siteSettings({ database }: Store, config: Config, code: EditionCode): Promise<SiteSettings> {
  const { editions: own, ...shared } = await readSiteWords(database)
  return {
    name: 'سند',
    tagline: 'خبر، با زنجیرهٔ منبعش',
    ...shared,
    ...own?.[code],
    sectionNames: own?.[code]?.sections ?? {},
    edition: editionOf(code),
    url: config.publicUrl,
    hasNewsletter: config.mail !== null && code === firstEdition,
  }
}
