import { normalise } from '#persian'

export type NameProblem = 'empty' | 'too-long' | 'hidden-characters' | 'foreign-letters' | 'mixed-letters'

export interface NameReading {
  /** In house letters; null when there is a problem. */
  value: string | null
  problems: NameProblem[]
}

/** Logins are one kind of letters, so that no two can look alike. */
const loginPattern = /^[a-z][a-z0-9-]{2,31}$/

const nameLengthMin = 2
const nameLengthMax = 80

/** Control, format and private characters: they show nothing, or turn the text around them. The half-space is let through. */
const hidden = /(?!\u200c)[\p{C}\p{Zl}\p{Zp}]/u

/** Letters that are written alike are one letter after `normalise`; what is not here is another alphabet, or an imitation. */
const persianLetters = 'ءآأؤئإابپةتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u0654\u200c'
const latinLetters = 'A-Za-zÀ-ÖØ-öø-ÿ'

interface Alphabet {
  /** One word, all of it Persian. */
  persian: RegExp
  /** One word, all of it Latin. */
  latin: RegExp
  anything: RegExp
}

const ofPeople = alphabet(persianLetters, `${latinLetters}'’.\\-`)
const ofKeys = alphabet(`${persianLetters}۰-۹\\-`, `${latinLetters}0-9۰-۹._\\-`)

function alphabet(persian: string, latin: string): Alphabet {
  return {
    persian: new RegExp(`^[${persian}]+$`),
    latin: new RegExp(`^[${latin}]+$`),
    anything: new RegExp(`^[${persian}${latin} ]+$`),
  }
}

/** Whether a text may be a login. */
export function isLogin(text: string): boolean {
  return loginPattern.test(text)
}

/**
 * The name of a person as it is printed beside what she did: Persian or Latin letters, no word of both. Bidi controls,
 * invisible characters and letters of other alphabets are refused, because they imitate other people's names.
 */
export function readPersonName(text: string): NameReading {
  return readName(text, ofPeople)
}

/** The name of an API key: as a person's, and digits, so that it can stand in the audit log. */
export function readKeyName(text: string): NameReading {
  return readName(text, ofKeys)
}

function readName(text: string, alphabet: Alphabet): NameReading {
  const problem = hiddenProblem(text)
  if (problem !== null) return { value: null, problems: [problem] }
  const name = normalise(text).replaceAll(/\s+/g, ' ')
  const found = nameProblem(name, alphabet)
  return found === null ? { value: name, problems: [] } : { value: null, problems: [found] }
}

/** Looked for before the house letters are made, which would drop them without a word. */
function hiddenProblem(text: string): NameProblem | null {
  if (text.length > nameLengthMax * 2) return 'too-long'
  return hidden.test(text.trim()) ? 'hidden-characters' : null
}

function nameProblem(name: string, { persian, latin, anything }: Alphabet): NameProblem | null {
  if (name.replaceAll(/[^\p{L}]/gu, '').length < nameLengthMin)
    return anything.test(name) || name === '' ? 'empty' : 'foreign-letters'
  if (name.length > nameLengthMax) return 'too-long'
  if (!anything.test(name)) return 'foreign-letters'
  return name.split(' ').every((word) => persian.test(word) || latin.test(word)) ? null : 'mixed-letters'
}
