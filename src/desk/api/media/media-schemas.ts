import Type, { type Static } from 'typebox'
import { filmBytesMax } from '#media'

const lineLengthMax = 2_000
const nameLengthMax = 300
const transcriptLengthMax = 100_000
const addressLengthMax = 2_000
/** No control characters. */
const line = '^[^\\u0000-\\u001f\\u007f]*$'
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const optionalLine = (maxLength: number) => Type.Optional(nullable(Type.String({ maxLength, pattern: line })))
const percent = Type.Integer({ minimum: 0, maximum: 100 })
const fraction = Type.Number({ minimum: 0, maximum: 1 })
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const MediaQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({ maxLength: 200, pattern: line, description: 'Words of its name, caption, description or credit.' }),
    ),
    kind: Type.Optional(Type.Enum(['picture', 'film', 'any'])),
    state: Type.Optional(
      Type.Enum(['any', 'unused', 'without-alt', 'ended'], { description: '`ended`: its rights are over.' }),
    ),
    below: Type.Optional(Type.Integer({ minimum: 1, description: '`next` of the page before.' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 40 })),
  },
  { additionalProperties: false },
)
export type MediaQuery = Static<typeof MediaQuery>

export const MediumNameQuery = Type.Object(
  { name: Type.Optional(Type.String({ maxLength: nameLengthMax })) },
  { additionalProperties: false },
)

export const AddressInput = Type.Object(
  { url: Type.String({ minLength: 1, maxLength: addressLengthMax, description: 'A public address of the web.' }) },
  { additionalProperties: false },
)
export type AddressInput = Static<typeof AddressInput>

export const MediumInput = Type.Object(
  {
    alt: optionalLine(lineLengthMax),
    caption: optionalLine(lineLengthMax),
    credit: optionalLine(nameLengthMax),
    rights: optionalLine(nameLengthMax),
    rightsEnd: Type.Optional(nullable(Type.String({ format: 'date-time' }))),
    focus: Type.Optional(nullable(Type.Object({ x: percent, y: percent }, { additionalProperties: false }))),
    transcript: Type.Optional(nullable(Type.String({ maxLength: transcriptLengthMax }))),
    poster: Type.Optional(nullable(hash)),
  },
  { additionalProperties: false },
)
export type MediumInput = Static<typeof MediumInput>

export const CutInput = Type.Object(
  { x: fraction, y: fraction, width: fraction, height: fraction },
  { additionalProperties: false, description: 'Fractions of the width and height of the picture.' },
)
export type CutInput = Static<typeof CutInput>

export const UploadInput = Type.Object(
  { sizeBytes: Type.Integer({ minimum: 1, maximum: filmBytesMax }) },
  { additionalProperties: false },
)

export const PieceQuery = Type.Object(
  { from: Type.Integer({ minimum: 0, maximum: filmBytesMax, description: 'Bytes that have been received.' }) },
  { additionalProperties: false },
)

export const CompletionInput = Type.Object(
  { name: Type.String({ maxLength: nameLengthMax }) },
  { additionalProperties: false },
)
export type CompletionInput = Static<typeof CompletionInput>
