import Type, { type Static } from 'typebox'

const addressMax = 2_000
const nameMax = 200
/** As they come: no control characters. */
const line = '^[^\\u0000-\\u001f\\u007f]*$'

const name = Type.String({ maxLength: nameMax, pattern: line })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const parts = {
  name: Type.Optional(name),
  source: Type.Optional(
    nullable(Type.String({ maxLength: nameMax, pattern: line, description: 'Name of the source that speaks in it.' })),
  ),
  section: Type.Optional(
    nullable(Type.String({ maxLength: nameMax, pattern: line, description: 'Slug of the section its items are for.' })),
  ),
  language: Type.Optional(
    nullable(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$', maxLength: 35, description: 'BCP 47.' })),
  ),
  everyMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440, default: 10 })),
  silenceHours: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 8760,
      default: 24,
      description: 'Nothing new for this long is an alarm; 0: never.',
    }),
  ),
  textFrom: Type.Optional(
    Type.Enum(['feed', 'page'], { description: '`page`: fetch the page of each item, for feeds with summaries only.' }),
  ),
}

const address = Type.String({
  minLength: 1,
  maxLength: addressMax,
  description: 'http or https, port 80 or 443, public.',
})

export const NewFeedInput = Type.Object({ address, ...parts }, { additionalProperties: false })
export type NewFeedInput = Static<typeof NewFeedInput>

export const FeedInput = Type.Object({ address: Type.Optional(address), ...parts }, { additionalProperties: false })
export type FeedInput = Static<typeof FeedInput>

export const VisitsQuery = Type.Object(
  { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })) },
  { additionalProperties: false },
)
export type VisitsQuery = Static<typeof VisitsQuery>

const names = (description: string) =>
  Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: nameMax, pattern: line }), { maxItems: 200, description }),
  )

export const RuleInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: nameMax, pattern: line }),
    position: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 100_000, default: 0, description: 'Lower ones are asked first.' }),
    ),
    matches: Type.Object(
      {
        feeds: Type.Optional(
          Type.Array(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }), {
            maxItems: 200,
            description: 'Ids of feeds.',
          }),
        ),
        sources: names('Slugs of sources.'),
        words: names('One of these words or phrases stands in the item, in whatever inflection.'),
        without: names('None of these does.'),
        sections: names('Categories of the item, or the section of its feed.'),
        languages: names('BCP 47; `fa` holds for `fa-AF` too.'),
      },
      { additionalProperties: false, description: 'Everything that is given must hold.' },
    ),
    does: Type.Object(
      {
        section: Type.Optional(
          Type.String({ minLength: 1, maxLength: nameMax, pattern: line, description: 'Slug of a section.' }),
        ),
        tags: names('Tags to add.'),
        priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
        drop: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: nameMax,
            pattern: line,
            description: 'Keep the item, but put it aside, for this reason.',
          }),
        ),
        make: Type.Optional(
          Type.Enum(['draft', 'publication'], {
            description: 'Make an article of it; `publication` needs the right to publish, now and when it happens.',
          }),
        ),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type RuleInput = Static<typeof RuleInput>
