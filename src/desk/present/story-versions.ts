import { diffWords } from '#article'
import { fold } from '#persian'
import type { StoryCopy } from '#store'
import { paragraphsOf } from './item-paragraphs.ts'

/** Of a sentence so many of the words must have been told before for it to count as told. */
const toldShare = 0.75
const sentencesMax = 400

/** What a version tells that none before it told. */
export interface AddedText {
  /** Sentences of its own, as written. */
  sentences: string[]
  words: number
}

/** For each version of a story, in order, what it adds to all those before it. The first adds nothing: it is the story. */
export function addedBy(copies: readonly StoryCopy[]): AddedText[] {
  const told: Set<string>[] = []
  return copies.map((copy, at) => {
    const sentences = sentencesOf(copy)
    const added = at === 0 ? [] : sentences.filter((sentence) => !isTold(wordsOf(sentence), told))
    told.push(...sentences.map((sentence) => new Set(wordsOf(sentence))))
    return { sentences: added, words: added.reduce((sum, sentence) => sum + wordsOf(sentence).length, 0) }
  })
}

function sentencesOf(copy: StoryCopy): string[] {
  return paragraphsOf(copy)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!؟?؛])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, sentencesMax)
}

function wordsOf(sentence: string): string[] {
  return fold(sentence)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function isTold(words: readonly string[], told: readonly ReadonlySet<string>[]): boolean {
  if (words.length === 0) return true
  return told.some((sentence) => words.filter((word) => sentence.has(word)).length >= toldShare * words.length)
}

/** One version beside another: stretches that stayed, went or came, paragraph by paragraph. */
export function compareVersions(before: StoryCopy, after: StoryCopy) {
  return diffWords(paragraphsOf(before).join('\n'), paragraphsOf(after).join('\n'))
}
