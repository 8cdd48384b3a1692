import Type, { type Static } from 'typebox'
import { Hop, Kind, Relation } from './schemas.ts'

/** Shapes of the API for sourcing, sources and people. */

const nameMax = 200
const textMax = 2_000
const listMax = 200

const name = Type.String({ minLength: 1, maxLength: nameMax })
const decision = Type.Enum(['accepted', 'changed', 'rejected'])
const recordName = Type.Union([Type.Integer({ minimum: 1 }), name], { description: 'Id or slug.' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const closed = { additionalProperties: false } as const
const list = <T extends Type.TSchema>(item: T, description: string) =>
  Type.Optional(Type.Array(item, { maxItems: listMax, description }))

const StatementChange = Type.Object(
  {
    speaker: Type.Optional(nullable(name)),
    speakerKind: Type.Optional(Type.Enum(['person', 'office', 'organisation', 'media', 'unnamed'])),
    title: Type.Optional(nullable(name)),
    verb: Type.Optional(name),
    mode: Type.Optional(Type.Enum(['direct', 'indirect', 'mixed'])),
    polarity: Type.Optional(Type.Enum(['assert', 'deny', 'confirm', 'unknown'])),
    person: Type.Optional(nullable(recordName)),
  },
  closed,
)

export const SourcingInput = Type.Object(
  {
    chain: Type.Optional(
      Type.Array(Hop, { maxItems: 20, description: 'The whole chain as it should be, nearest first.' }),
    ),
    hops: list(
      Type.Object(
        {
          name,
          decision,
          change: Type.Optional(
            Type.Object(
              {
                name: Type.Optional(name),
                kind: Type.Optional(Kind),
                relation: Type.Optional(Relation),
                url: Type.Optional(Type.String({ maxLength: textMax })),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
      'Decisions on single carriers, by their names in the chain.',
    ),
    statements: list(
      Type.Object(
        {
          id: Type.Optional(Type.String({ pattern: '^s[1-9]\\d{0,4}$' })),
          sentence: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
          decision: Type.Enum(['accepted', 'changed', 'rejected', 'added']),
          change: Type.Optional(StatementChange),
        },
        closed,
      ),
      'Decisions on statements, by id or by the words of the sentence; an added one stands where its sentence stands.',
    ),
    mentions: list(
      Type.Object(
        {
          name,
          decision,
          relation: Type.Optional(Type.Enum(['cited', 'earlier-report', 'contradicted', 'denied', 'confirmed'])),
        },
        closed,
      ),
      'Decisions on sources credited for a part.',
    ),
    differing: list(
      Type.Object({ code: Type.Integer({ minimum: 1 }), decision: Type.Enum(['confirmed', 'withdrawn']) }, closed),
      'Articles that tell the same differently: linked both ways, shown on both pages.',
    ),
    waivers: list(
      Type.Object(
        { finding: Type.String({ maxLength: textMax }), reason: Type.String({ minLength: 1, maxLength: textMax }) },
        closed,
      ),
      'Findings (by id) that may stand, and why.',
    ),
  },
  closed,
)
export type SourcingInput = Static<typeof SourcingInput>

const sourceMembers = {
  kind: Type.Optional(Kind),
  country: Type.Optional(nullable(Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1.' }))),
  home: Type.Optional(nullable(Type.String({ maxLength: textMax }))),
  names: Type.Optional(Type.Array(name, { maxItems: listMax, description: 'Every name it goes by.' })),
  ambiguousNames: Type.Optional(
    Type.Array(name, { maxItems: listMax, description: 'Names that count only where a sentence credits them.' }),
  ),
}

export const NewSourceInput = Type.Object(
  { ...sourceMembers, name, kind: Kind, slug: Type.Optional(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })) },
  closed,
)
export type NewSourceInput = Static<typeof NewSourceInput>

export const SourceInput = Type.Object({ ...sourceMembers, name: Type.Optional(name) }, closed)
export type SourceInput = Static<typeof SourceInput>

const year = nullable(Type.Integer({ minimum: 600, maximum: 3_000, description: 'Gregorian.' }))

export const PersonInput = Type.Object(
  {
    name: Type.Optional(name),
    names: Type.Optional(Type.Array(name, { maxItems: listMax })),
    tenures: Type.Optional(Type.Array(Type.Object({ title: name, from: year, to: year }, closed), { maxItems: 50 })),
  },
  closed,
)
export type PersonInput = Static<typeof PersonInput>

export const MergerInput = Type.Object({ from: recordName }, closed)
export type MergerInput = Static<typeof MergerInput>

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 }))

export const RecordsQuery = Type.Object(
  {
    limit,
    after: Type.Optional(Type.String({ maxLength: nameMax, description: '`next` of the page before.' })),
    named: Type.Optional(Type.String({ maxLength: nameMax, description: 'Part of any name.' })),
  },
  closed,
)
export type RecordsQuery = Static<typeof RecordsQuery>

export const StatementsQuery = Type.Object(
  { limit, before: Type.Optional(Type.String({ maxLength: 40, description: '`next` of the page before.' })) },
  closed,
)
export type StatementsQuery = Static<typeof StatementsQuery>

const below = Type.Optional(Type.Integer({ minimum: 1, description: '`next` of the page before.' }))
export const DependentsQuery = Type.Object({ limit, below }, closed)
export type DependentsQuery = Static<typeof DependentsQuery>

export const ItemDependentsQuery = Type.Object(
  {
    limit,
    below,
    url: Type.String({ minLength: 1, maxLength: textMax, description: 'Address or origin of the item.' }),
  },
  closed,
)
export type ItemDependentsQuery = Static<typeof ItemDependentsQuery>
