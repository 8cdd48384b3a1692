import Type, { type Static } from 'typebox'
import { allSections, readHouseLanguage, readPressing, readPublishingChoices, readSiteWords } from '#store'
import { makeSection, retire, revive, rewriteSection } from '../../actions/settings/arrange-sections.ts'
import { decideLanguage } from '../../actions/settings/decide-language.ts'
import { decidePublishing } from '../../actions/settings/decide-publishing.ts'
import { decideSite } from '../../actions/settings/decide-site.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

const PublishingInput = Type.Object(
  {
    needsSecondPerson: Type.Optional(Type.Boolean()),
    replyDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 30, description: 'To publish an answer in.' })),
  },
  { additionalProperties: false },
)
type PublishingInput = Static<typeof PublishingInput>

const closed = { additionalProperties: false }
const line = Type.String({ maxLength: 400 })
const slug = Type.String({ minLength: 1, maxLength: 80 })

const SiteInput = Type.Object(
  {
    name: Type.Optional(line),
    tagline: Type.Optional(line),
    notice: Type.Optional(Type.Union([Type.Null(), line])),
    links: Type.Optional(Type.Array(Type.Object({ name: line, href: Type.String({ maxLength: 2_000 }) }, closed))),
  },
  closed,
)
type SiteInput = Static<typeof SiteInput>

const LanguageInput = Type.Object(
  {
    style: Type.Optional(Type.Enum(['as-written', 'academy', 'press'])),
    words: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 5_000 })),
  },
  closed,
)
type LanguageInput = Static<typeof LanguageInput>

const parent = Type.Optional(Type.Union([Type.Null(), slug]))
const SectionInput = Type.Object({ name: line, slug: Type.Optional(slug), parent }, closed)
type SectionInput = Static<typeof SectionInput>
const SectionChange = Type.Object({ name: line, parent }, closed)
type SectionChange = Static<typeof SectionChange>
const RetirementInput = Type.Object({ into: Type.Union([Type.Null(), slug]) }, closed)
type RetirementInput = Static<typeof RetirementInput>

/** What the newsroom decides about itself. */
export const settingsRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/settings/publishing',
    summary: 'How this newsroom publishes.',
    needs: 'read',
    answers: { 200: '`{needsSecondPerson, replyDays}`' },
    handle: async ({ database }) => ({ status: 200, body: await readPublishingChoices(database) }),
  },
  {
    method: 'PUT',
    path: '/api/v1/settings/publishing',
    summary: 'Decide how this newsroom publishes; what is left out stays.',
    needs: 'administer',
    body: PublishingInput,
    answers: { 200: '`{needsSecondPerson, replyDays}`' },
    handle: once(async (transaction, request) => ({
      status: 200,
      body: await decidePublishing(transaction, request.actor, request.body as PublishingInput),
    })),
  },
  {
    method: 'GET',
    path: '/api/v1/settings/site',
    summary: 'What the newsroom says of itself on every page.',
    needs: 'read',
    answers: { 200: '`{name, tagline, notice, links}`' },
    handle: async ({ database }) => ({ status: 200, body: await readSiteWords(database) }),
  },
  {
    method: 'PUT',
    path: '/api/v1/settings/site',
    summary: 'Decide what the newsroom says of itself; what is left out stays. The site changes at once.',
    needs: 'administer',
    body: SiteInput,
    answers: { 200: '`{name, tagline, notice, links}`', 422: 'invalid-content' },
    handle: once(async (transaction, request) => ({
      status: 200,
      body: await decideSite(transaction, request.actor, request.body as SiteInput),
    })),
  },
  {
    method: 'GET',
    path: '/api/v1/settings/pressing',
    summary:
      'How far the pages on disk are after a change that all of them show. Readers of the site do not wait for it.',
    needs: 'read',
    answers: { 200: '`{askedAt, pressed, of, endedAt}`, or null where nothing was asked for' },
    handle: async ({ database }) => {
      const pressing = await readPressing(database)
      if (pressing === null) return { status: 200, body: null }
      const { askedAt, pressed, of, endedAt } = pressing
      return { status: 200, body: { askedAt, pressed, of, endedAt } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/settings/language',
    summary: 'How the newsroom writes: the style of two-way words, and its own words.',
    needs: 'read',
    answers: { 200: '`{style, words}`' },
    handle: async ({ database }) => ({ status: 200, body: await readHouseLanguage(database) }),
  },
  {
    method: 'PUT',
    path: '/api/v1/settings/language',
    summary: 'Decide how the newsroom writes; what is left out stays.',
    needs: 'administer',
    body: LanguageInput,
    answers: { 200: '`{style, words}`', 422: 'invalid-content' },
    handle: once(async (transaction, request) => ({
      status: 200,
      body: await decideLanguage(transaction, request.actor, request.body as LanguageInput),
    })),
  },
  {
    method: 'GET',
    path: '/api/v1/sections',
    summary: 'All sections in their order, those out of use among them.',
    needs: 'read',
    answers: { 200: '`{sections: [{slug, name, parent, isRetired}]}`' },
    handle: async ({ database }) => {
      const sections = await allSections(database)
      const body = sections.map(({ slug, name, parent, isRetired }) => ({ slug, name, parent, isRetired }))
      return { status: 200, body: { sections: body } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/sections',
    summary: 'Make a section; its slug is its address for good.',
    needs: 'administer',
    body: SectionInput,
    answers: { 201: '`{slug}`', 409: 'already-exists', 422: 'invalid-content, unknown-section' },
    handle: once(async (transaction, request) => {
      const { parent = null, ...wish } = request.body as SectionInput
      return { status: 201, body: { slug: await makeSection(transaction, request.actor, { ...wish, parent }) } }
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/sections/:slug',
    summary: 'Give a section another name or place; its address stays.',
    needs: 'administer',
    body: SectionChange,
    answers: { 204: 'Changed.', 422: 'invalid-content, unknown-section' },
    handle: once(async (transaction, request) => {
      const { name, parent = null } = request.body as SectionChange
      await rewriteSection(transaction, request.actor, request.params.slug ?? '', { name, parent })
      return { status: 204, body: null }
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/sections/:slug/retirement',
    summary: 'Take a section out of use: another takes its articles and its address. Null puts it to use again.',
    needs: 'administer',
    body: RetirementInput,
    answers: { 204: 'Done.', 422: 'invalid-content, unknown-section' },
    handle: once(async (transaction, request) => {
      const { into } = request.body as RetirementInput
      const own = request.params.slug ?? ''
      if (into === null) await revive(transaction, request.actor, own)
      else await retire(transaction, request.actor, { slug: own, into })
      return { status: 204, body: null }
    }),
  },
]
