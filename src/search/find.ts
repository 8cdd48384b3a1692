import type { Numbered } from '#article'
import {
  type Database,
  findCode,
  type Hit,
  knownWords,
  monthsOfPerson,
  readHits,
  type SearchFacts,
  type SearchMonth,
  searchFacts,
} from '#store'
import { bestPage, type Chosen, type Look, newestPage } from './choose-page.ts'
import type { ArchiveSize } from './choose-terms.ts'
import type { SearchCursor } from './cursor.ts'
import { narrowingOf } from './filters.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { unknownWords, whatWasMeant, whatWasRatherMeant } from './meant.ts'
import { markingOf, markText, type Piece, passageOf } from './passage.ts'
import { codeIn, readQuery, type SearchQuery } from './read-query.ts'
import type { SearchRequest } from './request.ts'
import { wantsOf, wordsToKnow } from './want.ts'
import type { SearchWord } from './words-of.ts'

/** With fewer words than this, each is what the question is about. */
const tellingMin = 3
/** Words that are left out by turns, until something answers. */
const leftOutTriesMax = 4
/** Fewer answers than this may be due to a slip. */
const fewMax = 3

/** An article that answers, with the words that were asked for marked. */
export interface FoundArticle extends Omit<Hit, 'document'> {
  headlinePieces: Piece[]
  passage: Piece[]
}

export interface SearchAnswer {
  kind: 'found'
  query: SearchQuery
  articles: FoundArticle[]
  next: SearchCursor | null
  /** «منظورتان … بود؟»: another question, and whether the articles answer that one, nothing having answered this. */
  meant: { text: string; isAnswered: boolean } | null
  /** Words as typed that no article says together with the others: the articles answer the rest. */
  leftOut: string[]
  /**
   * How far back was read to see who says a phrase, when that was not the whole archive: `next` goes on from there, and
   * there may be few articles on this page, or none. Null when nothing was left unread.
   */
  readUntil: Date | null
}

export type SearchOutcome =
  | SearchAnswer
  /** The news code of a live article was typed. */
  | ({ kind: 'code'; slug: string } & Numbered)
  /** There was nothing to look for. */
  | { kind: 'nothing-asked'; query: SearchQuery }

/** What answers a question, besides the store. */
export interface Finding extends Pick<Look, 'readMax'> {
  kept: KeptAnswers<SearchAnswer>
}

/** Answers a question. Inside a transaction: several looks at the same instant. */
export async function find(
  database: Database,
  request: SearchRequest,
  { readMax, kept }: Finding,
): Promise<SearchOutcome> {
  const query = readQuery(request.text)
  const code = request.cursor ? null : codeIn(query)
  const coded = code === null ? null : await findCode(database, code)
  if (coded !== null) return { kind: 'code', ...coded }
  const facts = await searchFacts(database, wordsToKnow(query))
  const state = request.standings.map((standing) => facts.states[standing]).join(' ')
  const known = kept.recall({ request, query }, state)
  if (known !== null) return known
  const outcome = await findAnew({ database, request, readMax }, query, facts)
  if (outcome.kind === 'found') kept.keep({ request, query }, state, outcome)
  return outcome
}

async function findAnew(
  { database, request, readMax }: Pick<Look, 'database' | 'request' | 'readMax'>,
  query: SearchQuery,
  facts: SearchFacts,
): Promise<SearchOutcome> {
  const narrowing = await narrowingOf(database, request.filters ?? {})
  const isEmpty = query.words.length + query.phrases.length === 0
  if (isEmpty && (narrowing === null || !narrowing.isNarrowed)) return { kind: 'nothing-asked', query }
  if (narrowing === null) return answerOf(query, nothing)
  const months = facts.months.filter(({ standing }) => request.standings.includes(standing))
  const size = sizeOf(months)
  const asked = await monthsWith(database, narrowing.personId, months)
  const look: Look = { database, request, ...narrowing, months: asked, size, readMax }
  const page = await pageOf(look, query, facts)
  if (page.matches.length === 0 && page.next === null && !request.cursor) return elsewhere(look, query)
  const isFew = !request.cursor && page.matches.length <= fewMax && page.next === null
  const rather = isFew ? await whatWasRatherMeant(database, query) : null
  return answerOf(query, page, { meant: rather === null ? null : { text: rather, isAnswered: false } })
}

