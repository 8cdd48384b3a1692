import Type, { type Static } from 'typebox'

/** Shapes of the API, from which requests are checked, types are taken and the OpenAPI description is made. */

/** Fifteen digits: every system's codes fit, and no number loses any. */
const codeMax = 999_999_999_999_999
const textMax = 2_000
const paragraphMax = 100_000
const paragraphsMax = 5_000
const namesMax = 50

const text = (description: string) => Type.String({ maxLength: textMax, description })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What a source is. */
export const Kind = Type.Enum([
  'agency',
  'newspaper',
  'site',
  'broadcaster',
  'social',
  'person',
  'organisation',
  'own-reporter',
  'unnamed',
])
export const Relation = Type.Enum(['reported-by', 'quoting', 'translated-from', 'published-in'])

export const Hop = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    kind: Type.Optional(Kind),
    relation: Type.Optional(Relation),
    url: Type.Optional(Type.String({ maxLength: textMax })),
  },
  {
    additionalProperties: false,
    description: 'One carrier of the story. Without a kind, the directory of sources tells it.',
  },
)

const Body = Type.Union([
  Type.Array(Type.String({ maxLength: paragraphMax }), {
    maxItems: paragraphsMax,
    description: 'Paragraphs, as plain text.',
  }),
  Type.Object(
    { doc: Type.Object({}, { additionalProperties: true }) },
    { description: 'An article document (ProseMirror JSON).' },
  ),
])

export const ArticleInput = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['news', 'report', 'interview', 'note', 'photo', 'video', 'live'])),
    kicker: Type.Optional(nullable(text('روتیتر'))),
    headline: text('تیتر'),
    subheadline: Type.Optional(nullable(text('زیرتیتر'))),
    lead: Type.Optional(nullable(Type.String({ maxLength: paragraphMax, description: 'لید' }))),
    body: Body,
    section: Type.Optional(nullable(text('Slug of a section.'))),
    tags: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: namesMax })),
    authors: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: namesMax })),
    hero: Type.Optional(nullable(Type.Object({}, { additionalProperties: true }))),
    chain: Type.Optional(
      Type.Array(Hop, { maxItems: 20, description: 'Nearest first. Left out: read from the text of the article.' }),
    ),
    code: Type.Optional(
      Type.Union(
        [Type.Integer({ minimum: 1, maximum: codeMax }), Type.String({ pattern: '^[1-9۱-۹١-٩][0-9۰-۹٠-٩]{0,14}$' })],
        { description: 'The news code to keep, as a number or its digits; else the next free one.' },
      ),
    ),
  },
  { additionalProperties: false },
)
export type ArticleInput = Static<typeof ArticleInput>

export const NewArticleInput = Type.Object(
  {
    ...ArticleInput.properties,
    edition: Type.Optional(
      Type.String({
        maxLength: 8,
        description: 'Where it belongs, for good: `fa` unless it is said; see SANAD_EDITIONS.',
      }),
    ),
    translates: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: codeMax,
        description: 'Code of the article of another edition that it translates.',
      }),
    ),
  },
  { additionalProperties: false },
)
export type NewArticleInput = Static<typeof NewArticleInput>

export const WithdrawalInput = Type.Object(
  {
    reason: Type.Optional(text('Why; stays inside.')),
    ordered_by: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Who demanded it, where the newsroom did not decide it itself: readers are told (451).',
      }),
    ),
  },
  { additionalProperties: false },
)
export type WithdrawalInput = Static<typeof WithdrawalInput>

export const DossierInput = Type.Object(
  {
    title: text('Name of the dossier.'),
    intro: Type.Optional(Body),
    articles: Type.Array(Type.Integer({ minimum: 1, maximum: codeMax }), {
      maxItems: 200,
      description: 'News codes, in their order.',
    }),
  },
  { additionalProperties: false },
)
export type DossierInput = Static<typeof DossierInput>

const Overruling = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: textMax,
    description: 'Why an editor-in-chief does not wait for a second person; goes into the audit log.',
  }),
)

export const PublicationInput = Type.Object(
  {
    published: Type.Optional(
      Type.String({ format: 'date-time', description: 'The instant to print; now when left out.' }),
    ),
    overruling: Overruling,
  },
  { additionalProperties: false },
)
export type PublicationInput = Static<typeof PublicationInput>

export const CorrectionInput = Type.Object(
  {
    kind: Type.Enum(['typo', 'clarification', 'correction', 'retraction']),
    note: Type.String({
      minLength: 1,
      maxLength: textMax,
      description: 'What was wrong and what is right, for readers.',
    }),
    body: Type.Optional(Body),
    overruling: Overruling,
  },
  { additionalProperties: false },
)
export type CorrectionInput = Static<typeof CorrectionInput>

export const LiveUpdateInput = Type.Object(
  {
    headline: Type.Optional(nullable(text('Of this update.'))),
    body: Body,
    key: Type.Optional(Type.Boolean({ description: 'One of the key moments of the event.' })),
  },
  { additionalProperties: false },
)
export type LiveUpdateInput = Static<typeof LiveUpdateInput>

export const StandingPageInput = Type.Object(
  { title: text('Heading of the page.'), body: Body },
  { additionalProperties: false },
)
export type StandingPageInput = Static<typeof StandingPageInput>

export const ListQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    below: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: codeMax,
        description: 'Goes on after this code (`next` of the page before).',
      }),
    ),
    section: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f]*$' })),
    state: Type.Optional(Type.Enum(['live', 'draft'])),
  },
  { additionalProperties: false },
)
export type ListQuery = Static<typeof ListQuery>
