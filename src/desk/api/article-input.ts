import {
  type ArticleContent,
  type ArticleDocument,
  blockTexts,
  documentFromParagraphs,
  readContent,
  readDocument,
} from '#article'
import { normalise } from '#persian'
import { Refusal } from '#server'
import { type Hop, readSourcing, resolveSource } from '#sourcing'
import type { ArticleInput } from './schemas.ts'

/** What a request's article becomes: house letters in plain texts, the document checked, the chain read or taken over. */
export function readArticleInput(input: ArticleInput): { content: ArticleContent; chain: Hop[] } {
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
  return { content: value, chain: input.chain ? input.chain.map(hopOf) : chainIn(value) }
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

function hopOf({ name, kind, relation, url }: HopInput, index: number): Hop {
  return {
    name,
    kind: kind ?? resolveSource(name)?.kind ?? 'organisation',
    relation: relation ?? (index === 0 ? 'reported-by' : 'quoting'),
    ...(url === undefined ? {} : { url }),
  }
}

function chainIn({ headline, lead, document }: ArticleContent): Hop[] {
  return readSourcing({ title: headline, body: [lead ?? '', ...blockTexts(document)].filter(Boolean).join('\n') }).chain
}
