import {
  type ArticleContent,
  type ArticleDocument,
  documentFromParagraphs,
  readAddress,
  readContent,
  readDocument,
} from '#article'
import { normalise } from '#persian'
import { Refusal } from '#server'
import { type Hop, resolveSource } from '#sourcing'
import type { ArticleInput } from './schemas.ts'

/** What a request's article becomes: house letters in plain texts, the document checked, the chain taken over (null: to be read). */
export function readArticleInput(input: ArticleInput): { content: ArticleContent; chain: Hop[] | null } {
  const { value, problems } = readContent({
    kind: input.kind ?? 'news',
    kicker: houseLetters(input.kicker),
    headline: normalise(input.headline),
    subheadline: houseLetters(input.subheadline),
    lead: houseLetters(input.lead),
    document: readBody(input.body),
    hero: input.hero ?? null,
    section: input.section ?? null,
    tags: (input.tags ?? []).map((text) => normalise(text)),
    authors: (input.authors ?? []).map((text) => normalise(text)),
  })
  if (value === null) throw new Refusal('invalid-content', { problems })
  return { content: value, chain: input.chain ? input.chain.map(hopOf) : null }
}

/** A body as the API takes it: paragraphs of plain text, or a document. Refuses `invalid-content`. */
export function readBody(body: ArticleInput['body']): ArticleDocument {
  if (Array.isArray(body))
    return documentFromParagraphs(body.map((text) => normalise(text)).filter((paragraph) => paragraph !== ''))
  const { value, problems } = readDocument(body.doc)
  if (value === null) throw new Refusal('invalid-content', { problems })
  return value
}

function houseLetters(text: string | null | undefined): string | null {
  return text ? normalise(text) || null : null
}

type HopInput = NonNullable<ArticleInput['chain']>[number]

/** A carrier as a request names it. Refuses `invalid-content`. */
export function hopOf({ name, kind, relation, url }: HopInput, index: number): Hop {
  const cleaned = cleanLine(name)
  if (cleaned === '') throw new Refusal('invalid-content', { detail: `chain/${index}: a carrier has a name.` })
  const address = url === undefined ? null : readAddress(url, ['web'])
  if (url !== undefined && address === null) {
    throw new Refusal('invalid-content', { detail: `chain/${index}: the url is no web address.` })
  }
  return {
    name: cleaned,
    kind: kind ?? resolveSource(cleaned)?.kind ?? 'organisation',
    relation: relation ?? (index === 0 ? 'reported-by' : 'quoting'),
    ...(address === null ? {} : { url: address }),
  }
}

/** A line in house letters, without what no text holds: control characters, halves of surrogate pairs. */
export function cleanLine(text: string): string {
  return normalise(text.toWellFormed().replaceAll(/[\p{Cc}\ufffd]+/gu, ' ')).trim()
}

/** Text as it comes from a form, in paragraphs: empty lines part them. */
export function documentOfForm(text: string): ArticleDocument {
  const paragraphs = text.split(/\r?\n\s*\n/).map(cleanLine)
  return documentFromParagraphs(paragraphs.filter((paragraph) => paragraph !== ''))
}