function sizeOf(months: readonly SearchMonth[]): ArchiveSize {
  return { documents: months.reduce((sum, { documents }) => sum + documents, 0), months: months.length }
}

/** Months in which this person speaks; of drafts, all. */
async function monthsWith(
  database: Database,
  personId: number | null,
  months: readonly SearchMonth[],
): Promise<readonly SearchMonth[]> {
  if (personId === null) return months
  const spoken = await monthsOfPerson(database, personId)
  return months.filter(({ standing, month }) => standing === 'draft' || spoken.has(month))
}

interface ResultPage extends Chosen {
  articles: FoundArticle[]
}

const nothing: ResultPage = { matches: [], articles: [], next: null, readUntil: null }

function answerOf(
  query: SearchQuery,
  { articles, next, readUntil }: ResultPage,
  { meant = null, leftOut = [] }: Partial<Pick<SearchAnswer, 'meant' | 'leftOut'>> = {},
): SearchAnswer {
  return { kind: 'found', query, articles, next, meant, leftOut, readUntil }
}

/** Nothing answers: another spelling may, or the question without a word that no article says. */
async function elsewhere(look: Look, query: SearchQuery): Promise<SearchAnswer> {
  const meant = await whatWasMeant(look.database, query)
  if (meant !== null) {
    const page = await pageOfOther(look, readQuery(meant))
    if (page.matches.length > 0) return answerOf(query, page, { meant: { text: meant, isAnswered: true } })
  }
  for (const left of await dispensable(look.database, query)) {
    const words = query.words.filter((word) => !left.includes(word))
    if (words.every(({ isCommon }) => isCommon)) continue
    const page = await pageOfOther(look, { ...query, words })
    if (page.matches.length > 0) return answerOf(query, page, { leftOut: left.map(({ written }) => written) })
  }
  return answerOf(query, nothing)
}

/** What to leave out by turns: words that nobody says; else one of three or more, the commonest first, which tells least. */
async function dispensable(database: Database, query: SearchQuery): Promise<SearchWord[][]> {
  const unknown = await unknownWords(database, query)
  if (unknown.length > 0) return [unknown]
  const telling = query.words.filter(({ isCommon }) => !isCommon)
  if (telling.length < tellingMin) return []
  const known = await knownWords(
    database,
    telling.map(({ folded }) => folded),
  )
  const documents = new Map(known.map((word) => [word.word, word.documents]))
  const times = ({ folded }: SearchWord) => documents.get(folded) ?? 0
  const byTimes = telling.toSorted((one, other) => times(other) - times(one))
  return byTimes.slice(0, leftOutTriesMax).map((word) => [word])
}

/** Of another question than was asked. */
async function pageOfOther(look: Look, query: SearchQuery): Promise<ResultPage> {
  return pageOf(look, query, await searchFacts(look.database, wordsToKnow(query)))
}

async function pageOf(look: Look, query: SearchQuery, { documents }: SearchFacts): Promise<ResultPage> {
  const { database, request } = look
  const wants = wantsOf(query, documents)
  const chosen = request.order === 'newest' ? await newestPage(look, wants) : await bestPage(look, wants)
  const { matches } = chosen
  const hits = new Map((await readHits(database, matches)).map((hit) => [`${hit.standing} ${hit.articleId}`, hit]))
  const marking = markingOf(wants)
  const articles = matches.flatMap(({ standing, articleId }) => {
    const hit = hits.get(`${standing} ${articleId}`)
    if (hit === undefined) return []
    // The body is not handed on: answers are kept, and nobody shows it.
    const { document: _, ...shown } = hit
    return [{ ...shown, headlinePieces: markText(hit.headline, marking), passage: passageOf(hit, wants, marking) }]
  })
  return { ...chosen, articles }
}
