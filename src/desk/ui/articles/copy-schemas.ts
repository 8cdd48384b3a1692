import Type, { type Static } from 'typebox'

/** Shapes of what an open editor sends. What is written in it is read by #article, not here. */

const anything = Type.Object({}, { additionalProperties: true })
const seat = Type.String({ pattern: '^[A-Za-z0-9-]{8,64}$' })
const version = Type.Integer({ minimum: 1 })
const choicesMax = 200
const blocksMax = 10_000
const noteLengthMax = 2_000
const findingLengthMax = 500

export const ChangeInput = Type.Object(
  {
    from: version,
    seat,
    number: Type.Integer({ minimum: 1 }),
    patch: Type.Union([
      Type.Null(),
      Type.Object(
        {
          parts: anything,
          blocks: Type.Union([
            Type.Null(),
            Type.Object(
              {
                start: Type.Integer({ minimum: 0 }),
                removed: Type.Integer({ minimum: 0 }),
                added: Type.Array(anything, { maxItems: blocksMax }),
              },
              { additionalProperties: false },
            ),
          ]),
        },
        { additionalProperties: false },
      ),
    ]),
    choices: Type.Union([Type.Null(), Type.Array(anything, { maxItems: choicesMax })]),
  },
  { additionalProperties: false },
)
export type ChangeInput = Static<typeof ChangeInput>

export const SeatInput = Type.Object(
  {
    seat,
    version,
    block: Type.Union([Type.Null(), Type.Integer({ minimum: 0 })]),
    leaving: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type SeatInput = Static<typeof SeatInput>

const overruling = Type.Optional(Type.String({ minLength: 1, maxLength: noteLengthMax }))

export const PublicationInput = Type.Object({ version, overruling }, { additionalProperties: false })
export type PublicationInput = Static<typeof PublicationInput>

export const VersionInput = Type.Object({ version }, { additionalProperties: false })
export type VersionInput = Static<typeof VersionInput>

/** The name of a court or an authority. */
const orderedByLengthMax = 200

export const WithdrawalInput = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: noteLengthMax }),
    orderedBy: Type.Optional(Type.String({ maxLength: orderedByLengthMax })),
  },
  { additionalProperties: false },
)
export type WithdrawalInput = Static<typeof WithdrawalInput>

export const CorrectionInput = Type.Object(
  {
    version,
    kind: Type.Enum(['typo', 'clarification', 'correction', 'retraction']),
    note: Type.String({ minLength: 1, maxLength: noteLengthMax }),
    overruling,
  },
  { additionalProperties: false },
)
export type CorrectionInput = Static<typeof CorrectionInput>

export const RevisionsQuery = Type.Object(
  { below: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
)

export const WaiverInput = Type.Object(
  {
    finding: Type.String({ minLength: 1, maxLength: findingLengthMax }),
    reason: Type.String({ minLength: 1, maxLength: noteLengthMax }),
  },
  { additionalProperties: false },
)
export type WaiverInput = Static<typeof WaiverInput>
