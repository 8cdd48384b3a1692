/** What stands around the words of a statement in the body of an article. */
import { escapeHtml, type StatementTags } from '#article'
import type { Link } from './links.ts'

/** The whole statement: an address of its own, and nothing to be seen until somebody comes by it. */
export function statementTags(id: string | null): StatementTags {
  return { start: id === null ? '<span>' : `<span id="${escapeHtml(id)}">`, end: '</span>' }
}

/** The words as they were said; their quotation marks stand in the text. */
export const quotationTags: StatementTags = { start: '<q>', end: '</q>' }

/** Who speaks: also where the text says «وی» the full name is told. */
export function linkTags({ name, href }: Link): StatementTags {
  return { start: `<a href="${escapeHtml(href)}" title="${escapeHtml(name)}">`, end: '</a>' }
}
