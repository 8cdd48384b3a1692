import { Refusal } from '#server'
import { type Cursor, type Dependent, dependentsOfAddress, dependentsOfSource, readManuscript } from '#store'
import { decideSourcing, type SourcingWish } from '../actions/sourcing/decide-sourcing.ts'
import { findPerson, findSource } from '../actions/sourcing/keep-records.ts'
import { cutPage } from '../cut-page.ts'
import { presentSourcing } from '../present/sourcing.ts'
import { cleanLine, hopOf } from './article-input.ts'
import { codeIn, recordNameIn, revisionIn } from './in-path.ts'
import { once } from './once.ts'
import type { ApiOptions, ApiRoute } from './route.ts'
import { DependentsQuery, ItemDependentsQuery, SourcingInput, StatementsQuery } from './sourcing-schemas.ts'

/** Who carried it and who said what: asked, decided, and followed to everything that depends on it. */
export const sourcingRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/articles/:code/sourcing',
    summary: 'The chain, statements, mentions, differing reports and open findings of an article.',
    needs: 'read',
    answers: { 200: '`{code, revision, chain, statements, mentions, differing, findings}`', 404: 'not-found' },
    handle: async (options, { params }) => answer(options, codeIn(params)),
  },
  {
    method: 'PUT',
    path: '/api/v1/articles/:code/sourcing',
    summary:
      'Decide about the sourcing of an article: accept, change, reject or add. Decisions outlive every later reading. ' +
      'A chain that changes makes a new revision; the rest holds at once. `If-Match` names the revision looked at.',
    needs: 'write',
    body: SourcingInput,
    answers: {
      200: 'As GET.',
      403: 'forbidden',
      412: 'stale-revision',
      422: 'invalid-content',
      428: 'revision-required',
    },
    handle: once(async (transaction, request, options) => {
      const code = codeIn(request.params)
      const wish = wishIn(request.body as SourcingInput, revisionIn(request))
      await decideSourcing(transaction, request.actor, code, { wish, ownNames: [options.settings.newsroom] })
      return answer({ ...options, database: transaction }, code)
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/sources/:id/dependents',
    summary: 'Every article whose chain holds this source (id or slug), the last saved first: for a recall.',
    needs: 'read',
    query: DependentsQuery,
    answers: { 200: '`{dependents, next}`; `next` goes into `below`', 404: 'not-found' },
    handle: async (options, { params, query }) => {
      const { limit = 20, below } = query as DependentsQuery
      const { id } = await findSource(options.database, recordNameIn(params))
      return pageOf(options, limit, await dependentsOfSource(options.database, id, asked(limit, below)))
    },
  },
  {
    method: 'GET',
    path: '/api/v1/dependents',
    summary: 'Every article that depends on one item, by its address or origin: for a recall.',
    needs: 'read',
    query: ItemDependentsQuery,
    answers: { 200: '`{dependents, next}`; `next` goes into `below`' },
    handle: async (options, { query }) => {
      const { limit = 20, below, url } = query as ItemDependentsQuery
      return pageOf(options, limit, await dependentsOfAddress(options.database, url, asked(limit, below)))
    },
  },
  {
    method: 'GET',
    path: '/api/v1/persons/:id/statements',
    summary: 'What somebody (id or slug) said in live articles, the newest first.',
    needs: 'read',
    query: StatementsQuery,
    answers: { 200: '`{person, articles, next}`; `next` goes into `before`', 404: 'not-found' },
    handle: async ({ database, published, articleUrl }, { params, query }) => {
      const { limit = 20, before } = query as StatementsQuery
      const person = await findPerson(database, recordNameIn(params))
      const cursor = before === undefined ? null : cursorIn(before)
      const said = await published.said({ person: person.slug, limit: limit + 1, ...(cursor && { before: cursor }) })
      const { page, last } = cutPage(said, limit)
      const articles = page.map(({ code, slug, headline, publishedAt, said }) => ({
        code,
        headline,
        url: articleUrl(code, slug),
        published: publishedAt.toISOString(),
        statements: said.map((statement) => ({ ...statement, url: `${articleUrl(code, slug)}#${statement.id}` })),
      }))
      const next = last && `${last.publishedAt.getTime()}-${last.code}`
      return { status: 200, body: { person, articles, next } }
    },
  },
]

async function answer({ database, settings }: ApiOptions, code: number) {
  const manuscript = await readManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  const { revision } = manuscript
  const sourcing = await presentSourcing(database, manuscript, [settings.newsroom])
  return { status: 200, headers: { etag: `"${revision}"` }, body: { code, revision, ...sourcing } }
}

/** Texts in house letters; carriers read like those of an article. */
function wishIn(input: SourcingInput, from: number): SourcingWish {
  const line = (text: string | null | undefined) => (text == null ? text : cleanLine(text) || null)
  return {
    from,
    chain: input.chain?.map(hopOf) ?? null,
    hops: (input.hops ?? []).map(({ name, decision, change = {} }) => ({
      name,
      decision,
      change: {
        ...change,
        ...(change.url !== undefined && hopOf({ name, url: change.url }, 0)),
        ...named(change.name),
      },
    })),
    statements: (input.statements ?? []).map(({ change = {}, ...statement }) => ({
      ...statement,
      change: {
        ...change,
        ...('speaker' in change && { speaker: line(change.speaker) ?? null }),
        ...('title' in change && { title: line(change.title) ?? null }),
      },
    })),
    mentions: input.mentions ?? [],
    differing: input.differing ?? [],
    waivers: (input.waivers ?? []).map(({ finding, reason }) => ({ finding, reason: reasonIn(reason) })),
  }
}

function named(name: string | undefined) {
  return name === undefined ? {} : { name: cleanLine(name) || name }
}

function reasonIn(written: string): string {
  const reason = cleanLine(written)
  if (reason === '') throw new Refusal('invalid-content', { detail: 'waivers: a waiver has a reason.' })
  return reason
}

/** One more than asked for tells whether there is a next page. */
function asked(limit: number, below: number | undefined) {
  return { limit: limit + 1, ...(below !== undefined && { belowRevision: below }) }
}

function pageOf({ articleUrl }: ApiOptions, limit: number, found: readonly Dependent[]) {
  const { page, last } = cutPage(found, limit)
  const dependents = page.map(({ code, headline, revision, savedAt, liveSlug, isNewest }) => ({
    code,
    headline,
    revision,
    saved: savedAt.toISOString(),
    url: liveSlug === null ? null : articleUrl(code, liveSlug),
    isNewest,
  }))
  return { status: 200, body: { dependents, next: last?.revisionId ?? null } }
}

function cursorIn(typed: string): Cursor {
  const match = /^(-?\d{1,15})-(\d{1,15})$/.exec(typed)
  const publishedAt = new Date(Number(match?.[1]))
  if (match === null || Number.isNaN(publishedAt.getTime()))
    throw new Refusal('invalid-request', { detail: 'before: `next` of the page before.' })
  return { publishedAt, code: Number(match[2]) }
}
