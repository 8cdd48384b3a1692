import { defaultFrontPlan, defaultSectionPlan, type FrontPlan } from '#article'
import { Refusal } from '#server'
import {
  allSections,
  type BreakingLine,
  type Database,
  listFrontVersions,
  listPlannedVersions,
  readBreaking,
  readFrontAt,
} from '#store'
import {
  arrangeFront,
  cancelFront,
  findArranged,
  findFrontVersion,
  presentVersion,
} from '../actions/front/arrange-front.ts'
import { putUpLine, takeDownLine } from '../actions/front/breaking.ts'
import { comingInstant } from '../actions/front/coming-instant.ts'
import { BreakingInput, FrontInput, FrontQuery, FrontVersionsQuery } from './front-schemas.ts'
import { idIn, revisionIn } from './in-path.ts'
import { once } from './once.ts'
import type { ApiRoute } from './route.ts'

const versionsListed = 50

/** The front page and the pages of sections as they are arranged, and the line of breaking news above every page. */
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

/** One page that is arranged in versions. */
function arrangedRoutes({ path, name, sectionIn }: Arranged): ApiRoute[] {
  return [
    {
      method: 'GET',
      path,
      summary: `How ${name} is arranged now, or was at an instant (\`at\`); its version is the ETag.`,
      needs: 'read',
      query: FrontQuery,
      answers: {
        200: '`{version, plan, isAutomatic, planned}`; `plan` is what lays it out, or is offered, when nobody has.',
        422: 'unknown-section',
      },
      handle: async ({ database }, { query, params }) => {
        const now = new Date()
        const section = sectionIn(params)
        await findArranged(database, section)
        const { version } = await readFrontAt(database, pastInstant((query as FrontQuery).at, now), section)
        return {
          status: 200,
          headers: { etag: `"${version?.id ?? 0}"` },
          body: {
            version: version && presentVersion(version),
            plan: version?.plan ?? (await ownPlan(database, section)),
            isAutomatic: version === null || version.plan === null,
            planned: (await listPlannedVersions(database, now, section)).map(presentVersion),
          },
        }
      },
    },
    {
      method: 'PUT',
      path,
      summary: `Arrange ${name} anew, at once or from an instant on. \`If-Match\` names the version looked at, or "0".`,
      needs: 'place',
      body: FrontInput,
      answers: {
        200: 'The version.',
        403: 'forbidden, other-section',
        404: 'not-found: a code nobody has',
        412: 'stale-front, with both versions',
        422: 'invalid-content, unknown-section',
        428: 'revision-required',
      },
      handle: once(async (transaction, request) => {
        const { plan, note = null, takesEffectAt } = request.body as FrontInput
        const now = new Date()
        const at = takesEffectAt ? comingInstant(takesEffectAt, now) : null
        const section = sectionIn(request.params)
        const wish = { section, plan, from: revisionIn(request), note, takesEffectAt: at }
        const version = await arrangeFront(transaction, request.actor, wish, now)
        return { status: 200, headers: { etag: `"${version.id}"` }, body: presentVersion(version) }
      }),
    },
    ...versionRoutes({ path, name, sectionIn }),
  ]
}

function versionRoutes({ path, name, sectionIn }: Arranged): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: `${path}/versions`,
      summary: `Versions of ${name} that have held, the latest first; \`next\` goes into \`below\`.`,
      needs: 'read',
      query: FrontVersionsQuery,
      answers: { 200: '`{versions, next}`', 422: 'unknown-section' },
      handle: async ({ database }, { query, params }) => {
        const { below } = query as FrontVersionsQuery
        const section = sectionIn(params)
        await findArranged(database, section)
        const asked = { section, limit: versionsListed, now: new Date(), ...(below === undefined ? {} : { below }) }
        const versions = await listFrontVersions(database, asked)
        const next = versions.length === versionsListed ? versions.at(-1)!.id : null
        return { status: 200, body: { versions: versions.map(presentVersion), next } }
      },
    },
    {
      method: 'GET',
      path: `${path}/versions/:id`,
      summary: `One version of ${name}, planned or held.`,
      needs: 'read',
      answers: { 200: 'The version.', 404: 'not-found' },
      handle: async ({ database }, { params }) => {
        const version = await findFrontVersion(database, idIn(params), sectionIn(params))
        return { status: 200, body: presentVersion(version) }
      },
    },
    {
      method: 'DELETE',
      path: `${path}/versions/:id`,
      summary: `Call a planned version of ${name} off before its instant.`,
      needs: 'place',
      answers: { 204: 'Called off.', 403: 'forbidden, other-section', 404: 'not-found: it is not planned (any more)' },
      handle: once(async (transaction, request) => {
        const { params, actor } = request
        await cancelFront(transaction, actor, { id: idIn(params), section: sectionIn(params) })
        return { status: 204, body: null }
      }),
    },
  ]
}

/** What lays the front page out by itself, and what is offered for the page of a section. */
async function ownPlan(database: Database, section: string | null): Promise<FrontPlan> {
  if (section !== null) return defaultSectionPlan()
  return defaultFrontPlan((await allSections(database)).filter(({ parent }) => parent === null))
}

function breakingRoutes(): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/breaking',
      summary: 'The line of breaking news above every page.',
      needs: 'read',
      answers: { 200: '`{line}`; null when there is no breaking news.' },
      handle: async ({ database }) => {
        const line = await readBreaking(database, new Date())
        return { status: 200, body: { line: line && presentLine(line) } }
      },
    },
    {
      method: 'POST',
      path: '/api/v1/breaking',
      summary: 'Put a line of breaking news above every page, in the place of the one that is there.',
      needs: 'place',
      body: BreakingInput,
      answers: { 201: 'The line.', 404: 'not-found', 409: 'not-published', 422: 'invalid-content' },
      handle: once(async (transaction, request) => {
        const { text, code = null, expires } = request.body as BreakingInput
        const now = new Date()
        const wish = { text, code, expiresAt: comingInstant(expires, now) }
        return { status: 201, body: presentLine(await putUpLine(transaction, request.actor, wish, now)) }
      }),
    },
    {
      method: 'DELETE',
      path: '/api/v1/breaking',
      summary: 'Take the line of breaking news down.',
      needs: 'place',
      answers: { 204: 'Taken down.', 404: 'not-found: none is up' },
      handle: once(async (transaction, request) => {
        await takeDownLine(transaction, request.actor, new Date())
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
