import { readFileSync } from 'node:fs'
import { SHARED, treebank, wordsOf } from './corpus.ts'

/** A word form with the dictionary word it is a form of. */
export type Lemma = { form: string; lemma: string }

/** Word forms and lemmas of a CoNLL-U file, without punctuation and multi-word tokens, or of lines «form TAB lemma». */
export function lemmasOfFile(file: string): Lemma[] {
  const lemmas: Lemma[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const cells = line.split('\t')
    if (cells.length === 2) lemmas.push({ form: cells[0]!, lemma: cells[1]! })
    if (cells.length !== 10 || /\D/.test(cells[0]!) || cells[3] === 'PUNCT' || cells[3] === 'NUM') continue
    lemmas.push({ form: cells[1]!, lemma: cells[2]! })
  }
  return lemmas
}

/**
 * Lemmas where no annotated text is at hand: every inflected form that Lilak's rules make of its words, and every form of
 * hazm's verbs (past stem for lemma; infinitives are nouns). Forms that only one source could know otherwise are left out.
 */
export function listedLemmas(): Map<string, string> {
  const verbs = verbForms()
  const { forms, words, bare } = lilakForms()
  const plurals = pluralNouns()
  const lemmas = new Map<string, string>()
  for (const [form, lemma] of forms)
    if (!plurals.has(lemma) && !(bare.has(form) && !verbs.has(form))) lemmas.set(form, lemma)
  for (const [form, lemma] of verbs) {
    const nounForm = lemmas.get(form)
    const isWord = nounForm !== undefined && !(bare.has(form) && nounForm === form)
    if (isWord && !form.startsWith('می') && nounForm !== form) lemmas.delete(form)
    else if (isWord && /[^ه]$/.test(form) && !form.startsWith('می')) lemmas.delete(form)
    else lemmas.set(form, lemma)
  }
  for (const word of words) if (/(?:دن|تن)$/.test(word) && verbs.has(word.slice(0, -1))) lemmas.set(word, word)
  return lemmas
}

const PAST = ['', 'م', 'ی', 'یم', 'ید', 'ند']
const PRESENT = ['م', 'ی', 'د', 'یم', 'ید', 'ند']
const PERFECT = ['', '\u200cام', '\u200cای', '\u200cایم', '\u200cاید', '\u200cاند']

/**
 * Every form with its verb. A form that two verbs share («می‌شویم», of شدن and of شستن; «می‌گذارد», which the list has twice)
 * goes to the verb whose own forms the treebank has more often, as annotators mostly decide.
 */
function verbForms(): Map<string, string> {
  const verbs = listedVerbs()
  const owners = new Map<string, Set<string>>()
  for (const [form, past] of verbs) owners.set(form, (owners.get(form) ?? new Set()).add(past))
  const sightings = new Map<string, number>()
  for (const { body } of treebank()) {
    for (const word of wordsOf(body)) {
      const pasts = owners.get(word)
      if (pasts?.size !== 1) continue
      const [past] = pasts
      sightings.set(past!, (sightings.get(past!) ?? 0) + 1)
    }
  }
  const commonest = (pasts: ReadonlySet<string>) =>
    [...pasts].reduce((best, past) => ((sightings.get(past) ?? 0) > (sightings.get(best) ?? 0) ? past : best))
  return new Map([...owners].map(([form, pasts]) => [form, commonest(pasts)]))
}

/** Each form of hazm's verbs with its past stem. */
function listedVerbs(): [form: string, past: string][] {
  const forms: [string, string][] = []
  for (const line of readFileSync(`${SHARED}lexicons/hazm_verbs.dat`, 'utf8').split('\n')) {
    const [past, presents] = line.trim().split('#')
    if (!past || !presents || /\s/.test(past)) continue
    const add = (form: string) => forms.push([form, past])
    for (const no of ['', 'ن']) {
      for (const ending of PAST) for (const mi of ['', 'می\u200c']) add((no && mi ? 'ن' : no) + mi + past + ending)
      for (const ending of PERFECT) for (const mi of ['', 'می\u200c']) add(`${no + mi + past}ه${ending}`)
      for (const present of presents.split(' یا ')) {
        for (const ending of PRESENT) {
          add(present + ending)
          add(`${no}می\u200c${present}${ending}`)
          const glided = /^[اآ]/.test(present) ? `ی${present.replace('آ', 'ا')}` : present
          add(`${no || 'ب'}${glided}${ending}`)
        }
      }
    }
  }
  return forms
}

/** Nouns that hazm's list has as plurals: annotators differ on whether «اخبار» is a form of «خبر». */
function pluralNouns(): Set<string> {
  const lines = readFileSync(`${SHARED}lexicons/hazm_words.dat`, 'utf8').split('\n')
  return new Set(lines.filter((line) => /\bPL\b/.test(line)).map((line) => line.split('\t')[0]!))
}

type Rule = { ending: string; next: string[] }

/** Every form of Lilak's words with its word; a form that is a word of its own is its own lemma, unless only an ending is on it. */
function lilakForms(): { forms: Map<string, string>; words: Set<string>; bare: Set<string> } {
  const rules = new Map<string, Rule[]>()
  for (const line of readFileSync(`${SHARED}lexicons/lilak_fa.aff`, 'utf8').split('\n')) {
    const [kind, flag, strip, affix] = line.trim().split(/\s+/)
    if (kind !== 'SFX' || strip !== '0' || affix === undefined) continue
    const [ending, flags] = affix.split('/')
    rules.set(flag!, [...(rules.get(flag!) ?? []), { ending: ending!, next: pairs(flags ?? '') }])
  }
  const entries = readFileSync(`${SHARED}lexicons/lilak_fa.dic`, 'utf8').split('\n').slice(1)
  const flagsOf = entries.map((line) => line.trim().split('/')).filter(([word]) => word)
  const words = new Set(flagsOf.map(([word]) => word!))
  const forms = new Map<string, string>()
  for (const word of words) forms.set(word, word)
  for (const [word, flags] of flagsOf) {
    for (const { form, ending } of inflected(word!, pairs(flags ?? ''), rules)) {
      if (ending === 'ی' && words.has(form)) continue
      if (!forms.has(form) || /^(?:\u200c?ها|ان|\u200c?تر)/.test(ending)) forms.set(form, word!)
    }
  }
  const flagged = new Set(flagsOf.filter(([, flags]) => flags).map(([word]) => word!))
  const bare = new Set([...words].filter((word) => !flagged.has(word)))
  return { forms, words, bare }
}

function* inflected(
  word: string,
  flags: readonly string[],
  rules: ReadonlyMap<string, Rule[]>,
): Generator<{ form: string; ending: string }> {
  for (const flag of flags) {
    for (const { ending, next } of rules.get(flag) ?? []) {
      yield { form: word + ending, ending }
      for (const deeper of inflected(word + ending, next, rules)) yield { form: deeper.form, ending }
    }
  }
}

function pairs(flags: string): string[] {
  return flags.match(/s[a-z]/g) ?? []
}
