import type { Named, PublishedReader } from '#store'
import type { SiteSettings } from '../settings.ts'

/** What an edition calls a section: its own name, where it has none in the edition. */
export function sectionName({ slug, name }: Named, { sectionNames }: SiteSettings): string {
  return sectionNames?.[slug] ?? name
}

/** The same reader, which calls sections as the edition does. */
export function withSectionNames(published: PublishedReader, settings: SiteSettings): PublishedReader {
  const named = <T extends Named>(section: T): T => ({ ...section, name: sectionName(section, settings) })
  const filed = <T extends { section: Named | null }>(one: T): T => ({
    ...one,
    section: one.section && named(one.section),
  })
  return {
    ...published,
    async article(code) {
      const article = await published.article(code)
      return article === null || 'withdrawnAt' in article ? article : filed(article)
    },
    cards: async (query) => (await published.cards(query)).map(filed),
    mostRead: async (query) => (await published.mostRead(query)).map((one) => ({ ...one, card: filed(one.card) })),
    said: async (query) => (await published.said(query)).map(filed),
    sections: async () => (await published.sections()).map(named),
  }
}
