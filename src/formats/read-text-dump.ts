import { type ArticleDocument, blockTexts } from '#article'
import { deletedPage } from './page/story/deleted-story.ts'
import { isDeletedPage } from './page/survey/deleted-page.ts'
import { boundedDocument } from './page/words/bounded-document.ts'
import { type Credits, readCredits } from './page/words/credits.ts'
import { instantOf, isoInstant } from './page/words/moments.ts'
import { kindByWords } from './page/words/page-kind.ts'
import { wordKey } from './page/words/plain-line.ts'
import { type PageOptions, type Speller, speller } from './page/words/spelling.ts'
import type { PageArticle, PageOrigin, PageReading, Problem, Reading } from './page-article.ts'
import { type DumpFacts, dumpFacts } from './text-dump/dump-facts.ts'
import { type DumpLine, isProse } from './text-dump/dump-line.ts'
import { DUMP_LINES_MAX, dumpLines } from './text-dump/dump-lines.ts'
import { type HeadlinePart, splitHeadlines } from './text-dump/headline-part.ts'
import { withoutRecordHeader } from './text-dump/record-header.ts'
import { storyBlocks } from './text-dump/story-blocks.ts'
import { splitStory } from './text-dump/story-part.ts'
import { factsOverText } from './text-dump/upper-lines.ts'
import { joinWrapped } from './text-dump/wrapped-lines.ts'

/**
 * Reads a news page that was saved as plain text: crawl header, code and date lines, headlines, lead, body, and the tail
 * of links after it. Nothing marks these parts but length, punctuation, order and the labels news sites print, so
 * those decide. Value null, with the problem `no-article`, when no headline and no paragraph is found.
 */
export function readTextDump(text: string, origin: PageOrigin, options: PageOptions): Reading<PageReading> {
  const problems: Problem[] = []
  const now = instantOf(origin.fetchedAt)
  const header = withoutRecordHeader(dumpLines(text, now))
  const lines = joinWrapped(header.lines)
  if (lines.length >= DUMP_LINES_MAX)
    problems.push({ kind: 'too-many-lines', detail: `only the first ${DUMP_LINES_MAX} lines were read` })
  if (isDeletedDump(lines)) return { value: deletedPage(origin.url), problems }
  const part = splitStory(factsOverText(lines, now))
  const told = dumpFacts(part, now)
  const facts = { ...told, published: told.published ?? header.sent }
  const split = splitHeadlines(part.story, header.title ?? facts.path.at(-1) ?? null)
  const headlines = withDescription(split, header.description)
  if (headlines.title === null) {
    return {
      value: null,
      problems: [...problems, { kind: 'no-article', detail: 'no headline was found in this text' }],
    }
  }
  const spell = speller(options.spelling)
  const document = boundedDocument(storyBlocks(headlines.body, spell.text), problems)
  const credits = readCredits({
    title: headlines.title,
    lead: headlines.lead,
    texts: openingTexts(headlines),
    ownName: headlines.siteName ?? header.siteName,
    lines: facts.sources,
  })
  const page = pageOf({ facts, headlines, document, credits, url: facts.url ?? origin.url }, spell)
  if (page.published === null) problems.push({ kind: 'no-date', detail: 'no publication date was found in this text' })
  if (page.body.length === 0) problems.push({ kind: 'no-body', detail: 'no paragraph was found below the headline' })
  return {
    value: { page, document, chain: credits.chain.map((hop) => ({ ...hop, name: spell.text(hop.name) })) },
    problems,
  }
}

function isDeletedDump(lines: readonly DumpLine[]): boolean {
  const prose = lines.filter(({ kind, text }) => kind === 'text' && isProse(text))
  const chars = prose.reduce((sum, { text }) => sum + text.length, 0)
  const shown = lines.slice(0, NOTICE_LINES).map(({ text }) => text)
  return isDeletedPage([shown[0] ?? null, ...shown], chars)
}

/** A notice that a story is gone stands among the first lines. */
const NOTICE_LINES = 40

interface DumpStory {
  facts: DumpFacts
  headlines: HeadlinePart
  document: ArticleDocument
  credits: Credits
  url: string | null
}

function pageOf({ facts, headlines, document, credits, url }: DumpStory, spell: Speller): PageArticle {
  const spelled = (text: string | null): string | null => (text === null ? null : spell.text(text) || null)
  const body = blockTexts(document)
  const named = facts.path.length > 0 || headlines.section === null ? facts.path : [headlines.section]
  const path = withoutTitle(named, headlines.title).map(spell.text)
  const page: PageArticle = {
    kind: kindByWords({ kicker: headlines.kicker, title: headlines.title, path }),
    url,
    code: facts.code,
    kicker: spelled(headlines.kicker),
    title: spelled(headlines.title),
    subtitle: null,
    lead: spelled(headlines.lead),
    body,
    published: facts.published === null ? null : isoInstant(facts.published.at),
    updated: facts.updated === null ? null : isoInstant(facts.updated.at),
    section: path.at(-1) ?? null,
    section_path: path,
    tags: facts.tags.map(spell.text),
    author: spelled(facts.author),
    sources: credits.sources.map(spell.name),
    comments_count: facts.commentsCount,
    image: null,
    images: [],
  }
  if (facts.published?.precision === 'day') page.published_precision = 'day'
  return page
}

/** What a header says the story is about is its lead, also where the text begins with it. */
function withDescription(headlines: HeadlinePart, description: string | null): HeadlinePart {
  if (headlines.lead !== null || description === null) return headlines
  const [first, ...others] = headlines.body
  const isRepeated = first !== undefined && wordKey(first.text) === wordKey(description)
  return { ...headlines, lead: description, body: isRepeated ? others : headlines.body }
}

/** The first lines of the body as found, where sources are credited. */
function openingTexts(headlines: HeadlinePart): string[] {
  return headlines.body
    .filter((line) => line.kind === 'text')
    .slice(0, OPENING_TEXTS)
    .map((line) => line.text)
}

const OPENING_TEXTS = 3

function withoutTitle(path: readonly string[], title: string | null): string[] {
  const key = wordKey(title ?? '')
  return path.filter((part) => wordKey(part) !== key)
}
