import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the material lies that this project may learn from but not carry. */
export const SHARED = fileURLToPath(new URL('../../../shared/data/persian/', import.meta.url))

/** A sentence of the treebank, and which part of our own split it falls in. */
export type Sentence = { body: string; part: 'train' | 'tune' | 'test' }

/** The hash that splits the sentences: FNV-1a over the letters alone, so that copies of a sentence fall on one side. */
export function sentenceHash(body: string): number {
  let hash = 0x811c9dc5
  for (const unit of body.replace(/[^\p{L}]/gu, '')) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193)
  return hash >>> 0
}

/** Which part of the split a sentence falls in. */
export function partOf(body: string): Sentence['part'] {
  const bucket = sentenceHash(body) % 20
  return bucket < 2 ? 'test' : bucket === 2 ? 'tune' : 'train'
}

/** With --tune a twentieth is kept apart to choose constants on; the data that ships learns from it too. */
const isTuning = process.argv.includes('--tune')

/** With --without-pages the news pages are left out, so that they can be scored as strangers. */
const isWithoutPages = process.argv.includes('--without-pages')

/** True for a sentence that may be learned from. */
export function isLearned({ part }: Sentence): boolean {
  return part === 'train' || (part === 'tune' && !isTuning)
}

/** PerDT: a tenth for testing, a twentieth for tuning, the rest for training. */
export function treebank(): Sentence[] {
  return readFileSync(`${SHARED}perdt/sentences.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const body: string = JSON.parse(line).body
      return { body, part: partOf(body) }
    })
}

/** Sentences written for this project, of what treebanks have too little of; for training. */
export function writtenSentences(): Sentence[] {
  return readFileSync(new URL('./written-sentences.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((body) => ({ body, part: 'train' }))
}

/** Paragraphs of the synthetic news pages written for this project (CC0), in house spelling; for training. */
export function newsParagraphs(): Sentence[] {
  if (isWithoutPages) return []
  const truth = readFileSync(new URL('../pages/truth.dev.jsonl', `file://${SHARED}`), 'utf8')
  return truth
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { expect } = JSON.parse(line)
      return [expect?.title, expect?.lead, ...(expect?.body ?? [])]
    })
    .filter((text) => typeof text === 'string' && text !== '')
    .flatMap((text: string) => text.split('\n'))
    .map((body) => ({ body, part: 'train' as const }))
}

/** Words of a sentence: letters, marks and half-spaces. */
export function wordsOf(body: string): string[] {
  return body.match(/[\u0620-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff\u200c]+/g) ?? []
}
