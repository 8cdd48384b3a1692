import Type, { type Static } from 'typebox'
import { articleKinds } from '#article'

/** As they come: no control characters. */
const line = '^[^\\u0000-\\u001f\\u007f]*$'
const text = (maxLength: number, description: string) => Type.String({ maxLength, pattern: line, description })

export const ChannelInput = Type.Object(
  {
    service: Type.Enum(['telegram', 'bale', 'eitaa']),
    edition: Type.Optional(
      text(8, 'Whose articles it is told of, chosen when it is made: `fa` unless it is said; see SANAD_EDITIONS.'),
    ),
    name: text(200, 'What the newsroom calls it.'),
    address: Type.Optional(text(500, 'Where the bot service listens; that of the service when left out.')),
    chat: text(64, '`@name` of the channel, or its number.'),
    token: Type.Optional(text(200, 'Of the bot. Kept sealed and never shown; left out, it stays as it is.')),
    sections: Type.Optional(
      Type.Union([Type.Array(text(200, 'Slug.'), { minItems: 1, maxItems: 100 }), Type.Null()], {
        description: 'Only what stands in these, or below them; null for all.',
      }),
    ),
    kinds: Type.Optional(
      Type.Union(
        [Type.Array(Type.Enum([...articleKinds]), { minItems: 1, maxItems: articleKinds.length }), Type.Null()],
        {
          description: 'Only articles of these kinds; null for all.',
        },
      ),
    ),
    withCard: Type.Optional(Type.Boolean({ default: true, description: 'The share card goes with the words.' })),
  },
  { additionalProperties: false },
)
export type ChannelInput = Static<typeof ChannelInput>

export const PostsQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum(['waiting', 'asking', 'sent', 'unknown', 'dead', 'removed', 'passed-over'])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
)
export type PostsQuery = Static<typeof PostsQuery>

export const ArrivalInput = Type.Object(
  {
    message: Type.Optional(
      Type.String({ pattern: '^\\d{1,15}$', description: 'Number of the message, for later corrections.' }),
    ),
  },
  { additionalProperties: false },
)
export type ArrivalInput = Static<typeof ArrivalInput>
