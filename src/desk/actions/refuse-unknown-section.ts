import { Refusal } from '#server'
import { allSections, type Database } from '#store'

/** Refuses `unknown-section` for a slug that no section has; null (not filed yet) passes. */
export async function refuseUnknownSection(database: Database, section: string | null): Promise<void> {
  if (section === null) return
  const sections = await allSections(database)
  if (!sections.some(({ slug }) => slug === section)) {
    throw new Refusal('unknown-section', { section, known: sections.map(({ slug }) => slug) })
  }
}
