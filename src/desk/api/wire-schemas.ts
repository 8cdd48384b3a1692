import Type, { type Static } from 'typebox'

/** Shapes of what the API takes about the wire. */

const idMax = Number.MAX_SAFE_INTEGER
const itemsMax = 100

const name = Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f]*$' })
const id = (description: string) => Type.Integer({ minimum: 1, maximum: idMax, description })

export const WireQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    below: Type.Optional(id('Goes on after this (`next` of the page before).')),
    status: Type.Optional(Type.Enum(['new', 'taken', 'ignored', 'watched'])),
    feed: Type.Optional(id('Id of a feed.')),
    source: Type.Optional(name),
    section: Type.Optional(name),
    words: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Each must stand in the headline or the beginning, in any spelling.',
      }),
    ),
    since: Type.Optional(Type.String({ maxLength: 40, description: 'An instant (ISO 8601).' })),
  },
  { additionalProperties: false },
)
export type WireQuery = Static<typeof WireQuery>

export const HandlingInput = Type.Object(
  { status: Type.Enum(['ignored', 'watched', 'new'], { description: '`new` puts it among the new ones again.' }) },
  { additionalProperties: false },
)
export type HandlingInput = Static<typeof HandlingInput>

export const SplitInput = Type.Object(
  { items: Type.Array(id('Id of an item.'), { minItems: 1, maxItems: itemsMax, uniqueItems: true }) },
  { additionalProperties: false },
)
export type SplitInput = Static<typeof SplitInput>

export const MergeInput = Type.Object(
  { story: id('The story whose items come into this one.') },
  { additionalProperties: false },
)
export type MergeInput = Static<typeof MergeInput>

export const RecallQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    below: Type.Optional(id('Goes on after this recall.')),
    state: Type.Optional(Type.Enum(['open', 'all'], { default: 'open' })),
  },
  { additionalProperties: false },
)
export type RecallQuery = Static<typeof RecallQuery>

export const SettlementInput = Type.Object(
  {
    kind: Type.Optional(Type.Union([Type.Literal('handled'), Type.Literal('ignored')])),
    note: Type.Optional(Type.String({ maxLength: 2_000, description: 'What was done about it, or why nothing is.' })),
  },
  { additionalProperties: false },
)
export type SettlementInput = Static<typeof SettlementInput>
