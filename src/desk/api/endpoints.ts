import type { ArticleContent } from '#article'
import { toLatinDigits } from '#persian'
import { type Endpoint, type EndpointAsked, type EndpointRequest, Refusal } from '#server'
import { listManuscripts, readManuscript } from '#store'
import { correctArticle } from '../actions/correct-article.ts'
import { createArticle, editionIn } from '../actions/create-article.ts'
import { publishArticle } from '../actions/publish-article.ts'
import { saveDraft } from '../actions/save-draft.ts'
import { withdrawArticle } from '../actions/withdraw-article.ts'
import { cutPage } from '../cut-page.ts'
import { type Actor, demand } from '../policy.ts'
import { presentArticle } from '../present/article.ts'
import { presentSourcing, unwaivedFindings } from '../present/sourcing.ts'
import { cleanLine, readArticleInput, readBody } from './article-input.ts'
import { channelRoutes } from './channels/channel-routes.ts'
import { dossierRoutes } from './dossiers/dossier-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { checklistRoutes } from './flow/checklist-routes.ts'
import { flowRoutes } from './flow/flow-routes.ts'
import { remarkRoutes } from './flow/remark-routes.ts'
import { frontRoutes } from './front-routes.ts'
import { codeIn, revisionIn } from './in-path.ts'
import { liveRoutes } from './live-routes.ts'
import { mediaRoutes } from './media/media-routes.ts'
import { uploadRoutes } from './media/upload-routes.ts'
import { auditRoutes } from './newsroom/audit-routes.ts'
import { commentRoutes } from './newsroom/comment-routes.ts'
import { holidayRoutes } from './newsroom/holiday-routes.ts'
import { replyRoutes } from './newsroom/reply-routes.ts'
import { settingsRoutes } from './newsroom/settings-routes.ts'
import { wordRoutes } from './newsroom/word-routes.ts'
import { once } from './once.ts'
import { describeApi } from './openapi.ts'
import { pageRoutes } from './page-routes.ts'
import { pollRoutes } from './polls/poll-routes.ts'
import { authenticate } from './principal.ts'
import { instantIn } from './published-instant.ts'
import { recordRoutes } from './record-routes.ts'
import { refuseUnstorable } from './refuse-unstorable.ts'
import type { ApiOptions, ApiRoute } from './route.ts'
import { ruleRoutes } from './rule-routes.ts'
import {
  ArticleInput,
  CorrectionInput,
  ListQuery,
  NewArticleInput,
  PublicationInput,
  WithdrawalInput,
} from './schemas.ts'
import { searchRoutes } from './search-routes.ts'
import { sourcingRoutes } from './sourcing-routes.ts'
import { timingRoutes } from './timings/timing-routes.ts'
import { translationRoutes } from './translations/translation-routes.ts'
import { wireRoutes } from './wire-routes.ts'

/** All addresses under /api/v1. */
export function apiEndpoints(options: ApiOptions): Endpoint[] {
  const description = describeApi(routes)
  const endpoints = routes.map((route): Endpoint => {
    const { method, path, body, query, bytes, needs } = route
    const admit = async (asked: EndpointAsked) => {
      if (needs !== null) demand(await authenticate(options.database, asked), needs)
    }
    const handle = async (request: EndpointRequest) => {
      const actor: Actor =
        needs === null ? { id: 'anyone', role: 'reader' } : await authenticate(options.database, request)
      if (needs !== null) demand(actor, needs)
      return route.handle(options, { ...request, actor, method, path }).catch(refuseUnstorable)
    }
    return {
      ...{ method, path, handle },
      ...(body ? { body } : {}),
      ...(query ? { query } : {}),
      ...(bytes ? { bytes: { ...bytes, admit: (_params, asked) => admit(asked) } } : {}),
    }
  })
  const openapi: Endpoint = {
    method: 'GET',
    path: '/api/v1/openapi.json',
    handle: async () => ({ status: 200, body: description }),
  }
  return [...endpoints, openapi]
}

