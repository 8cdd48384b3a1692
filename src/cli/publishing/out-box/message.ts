import { firstEdition } from '#article'
import { editionOf } from '#site'
import type { PublishedArticle } from '#store'
import { messageWords } from './message-words.ts'

/** What a channel is told of an article, as plain text: no sign in it can be taken for a command of a messenger. */
export interface ChannelMessage {
  text: string
  /** Where the headline stands, in UTF-16 units, for services that set it bold. */
  headline: { offset: number; length: number }
}

export type ToldArticle = Pick<
  PublishedArticle,
  'kicker' | 'headline' | 'lead' | 'chain' | 'section' | 'corrections' | 'code' | 'edition'
>

/**
 * Kicker, headline, opening, correction, credit, section and short link, in the language of its edition, a block each, in at most so many UTF-16 units: the
 * opening gives way first, at a word; then the headline.
 */
export function messageOf(article: ToldArticle, link: string, unitsMax: number): ChannelMessage {
  const { code: edition, words: site } = editionOf(article.edition ?? firstEdition)
  const words = messageWords[edition]
  const newest = article.corrections.find(({ kind }) => kind !== 'typo')
  const isRetracted = article.corrections.some(({ kind }) => kind === 'retraction')
  const over = isRetracted ? site.shareCard.retracted : article.kicker
  const foot = [words.credit(article.chain), hashtag(article.section?.name ?? ''), link].filter((line) => line !== '')
  const note = newest === undefined ? '' : `${isRetracted ? words.why : words.corrected}: ${newest.note}`
  const shortNote = shortened(note, Math.floor(unitsMax / 4))
  const ending = [shortNote, foot.join('\n')].filter((block) => block !== '').join('\n\n')
  const beginning = over ? `${shortened(over, Math.floor(unitsMax / 8))}\n` : ''
  const headline = shortened(article.headline, unitsMax - beginning.length - ending.length - 2)
  const room = unitsMax - beginning.length - headline.length - ending.length - 4
  const lead = shortened(article.lead ?? '', room)
  return {
    text: [`${beginning}${headline}`, lead, ending].filter((block) => block !== '').join('\n\n'),
    headline: { offset: beginning.length, length: headline.length },
  }
}

/** A hashtag ends at the first space or half-space: «علم و فناوری» goes as «#علم_و_فناوری». */
function hashtag(name: string): string {
  const tag = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '')
  return tag === '' ? '' : `#${tag}`
}

function shortened(text: string, unitsMax: number): string {
  if (text.length <= unitsMax) return text
  if (unitsMax < 2) return ''
  const cut = text.slice(0, unitsMax - 1)
  const atWord = cut.lastIndexOf(' ')
  const kept = atWord > unitsMax / 2 ? cut.slice(0, atWord) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[\s،؛:\u200c]+$/u, '')}…`
}
