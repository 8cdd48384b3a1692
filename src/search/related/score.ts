import type { RelationBasis, RelationCandidate, Shareable } from '#store'
import { wordsOf } from '../words-of.ts'

/** Articles told beside another: a short list, each worth its line. */
export const relatedMax = 6
/** Below this two articles have too little in common to be told of together. */
const scoreMin = 0.34
/** What is shared counts by how few share it; all tags together, and all speakers, no more than this. */
const tagsMax = 0.6
const personsMax = 0.5
const tagWeight = 0.4
const personWeight = 0.35
const sourceWeight = 0.04
const sectionWeight = 0.06
/** A word of the headline says more of what an article is about than one of its lead. */
const headlineWeight = 2
/** Days after which what lies between two articles has halved what time leaves of their relation. */
const halfLifeDays = 45
/** The share of a relation that time cannot take. */
const timelessShare = 0.7
/** In a newsroom that has just begun, what five articles say is not yet common. */
const articlesMin = 500
const dayMs = 86_400_000

/** A word of an article: how it is met, and how much it tells of what the article is about. */
export interface TellingWord {
  folded: string
  way: string
  weight: number
}

/** How many live articles there are, and how many say a word, where that is known. */
export interface Commonness {
  articles: number
  documents: ReadonlyMap<string, number>
}

/** The words of headline, kicker and lead, the most telling first: rare ones, and those of the headline. */
export function tellingWords(
  basis: Pick<RelationBasis, 'headline' | 'kicker' | 'lead'>,
  known: Commonness,
): TellingWord[] {
  const words = new Map<string, TellingWord>()
  const add = (text: string | null, times: number) => {
    for (const { folded, ways, isCommon } of wordsOf(text ?? '')) {
      const way = ways[0] ?? folded
      if (isCommon || words.has(way) || folded.length < 2) continue
      words.set(way, { folded, way, weight: times * rarity(known, [folded, way]) })
    }
  }
  add(basis.headline, headlineWeight)
  add(basis.kicker, headlineWeight)
  add(basis.lead, 1)
  return [...words.values()].sort((one, other) => other.weight - one.weight)
}

/** From nearly 0, for what every article says, to 1 for what no other says. */
function rarity({ articles, documents }: Commonness, forms: readonly string[]): number {
  const most = Math.max(...forms.map((form) => documents.get(form) ?? 0))
  return Math.max(0, 1 - Math.log(1 + most) / Math.log(2 + Math.max(articlesMin, articles)))
}

export interface Scored {
  articleId: number
  score: number
}

/** The candidates that belong beside the article, the likest first. */
export function mostRelated(
  basis: RelationBasis,
  candidates: readonly RelationCandidate[],
  { words, known }: { words: readonly TellingWord[]; known: Commonness },
): Scored[] {
  const all = words.reduce((sum, { weight }) => sum + weight, 0)
  const seen = new Set([headlineWords(basis.headline)])
  const scored = candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate) }))
    .filter(({ score }) => score >= scoreMin)
    .sort((one, other) => other.score - one.score || other.articleId - one.articleId)
  // The same headline twice is the same story twice.
  return scored
    .filter(({ headline }) => !seen.has(headlineWords(headline)) && seen.add(headlineWords(headline)))
    .slice(0, relatedMax)
    .map(({ articleId, score }) => ({ articleId, score }))

  function scoreOf(candidate: RelationCandidate): number {
    const said = new Set(
      [candidate.headline, candidate.kicker, candidate.lead]
        .flatMap((text) => wordsOf(text ?? ''))
        .flatMap(({ ways }) => ways),
    )
    const shared = words.filter(({ way }) => said.has(way)).reduce((sum, { weight }) => sum + weight, 0)
    const likeness =
      (all === 0 ? 0 : shared / all) +
      Math.min(tagsMax, tagWeight * sharedOf(basis.tags, candidate.tagIds, known)) +
      Math.min(personsMax, personWeight * sharedOf(basis.persons, candidate.personIds, known)) +
      (candidate.sourceIds.length > 0 ? sourceWeight : 0) +
      (candidate.sectionId !== null && candidate.sectionId === basis.sectionId ? sectionWeight : 0)
    const days = Math.abs(basis.publishedAt.getTime() - candidate.publishedAt.getTime()) / dayMs
    return likeness * (timelessShare + (1 - timelessShare) * 0.5 ** (days / halfLifeDays))
  }
}

/** One for a thing that hardly anybody else shares, less for what many do. */
function sharedOf(own: readonly Shareable[], ids: readonly number[], { articles }: Commonness): number {
  const most = Math.log(2 + Math.min(1_000, Math.max(articlesMin, articles)))
  return own
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, shareable) => sum + Math.max(0.3, 1 - 0.7 * (Math.log(1 + shareable.articles) / most)), 0)
}

function headlineWords(headline: string): string {
  return wordsOf(headline)
    .map(({ folded }) => folded)
    .join('')
}
