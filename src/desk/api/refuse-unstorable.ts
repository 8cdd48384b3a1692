import { Refusal } from '#server'

/** What PostgreSQL says (SQLSTATE) of texts and instants that no column can hold. */
const unstorable: Record<string, string> = {
  '22021': 'A text holds a character that cannot be stored (U+0000, or half of a surrogate pair).',
  '22P05': 'A text holds a character that cannot be stored (U+0000, or half of a surrogate pair).',
  '22007': 'A date is none.',
  '22008': 'A date is out of range.',
}

/** Turns what the store could not take, though it passed the schema, into refusals; anything else stays what it is. */
export function refuseUnstorable(error: unknown): never {
  if (error instanceof Error && 'code' in error) {
    const detail = unstorable[String(error.code)]
    if (detail !== undefined) throw new Refusal('invalid-content', { detail })
    // Two asked for one news code at the same moment.
    if (error.code === '23505' && 'constraint' in error && error.constraint === 'article_code_key') {
      throw new Refusal('code-taken')
    }
  }
  throw error
}