const routes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/v1/articles',
    summary: 'Make an article with its first revision (a draft: readers see nothing yet).',
    needs: 'write',
    body: NewArticleInput,
    answers: {
      201: '`{code, revision}`',
      409: 'code-taken, already-translated',
      422: 'invalid-content, unknown-section, edition-off',
    },
    handle: once(async (transaction, request, { editions }) => {
      const input = request.body as NewArticleInput
      const { content, chain } = readArticleInput(input)
      const { code, revision } = await createArticle(transaction, request.actor, {
        content,
        chain,
        code: givenCode(input),
        edition: editionIn(input.edition, editions),
        translates: input.translates ?? null,
      })
      const headers = { etag: `"${revision}"`, location: `/api/v1/articles/${code}` }
      return { status: 201, headers, body: { code, revision } }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/articles',
    summary: 'Articles, newest made first; `next` goes into `below` for the page after.',
    needs: 'read',
    query: ListQuery,
    answers: { 200: '`{articles, next}`' },
    handle: async ({ database, articleUrl }, { query }) => {
      const { limit = 20, below, section, state } = query as ListQuery
      const list = await listManuscripts(database, {
        limit: limit + 1,
        ...(below === undefined ? {} : { belowCode: below }),
        ...(section === undefined ? {} : { section }),
        ...(state === undefined ? {} : { state }),
      })
      const { page, last } = cutPage(list, limit)
      const articles = page.map((article) => presentArticle(article, articleUrl))
      return { status: 200, body: { articles, next: last?.code ?? null } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/articles/:code',
    summary: 'An article: its newest revision with its sourcing, and what readers see of it.',
    needs: 'read',
    answers: { 200: 'The article; its revision is the ETag.', 404: 'not-found' },
    handle: async ({ database, articleUrl, settings }, { params }) => {
      const manuscript = await readManuscript(database, codeIn(params))
      if (manuscript === null) throw new Refusal('not-found', { code: params.code })
      return {
        status: 200,
        headers: { etag: `"${manuscript.revision}"` },
        body: {
          ...presentArticle(manuscript, articleUrl),
          ...(await presentSourcing(database, manuscript, [settings.newsroom])),
        },
      }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/articles/:code.ninjs',
    summary: 'A live article as IPTC ninjs 3.0.',
    needs: null,
    answers: { 200: 'ninjs', 404: 'not-found', 410: 'gone' },
    handle: async ({ ninjsOf }, { params }) => {
      const ninjs = await ninjsOf(codeIn(params))
      if (ninjs === null) throw new Refusal('not-found', { code: params.code })
      return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: ninjs }
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/articles/:code',
    summary: 'Save a new revision. `If-Match` names the revision it was made from.',
    needs: 'write',
    body: ArticleInput,
    answers: { 200: '`{code, revision}`', 412: 'stale-revision, with both versions', 428: 'revision-required' },
    handle: once(async (transaction, request) => {
      const input = request.body as ArticleInput
      refuseAnotherCode(input, codeIn(request.params))
      const { content, chain } = readArticleInput(input)
      const draft = { content, chain, from: revisionIn(request) }
      const { code, revision } = await saveDraft(transaction, request.actor, codeIn(request.params), draft)
      return { status: 200, headers: { etag: `"${revision}"` }, body: { code, revision } }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/publication',
    summary: 'Make the newest revision live.',
    needs: 'publish',
    body: PublicationInput,
    answers: {
      201: '`{url, published, warnings}`: what its sourcing leaves open and nobody waived',
      403: 'other-section, second-person-needed',
      409: 'already-published, embargoed',
      422: 'not-ready',
    },
    handle: once(async (transaction, request, { articleUrl, settings }) => {
      const { published, overruling } = (request.body ?? {}) as PublicationInput
      const publishedAt = published === undefined ? null : instantIn(published, new Date())
      const wish = { publishedAt, overruling: reasonIn(overruling) }
      const live = await publishArticle(transaction, request.actor, codeIn(request.params), wish)
      const url = articleUrl(live.code, live.slug, live.edition)
      const manuscript = (await readManuscript(transaction, live.code))!
      const warnings = await unwaivedFindings(transaction, manuscript, [settings.newsroom])
      const body = { url, published: live.publishedAt.toISOString(), warnings }
      return { status: 201, headers: { location: url }, body }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/articles/:code/publication',
    summary: 'Take a live article down; its address answers 410, or 451 where somebody ordered it.',
    needs: 'withdraw',
    body: WithdrawalInput,
    answers: { 204: 'Taken down.', 409: 'not-published' },
    handle: once(async (transaction, request) => {
      const { reason = '', ordered_by: orderedBy = '' } = (request.body ?? {}) as WithdrawalInput
      const wish = { reason: cleanLine(reason) || null, orderedBy: cleanLine(orderedBy) || null }
      await withdrawArticle(transaction, request.actor, codeIn(request.params), wish)
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/corrections',
    summary: 'Add a correction to a live article, for good; with `body`, the text changes too.',
    needs: 'correct',
    body: CorrectionInput,
    answers: { 201: '`{url, published}`', 409: 'not-published' },
    handle: once(async (transaction, request, { articleUrl }) => {
      const { kind, note: written, body, overruling } = request.body as CorrectionInput
      const note = cleanLine(written)
      if (note === '') throw new Refusal('invalid-content', { detail: 'note: a correction says what was wrong.' })
      const document = body === undefined ? null : readBody(body)
      const change = document === null ? null : (content: ArticleContent) => ({ ...content, document })
      const wish = { kind, note, change, overruling: reasonIn(overruling) }
      const live = await correctArticle(transaction, request.actor, codeIn(request.params), wish)
      const url = articleUrl(live.code, live.slug, live.edition)
      return { status: 201, headers: { location: url }, body: { url, published: live.publishedAt.toISOString() } }
    }),
  },
  ...sourcingRoutes,
  ...recordRoutes,
  ...wireRoutes,
  ...feedRoutes,
  ...ruleRoutes,
  ...frontRoutes,
  ...liveRoutes,
  ...commentRoutes,
  ...dossierRoutes,
  ...timingRoutes,
  ...flowRoutes,
  ...translationRoutes,
  ...remarkRoutes,
  ...checklistRoutes,
  ...auditRoutes,
  ...pageRoutes,
  ...searchRoutes,
  ...settingsRoutes,
  ...wordRoutes,
  ...holidayRoutes,
  ...mediaRoutes,
  ...uploadRoutes,
  ...channelRoutes,
  ...replyRoutes,
  ...pollRoutes,
]

/** Why a second person is not waited for; null where nothing was said. Refuses `invalid-content` for mere spaces. */
function reasonIn(written: string | undefined): string | null {
  if (written === undefined) return null
  const reason = cleanLine(written)
  if (reason === '') throw new Refusal('invalid-content', { detail: 'overruling: a reason is a sentence.' })
  return reason
}

/** A code is for good: an article is not given another one by saving it. */
function refuseAnotherCode(input: ArticleInput, own: number): void {
  const code = givenCode(input)
  if (code !== null && code !== own) {
    throw new Refusal('invalid-content', { detail: 'code: the news code of an article never changes.' })
  }
}

/** The news code that is named, as a number or in digits of any kind; null where none is. */
function givenCode({ code }: Pick<ArticleInput, 'code'>): number | null {
  return code === undefined ? null : Number(toLatinDigits(String(code)))
}
