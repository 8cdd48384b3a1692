import Type, { type Static } from 'typebox'

const instantLengthMax = 100
const codeMax = 999_999_999_999_999

/** The plan itself is read by `readFrontPlan`, which tells what is wrong with it place by place. */
export const FrontInput = Type.Object(
  {
    plan: Type.Union([
      Type.Object(
        {
          boxes: Type.Array(Type.Object({}, { additionalProperties: true }), {
            description:
              'From top to bottom: `{id, title, prominence: minimum|high|maximum, style: banner|collection|list, places, fill, placed}`; `fill` is `{list: newest|photo|video|note|most-read}`, `{list: section, section}` or null; `placed` lists `{code, headline?, pinnedAt?, expiresAt?}`. No code twice.',
          }),
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
    note: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
    takesEffectAt: Type.Optional(
      Type.Union([
        Type.String({
          maxLength: instantLengthMax,
          description: 'ISO 8601, or Persian: «فردا ساعت ۸». At once without.',
        }),
        Type.Null(),
      ]),
    ),
  },
  { additionalProperties: false },
)
export type FrontInput = Static<typeof FrontInput>

const edition = Type.Optional(
  Type.String({ maxLength: 8, description: 'Whose page it is: `fa` unless it is said; see SANAD_EDITIONS.' }),
)

export const EditionQuery = Type.Object({ edition })
export type EditionQuery = Static<typeof EditionQuery>

export const FrontQuery = Type.Object({ edition, at: Type.Optional(Type.String({ maxLength: instantLengthMax })) })
export type FrontQuery = Static<typeof FrontQuery>

export const FrontVersionsQuery = Type.Object({
  edition,
  below: Type.Optional(Type.Integer({ minimum: 1, maximum: codeMax })),
})
export type FrontVersionsQuery = Static<typeof FrontVersionsQuery>

export const BreakingInput = Type.Object(
  {
    edition,
    text: Type.String({ minLength: 1, maxLength: 500, description: 'One line of at most 140 characters.' }),
    code: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: codeMax }), Type.Null()])),
    expires: Type.String({
      maxLength: instantLengthMax,
      description: 'ISO 8601, or Persian: «دو ساعت دیگر». A day ahead at most.',
    }),
  },
  { additionalProperties: false },
)
export type BreakingInput = Static<typeof BreakingInput>
