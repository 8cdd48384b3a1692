/**
 * Scores stemming by pairs: two word forms belong together when they have a lemma in common. Takes annotated text (CoNLL-U, or
 * lines «form TAB lemma»); without one, the words of the treebank with the lemmas of dictionaries. Run from the project root:
 *   node scripts/persian/score-stemming.ts [FILE…] [--errors N]
 */
import { stem } from '../../src/persian/persian.ts'
import { treebank, wordsOf } from './corpus.ts'
import { type Lemma, lemmasOfFile, listedLemmas } from './lemma-lists.ts'

const args = process.argv.slice(2)
const errorsAt = args.indexOf('--errors')
const errorsMax = errorsAt < 0 ? 0 : Number(args[errorsAt + 1])
const files = args.filter((_, at) => errorsAt < 0 || (at !== errorsAt && at !== errorsAt + 1))
const lemmas = files.length > 0 ? files.flatMap(lemmasOfFile) : wordsOfTreebank()

/** Each form with its commonest lemma. */
const lemmaOf = new Map<string, string>()
const counts = new Map<string, number>()
for (const { form, lemma } of lemmas) {
  if (!/[\u0620-\u06d3]{2}/.test(form)) continue
  const key = `${form}\t${lemma}`
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  if (count > (counts.get(`${form}\t${lemmaOf.get(form)}`) ?? 0)) lemmaOf.set(form, lemma)
}

const forms = [...lemmaOf.keys()]
const byLemma = grouped((form) => lemmaOf.get(form)!)
const byStem = grouped(stem)
const right = pairsOf(grouped((form) => `${lemmaOf.get(form)}\t${stem(form)}`))
print('pairs', right, pairsOf(byStem), pairsOf(byLemma))

/** Each lemma's and each stem's share of right pairs, all alike: common verbs count no more than rare nouns. */
const recall = mean(byLemma, (form) => stem(form))
const precision = mean(byStem, (form) => lemmaOf.get(form)!)
console.log(`by word: precision ${percent(precision)} recall ${percent(recall)}`)
printErrors('stem joins', byStem, (form) => lemmaOf.get(form)!)
printErrors('stem parts', byLemma, stem)

function wordsOfTreebank(): Lemma[] {
  const listed = listedLemmas()
  const words = treebank().flatMap(({ body }) => wordsOf(body))
  return words.flatMap((form) => {
    const lemma = listed.get(form)
    return lemma === undefined ? [] : [{ form, lemma }]
  })
}

function grouped(keyOf: (form: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const form of forms) {
    const key = keyOf(form)
    const group = groups.get(key)
    if (group) group.push(form)
    else groups.set(key, [form])
  }
  return groups
}

function pairsOf(groups: ReadonlyMap<string, string[]>): number {
  let pairs = 0
  for (const { length } of groups.values()) pairs += (length * (length - 1)) / 2
  return pairs
}

function mean(groups: ReadonlyMap<string, string[]>, keyOf: (form: string) => string): number {
  let sum = 0
  let count = 0
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const parts = Map.groupBy(group, keyOf)
    sum += pairsOf(parts) / ((group.length * (group.length - 1)) / 2)
    count++
  }
  return sum / count
}

function print(name: string, good: number, found: number, wanted: number): void {
  console.log(`${forms.length} forms; ${name}: precision ${percent(good / found)} recall ${percent(good / wanted)}`)
}

function percent(share: number): string {
  return (share * 100).toFixed(1)
}

function printErrors(name: string, groups: ReadonlyMap<string, string[]>, keyOf: (form: string) => string): void {
  const mixed = [...groups].filter(([, group]) => new Set(group.map(keyOf)).size > 1)
  const step = Math.max(1, Math.floor(mixed.length / Math.max(1, errorsMax)))
  for (let at = 0; at < mixed.length && at / step < errorsMax; at += step) {
    const [key, group] = mixed[at]!
    const parts = [...Map.groupBy(group, keyOf)].map(([part, members]) => `${part}: ${members.slice(0, 8).join(' ')}`)
    console.log(`${name} ${key} | ${parts.join(' | ')}`)
  }
}
