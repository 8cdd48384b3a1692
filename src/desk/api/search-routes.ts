import Type, { type Static } from 'typebox'
import { articleKinds } from '#article'
import { type FoundArticle, queryLengthMax, readSearchCursor, writeSearchCursor } from '#search'
import { Refusal } from '#server'
import type { SearchStanding } from '#store'
import { demand } from '../policy.ts'
import type { ApiOptions, ApiRoute } from './route.ts'

const visible = '^[^\\u0000-\\u001f]*$'
const slug = () => Type.Optional(Type.String({ maxLength: 200, pattern: visible }))
const instant = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }))

const SearchQueryInput = Type.Object(
  {
    q: Type.String({ maxLength: queryLengthMax, description: 'Words, «phrases», -exclusions; or a news code.' }),
    state: Type.Optional(
      Type.Enum(['live', 'draft', 'all'], {
        description: 'What is live (left out: this), newest revisions that are not, or both.',
      }),
    ),
    section: slug(),
    source: slug(),
    person: slug(),
    kind: Type.Optional(Type.Enum([...articleKinds])),
    from: instant('Printed at this instant or later.'),
    until: instant('Printed before this instant.'),
    sort: Type.Optional(Type.Enum(['best', 'newest'])),
    after: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before.' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  },
  { additionalProperties: false },
)
type SearchQueryInput = Static<typeof SearchQueryInput>

const standings: Record<'live' | 'draft' | 'all', readonly SearchStanding[]> = {
  live: ['live'],
  draft: ['draft'],
  all: ['live', 'draft'],
}

/** Finding articles, drafts among them for those who write. */
export const searchRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/search',
    summary: 'Find articles by their words; `next` goes into `after` for the page after.',
    needs: 'read',
    query: SearchQueryInput,
    answers: {
      200: '`{articles, code, meant, leftOut, readUntil, next}`: `code` of the live article whose news code was asked; `meant`, another spelling; `readUntil`, how far back was read for a phrase, when older articles are left for the page after',
      403: 'forbidden: drafts are for those who write',
      503: 'overloaded: the question took too long',
    },
    handle: async (options, { actor, query }) => {
      const asked = query as SearchQueryInput
      const { state = 'live', after } = asked
      if (state !== 'live') demand(actor, 'write')
      const cursor = after === undefined ? null : readSearchCursor(after)
      if (after !== undefined && cursor === null)
        throw new Refusal('invalid-request', { detail: 'after: not a place.' })
      return { status: 200, body: await answerTo(options, asked, cursor) }
    },
  },
]

async function answerTo(
  { search, articleUrl }: ApiOptions,
  asked: SearchQueryInput,
  cursor: ReturnType<typeof readSearchCursor>,
): Promise<object> {
  if (search === undefined) throw new Refusal('not-found')
  const { q, state = 'live', section, source, person, kind, from, until, sort = 'best', limit = 20 } = asked
  const outcome = await search.find({
    text: q,
    filters: {
      ...(section && { section }),
      ...(source && { source }),
      ...(person && { person }),
      ...(kind && { kinds: [kind] }),
      ...(from && { from: dateIn('from', from) }),
      ...(until && { until: dateIn('until', until) }),
    },
    order: sort,
    standings: standings[state],
    cursor,
    limit,
    now: new Date(),
  })
  const nothing = { articles: [], code: null, meant: null, leftOut: [], readUntil: null, next: null }
  switch (outcome.kind) {
    case 'busy':
    case 'too-late':
      throw new Refusal('overloaded', { detail: 'The question took too long to answer.' })
    case 'nothing-asked':
      return nothing
    case 'code':
      return { ...nothing, code: outcome.code }
    case 'found':
      return {
        articles: outcome.articles.map((article) => presentFound(article, articleUrl)),
        code: null,
        meant: outcome.meant,
        leftOut: outcome.leftOut,
        readUntil: outcome.readUntil?.toISOString() ?? null,
        next: outcome.next && writeSearchCursor(outcome.next),
      }
  }
}

/** Leap seconds are written as dates are, and are none to us. */
function dateIn(name: string, written: string): Date {
  const date = new Date(written)
  if (Number.isNaN(date.getTime())) throw new Refusal('invalid-request', { detail: `${name}: no instant.` })
  return date
}

/** `passage` as pieces of plain text: whoever shows them marks and escapes them. */
function presentFound(found: FoundArticle, articleUrl: ApiOptions['articleUrl']): object {
  const { code, standing, kind, kicker, headline, lead, section, publishedAt, passage } = found
  const isLive = standing === 'live'
  return {
    code,
    state: standing,
    kind,
    kicker,
    headline,
    lead,
    section: section?.slug ?? null,
    url: isLive ? articleUrl(code, found.slug) : null,
    published: isLive ? publishedAt.toISOString() : null,
    passage: passage.map(({ text, isMarked }) => ({ text, marked: isMarked })),
  }
}
