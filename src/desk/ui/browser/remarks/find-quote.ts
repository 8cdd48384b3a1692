/** Some words of a text and what stood before them (Web Annotation, TextQuoteSelector): they are found again after changes. */
export interface Quote {
  quote: string
  prefix: string
}

/** Characters before the words that are kept with them. */
export const prefixLength = 30

/**
 * Where the words stand now among these blocks of text: where as much as possible of what stood before them still does.
 * Null where the words are gone.
 */
export function findQuote(
  blocks: readonly string[],
  { quote, prefix }: Quote,
): { block: number; start: number } | null {
  let best: { block: number; start: number; shared: number } | null = null
  for (const [block, text] of blocks.entries()) {
    for (let start = text.indexOf(quote); start >= 0 && quote !== ''; start = text.indexOf(quote, start + 1)) {
      const shared = sharedEnd(text.slice(0, start), prefix)
      if (best === null || shared > best.shared) best = { block, start, shared }
    }
  }
  return best && { block: best.block, start: best.start }
}

/** How many characters at their ends two texts share. */
function sharedEnd(one: string, other: string): number {
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count += 1
  return count
}
