import { defaultFrontPlan, defaultSectionPlan, type EditionCode, type FrontPlan } from '#article'
import { Refusal } from '#server'
import {
  type ArrangedPage,
  allSections,
  type BreakingLine,
  listFrontVersions,
  listPlannedVersions,
  readBreaking,
  readFrontAt,
} from '#store'
import { editionIn } from '../actions/create-article.ts'
import {
  arrangeFront,
  cancelFront,
  findArranged,
  findFrontVersion,
  presentVersion,
} from '../actions/front/arrange-front.ts'
import { putUpLine, takeDownLine } from '../actions/front/breaking.ts'
import { comingInstant } from '../actions/front/coming-instant.ts'
import { cutPage } from '../cut-page.ts'
import { BreakingInput, EditionQuery, FrontInput, FrontQuery, FrontVersionsQuery } from './front-schemas.ts'
import { idIn, revisionIn } from './in-path.ts'
import { once } from './once.ts'
import type { ApiOptions, ApiRequest, ApiRoute } from './route.ts'

const versionsListed = 50

/**
 * The front page of an edition and the pages of its sections as they are arranged, and the line of breaking news above
 * every page of it. `edition` in the query says which; the first, where it does not.
 */
export const frontRoutes: ApiRoute[] = [
  ...arrangedRoutes({ path: '/api/v1/front', name: 'the front page', sectionIn: () => null }),
  ...arrangedRoutes({
    path: '/api/v1/sections/:slug/front',
    name: 'the page of a section',
    sectionIn: ({ slug = '' }) => slug,
  }),
  ...breakingRoutes(),
]

interface Arranged {
  path: string
  /** In the summaries. */
  name: string
  /** Slug of the section whose page it is; null for the front page. */
  sectionIn(params: Record<string, string>): string | null
}

/** The page that was asked for, of an edition that is on. */
function pageIn(
  { sectionIn }: Arranged,
  { query, params }: Pick<ApiRequest, 'query' | 'params'>,
  { editions }: Pick<ApiOptions, 'editions'>,
): ArrangedPage {
  return { edition: editionAsked(query, editions), section: sectionIn(params) }
}

/** The edition that was asked for, which is on. Refuses `edition-off`. */
function editionAsked(query: unknown, on: ApiOptions['editions']): EditionCode {
  return editionIn((query as EditionQuery).edition, on)
}

/** One page that is arranged in versions. */
function arrangedRoutes(arranged: Arranged): ApiRoute[] {
  const { path, name } = arranged
  return [
    {
      method: 'GET',
      path,
      summary: `How ${name} is arranged now, or was at an instant (\`at\`); its version is the ETag.`,
      needs: 'read',
      query: FrontQuery,
      answers: {
        200: '`{version, plan, isAutomatic, planned}`; `plan` is what lays it out, or is offered, when nobody has.',
        422: 'unknown-section, edition-off',
      },
      handle: async (options, request) => {
        const { database } = options
        const now = new Date()
        const page = pageIn(arranged, request, options)
        await findArranged(database, page.section)
        const at = pastInstant((request.query as FrontQuery).at, now)
        const { version } = await readFrontAt(database, at, page)
        return {
          status: 200,
          headers: { etag: `"${version?.id ?? 0}"` },
          body: {
            version: version && presentVersion(version),
            plan: version?.plan ?? (await ownPlan(options, page)),
            isAutomatic: version === null || version.plan === null,
            planned: (await listPlannedVersions(database, now, page)).map(presentVersion),
          },
        }
      },
    },
    {
      method: 'PUT',
      path,
      summary: `Arrange ${name} anew, at once or from an instant on. \`If-Match\` names the version looked at, or "0".`,
      needs: 'place',
      query: EditionQuery,
      body: FrontInput,
      answers: {
        200: 'The version.',
        403: 'forbidden, other-section',
        404: 'not-found: a code nobody has',
        412: 'stale-front, with both versions',
        422: 'invalid-content, unknown-section, other-edition, edition-off',
        428: 'revision-required',
      },
      handle: once(async (transaction, request, options) => {
        const { plan, note = null, takesEffectAt } = request.body as FrontInput
        const now = new Date()
        const at = takesEffectAt ? comingInstant(takesEffectAt, now) : null
        const page = pageIn(arranged, request, options)
        const wish = { page, plan, from: revisionIn(request), note, takesEffectAt: at }
        const version = await arrangeFront(transaction, request.actor, wish, now)
        return { status: 200, headers: { etag: `"${version.id}"` }, body: presentVersion(version) }
      }),
    },
    ...versionRoutes(arranged),
  ]
}

