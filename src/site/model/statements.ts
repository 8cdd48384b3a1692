/** The statements of an article as its page marks them: quiet spans with an address, the speaker a link, the words a quotation. */
import { type HtmlOptions, inlineToHtml, markStatements, speakerPart, type Text, wordsPart } from '#article'
import type { Html } from '#server'
import type { PublishedArticle, PublishedStatement } from '#store'
import type { Paths } from '../edition/paths.ts'
import { linkTags, quotationTags, statementTags } from '../parts/statements.ts'
import { bodyMarkup } from '../parts/trusted.ts'

/** The article with its statements marked in the document, and its lead as marked text. */
export function withStatements(article: PublishedArticle): { article: PublishedArticle; lead: Text[] | null } {
  const { lead, document } = markStatements(article, article.statements)
  return { article: { ...article, document }, lead }
}

/** A lead as markup; `options` as for the body of the same page. */
export function leadMarkup(lead: readonly Text[] | null, options: HtmlOptions): Html | null {
  return lead === null ? null : bodyMarkup(inlineToHtml(lead, options))
}

/** How statements are printed on one page: ids stand once, wherever a mark is broken in pieces. */
export function statementOptions(
  statements: readonly PublishedStatement[],
  paths: Paths,
): Pick<HtmlOptions, 'statementTags'> {
  const byId = new Map(statements.map((statement) => [statement.id, statement]))
  const printed = new Set<string>()
  return {
    statementTags(id) {
      if (id.endsWith(wordsPart)) return quotationTags
      if (id.endsWith(speakerPart)) return speakerTags(byId.get(id.slice(0, -speakerPart.length)), paths)
      const isFirst = !printed.has(id)
      printed.add(id)
      return statementTags(isFirst ? id : null)
    },
  }
}

function speakerTags(statement: PublishedStatement | undefined, paths: Paths) {
  const { person = null, source = null } = statement ?? {}
  if (person) return linkTags({ name: person.name, href: paths.person(person.slug) })
  return source ? linkTags({ name: source.name, href: paths.source(source.slug) }) : null
}
