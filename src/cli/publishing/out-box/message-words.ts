import type { EditionCode } from '#article'
import { editionOf, hopName } from '#site'
import { creditLine } from '#sourcing'
import type { PublishedArticle } from '#store'

/** What channels of an edition are told besides the news. */
export interface MessageWords {
  /** Before the note of a correction, and of a retraction. */
  corrected: string
  why: string
  /** The chain in one line; empty for an empty chain. */
  credit(chain: PublishedArticle['chain']): string
  test(channel: string, newsroom: string): string
}

const persian: MessageWords = {
  corrected: 'اصلاح',
  why: 'چرا',
  credit: creditLine,
  test: (channel, newsroom) => `آزمایش کانال «${channel}» از تحریریهٔ ${newsroom}`,
}

const english: MessageWords = {
  corrected: 'Correction',
  why: 'Why',
  credit(chain) {
    const line = chain.map(englishCredit).join(', ')
    return line.slice(0, 1).toUpperCase() + line.slice(1)
  },
  test: (channel, newsroom) => `A test of the channel “${channel}” from the newsroom of ${newsroom}`,
}

function englishCredit(hop: PublishedArticle['chain'][number]): string {
  const name = hopName(editionOf('en'), hop)
  switch (hop.relation) {
    case 'published-in':
      return `published in ${name}`
    case 'translated-from':
      return `translated from ${name}`
    case 'reported-by':
      return hop.kind === 'own-reporter' ? `reported by ${name}’s own reporter` : `reported by ${name}`
    case 'quoting':
      return `citing ${name}`
  }
}

/** Dari is written as Persian is. */
export const messageWords: Record<EditionCode, MessageWords> = { fa: persian, prs: persian, en: english }
