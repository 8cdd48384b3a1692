/** The printed credit of a story: one line a reader understands. */

import type { Hop } from './model.ts'

/**
 * The chain as one Persian line, nearest carrier first: «به گزارش ایسنا، به نقل از میدل ایست نیوز».
 * Empty for an empty chain.
 */
export function creditLine(chain: readonly Hop[]): string {
  return chain.map(creditOf).join('، ')
}

function creditOf(hop: Hop, index: number): string {
  switch (hop.relation) {
    case 'published-in':
      return index === 0 ? `منتشرشده در ${hop.name}` : `در ${hop.name}`
    case 'translated-from':
      return `ترجمه از ${hop.name}`
    case 'reported-by':
      return hop.kind === 'own-reporter' ? `به گزارش خبرنگار ${hop.name}` : `به گزارش ${hop.name}`
    case 'quoting':
      return `به نقل از ${hop.name}`
  }
}
