import type { Named, PublishedReader } from '#store'
import type { FrontSource } from '../routes/arranged.ts'
import type { SiteSettings } from '../settings.ts'

/** What an edition calls a section: its own name, where it has none in the edition. */
export function sectionName({ slug, name }: Named, { sectionNames }: Pick<SiteSettings, 'sectionNames'>): string {
  return sectionNames?.[slug] ?? name
}

/** The same reader, which calls sections as the edition does. */
export function withSectionNames(published: PublishedReader, settings: SiteSettings): PublishedReader {
  const filed = filedAs(settings)
  return {
    ...published,
    ...frontWithSectionNames(published, settings),
    async article(code) {
      const article = await published.article(code)
      return article === null || 'withdrawnAt' in article ? article : filed(article)
    },
    said: async (query) => (await published.said(query)).map(filed),
  }
}

/** What a front page is made from, with sections called as the edition does. */
export function frontWithSectionNames(source: FrontSource, settings: SiteSettings): FrontSource {
  const filed = filedAs(settings)
  return {
    lastChange: source.lastChange,
    cards: async (query) => (await source.cards(query)).map(filed),
    mostRead: async (query) => (await source.mostRead(query)).map((one) => ({ ...one, card: filed(one.card) })),
    sections: async () =>
      (await source.sections()).map((section) => ({ ...section, name: sectionName(section, settings) })),
  }
}

function filedAs(settings: SiteSettings) {
  return <T extends { section: Named | null }>(one: T): T => ({
    ...one,
    section: one.section && { ...one.section, name: sectionName(one.section, settings) },
  })
}
