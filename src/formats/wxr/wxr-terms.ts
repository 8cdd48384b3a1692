/** What an export tells before its posts: who writes, and how sections lie in one another. */
import { percentDecoded } from '../feed/feed-links.ts'
import { textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'

/** Authors and sections kept; the largest sites have some thousands. */
const TERMS_MAX = 100_000
/** Sections above one another. */
const PATH_MAX = 20

export class WxrTerms {
  /** Names by login. */
  readonly authors = new Map<string, string>()
  private readonly sections = new Map<string, { name: string; parent: string | null }>()
  private readonly slugs = new Map<string, string>()

  take(term: XmlElement): void {
    if (term.name === 'wp:author') this.takeAuthor(term)
    else if (term.name === 'wp:category')
      this.takeSection(term, 'wp:category_nicename', 'wp:cat_name', 'wp:category_parent')
    else if (textOfChild(term, 'wp:term_taxonomy') === 'category')
      this.takeSection(term, 'wp:term_slug', 'wp:term_name', 'wp:term_parent')
  }

  /** Names from the top section down to this one; empty when the export does not list it. */
  pathOf(slug: string): string[] {
    const path: string[] = []
    for (let at: string | null = slug; at !== null && path.length < PATH_MAX; ) {
      const section = this.sections.get(at)
      if (section === undefined) break
      path.unshift(section.name)
      at = section.parent
    }
    return path
  }

  /** Slug of the section with this number; null when the export does not list it. */
  slugOf(number: string): string | null {
    return this.slugs.get(number) ?? null
  }

  private takeAuthor(author: XmlElement): void {
    const login = textOfChild(author, 'wp:author_login')
    const full = [textOfChild(author, 'wp:author_first_name'), textOfChild(author, 'wp:author_last_name')]
    const name = textOfChild(author, 'wp:author_display_name') ?? full.filter((part) => part !== null).join(' ')
    if (login !== null && name !== '' && this.authors.size < TERMS_MAX) this.authors.set(login, name)
  }

  private takeSection(term: XmlElement, ...[slugName, nameName, parentName]: [string, string, string]): void {
    const slug = textOfChild(term, slugName)
    const name = textOfChild(term, nameName)
    if (slug === null || name === null || this.sections.size >= TERMS_MAX) return
    const number = textOfChild(term, 'wp:term_id')
    if (number !== null) this.slugs.set(number, percentDecoded(slug))
    this.sections.set(percentDecoded(slug), { name, parent: slugOrNone(textOfChild(term, parentName)) })
  }
}

function slugOrNone(written: string | null): string | null {
  return written === null ? null : percentDecoded(written)
}