function versionRoutes(arranged: Arranged): ApiRoute[] {
  const { path, name } = arranged
  return [
    {
      method: 'GET',
      path: `${path}/versions`,
      summary: `Versions of ${name} that have held, the latest first; \`next\` goes into \`below\`.`,
      needs: 'read',
      query: FrontVersionsQuery,
      answers: { 200: '`{versions, next}`', 422: 'unknown-section, edition-off' },
      handle: async (options, request) => {
        const { database } = options
        const { below } = request.query as FrontVersionsQuery
        const page = pageIn(arranged, request, options)
        await findArranged(database, page.section)
        const asked = { page, limit: versionsListed + 1, now: new Date(), ...(below === undefined ? {} : { below }) }
        const { page: versions, last } = cutPage(await listFrontVersions(database, asked), versionsListed)
        return { status: 200, body: { versions: versions.map(presentVersion), next: last?.id ?? null } }
      },
    },
    {
      method: 'GET',
      path: `${path}/versions/:id`,
      summary: `One version of ${name}, planned or held.`,
      needs: 'read',
      query: EditionQuery,
      answers: { 200: 'The version.', 404: 'not-found', 422: 'edition-off' },
      handle: async (options, request) => {
        const page = pageIn(arranged, request, options)
        const version = await findFrontVersion(options.database, idIn(request.params), page)
        return { status: 200, body: presentVersion(version) }
      },
    },
    {
      method: 'DELETE',
      path: `${path}/versions/:id`,
      summary: `Call a planned version of ${name} off before its instant.`,
      needs: 'place',
      query: EditionQuery,
      answers: { 204: 'Called off.', 403: 'forbidden, other-section', 404: 'not-found: it is not planned (any more)' },
      handle: once(async (transaction, request, options) => {
        const page = pageIn(arranged, request, options)
        await cancelFront(transaction, request.actor, { id: idIn(request.params), page })
        return { status: 204, body: null }
      }),
    },
  ]
}

/** What lays the front page out by itself, and what is offered for the page of a section. */
async function ownPlan({ database, front }: ApiOptions, { edition, section }: ArrangedPage): Promise<FrontPlan> {
  if (section !== null) return defaultSectionPlan()
  const sections = (await allSections(database)).filter(({ parent }) => parent === null)
  return defaultFrontPlan(sections, front?.(edition).titles)
}

function breakingRoutes(): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/breaking',
      summary: 'The line of breaking news above every page of an edition.',
      needs: 'read',
      query: EditionQuery,
      answers: { 200: '`{line}`; null when there is no breaking news.' },
      handle: async ({ database, editions }, { query }) => {
        const line = await readBreaking(database, new Date(), editionAsked(query, editions))
        return { status: 200, body: { line: line && presentLine(line) } }
      },
    },
    {
      method: 'POST',
      path: '/api/v1/breaking',
      summary: 'Put a line of breaking news above every page of an edition, in the place of the one that is there.',
      needs: 'place',
      body: BreakingInput,
      answers: {
        201: 'The line.',
        404: 'not-found',
        409: 'not-published',
        422: 'invalid-content, other-edition, edition-off',
      },
      handle: once(async (transaction, request, { editions }) => {
        const { edition, text, code = null, expires } = request.body as BreakingInput
        const now = new Date()
        const wish = { edition: editionIn(edition, editions), text, code, expiresAt: comingInstant(expires, now) }
        return { status: 201, body: presentLine(await putUpLine(transaction, request.actor, wish, now)) }
      }),
    },
    {
      method: 'DELETE',
      path: '/api/v1/breaking',
      summary: 'Take the line of breaking news of an edition down.',
      needs: 'place',
      query: EditionQuery,
      answers: { 204: 'Taken down.', 404: 'not-found: none is up' },
      handle: once(async (transaction, { actor, query }, { editions }) => {
        await takeDownLine(transaction, actor, { edition: editionAsked(query, editions), now: new Date() })
        return { status: 204, body: null }
      }),
    },
  ]
}

/** An instant at which the front page stood; now when none is named. Refuses `invalid-request`. */
function pastInstant(at: string | undefined, now: Date): Date {
  if (at === undefined) return now
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) throw new Refusal('invalid-request', { detail: 'at: not an instant.' })
  return instant
}

function presentLine({ expiresAt, madeAt, article, ...line }: BreakingLine): object {
  const code = article?.code ?? null
  return { ...line, code, expiresAt: expiresAt.toISOString(), madeAt: madeAt.toISOString() }
}
