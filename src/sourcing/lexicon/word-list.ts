import { squash } from '../text/words.ts'

/** Words of a list written as people write them, folded to the keys that readWords makes. */
export function wordSet(list: string): Set<string> {
  const set = new Set<string>()
  for (const word of list.split(/\s+/)) if (word !== '') set.add(squash(word))
  return set
}

/** Phrases, one a line or between «·», as a tree of keys: see {@link phraseLengthAt}. */
export interface PhraseTree {
  isEnd: boolean
  next: Map<string, PhraseTree>
}

/** Reads phrases («از سوی دیگر · در همین حال») into a tree. */
export function phraseTree(list: string): PhraseTree {
  const root: PhraseTree = { isEnd: false, next: new Map() }
  for (const phrase of list.split(/[·\n]/)) {
    let node = root
    for (const word of phrase.trim().split(/\s+/)) {
      if (word === '') continue
      const key = squash(word)
      let child = node.next.get(key)
      if (!child) {
        child = { isEnd: false, next: new Map() }
        node.next.set(key, child)
      }
      node = child
    }
    if (node !== root) node.isEnd = true
  }
  return root
}

/** How many words, from `at`, the longest phrase of the tree takes up; 0 when none begins there. */
export function phraseLengthAt(tree: PhraseTree, words: readonly { key: string }[], at: number): number {
  let node: PhraseTree | undefined = tree
  let length = 0
  for (let i = at; i < words.length; i++) {
    node = node.next.get(words[i]!.key)
    if (!node) break
    if (node.isEnd) length = i - at + 1
  }
  return length
}
