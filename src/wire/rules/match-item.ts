import { fold, stem, tokens } from '#persian'
import type { ArrivedItem } from '#store'
import type { Rule, RuleMatch } from './rule.ts'

/** Of an item, from its head on: rules look at what it is about. */
const textLengthMax = 20_000

/** An item, made ready for any number of rules. */
export interface MatchableItem {
  feedId: number
  source: string | null
  language: string | null
  /** Folded names of where the item is filed, and the slug of its feed's section. */
  sections: ReadonlySet<string>
  /** Stems of its words with a space around each. */
  stems: string
}

/** What rules ask of an arrived item. */
export function matchable(item: ArrivedItem): MatchableItem {
  const { categories, language, title, kicker, summary_text, content_text } = item.said
  const names = Array.isArray(categories) ? categories.filter((name) => typeof name === 'string') : []
  const parts = [kicker, title, summary_text, content_text].filter((part) => typeof part === 'string')
  return {
    feedId: item.feedId,
    source: item.source?.slug ?? null,
    language: typeof language === 'string' ? language : item.language,
    sections: new Set([...names.map(fold), ...(item.section === null ? [] : [item.section])]),
    stems: stemsOf(parts.join('\n').slice(0, textLengthMax)),
  }
}

/** Whether everything that a rule asks for holds. */
export function holds({ matches }: Pick<Rule, 'matches'>, item: MatchableItem): boolean {
  const { feeds, sources, words, without, sections, languages } = matches
  return (
    (feeds === undefined || feeds.includes(item.feedId)) &&
    (sources === undefined || (item.source !== null && sources.includes(item.source))) &&
    (languages === undefined || languages.some((language) => isLanguage(item.language, language))) &&
    (sections === undefined || sections.some((name) => item.sections.has(name) || item.sections.has(fold(name)))) &&
    (words === undefined || words.some((phrase) => says(item, phrase))) &&
    !without?.some((phrase) => says(item, phrase))
  )
}

/** Whether a rule asks for anything at all: one that does not would hold for the whole wire. */
export function asksSomething(matches: RuleMatch): boolean {
  return Object.values(matches).some((asked) => asked !== undefined && (asked as readonly unknown[]).length > 0)
}

/** `fa` holds for `fa-AF` too. */
function isLanguage(spoken: string | null, asked: string): boolean {
  const [one, other] = [(spoken ?? '').toLowerCase(), asked.toLowerCase()]
  return one === other || one.startsWith(`${other}-`)
}

function says({ stems }: MatchableItem, phrase: string): boolean {
  const wanted = stemsOf(phrase)
  return wanted.trim() !== '' && stems.includes(wanted)
}

function stemsOf(text: string): string {
  return ` ${tokens(text)
    .map(({ word }) => stem(word))
    .join(' ')} `
}
