import { type MatchQuestion, type TermChoice, wordMark, type Zone } from '#store'
import type { Want, Wants } from './want.ts'

/**
 * What PostgreSQL takes, in microseconds (measured at a million articles): to go past one article in the list of a term,
 * and to fetch the terms of one article and see whether one is among them.
 */
const passUs = 0.05
const readUs = 40

/** Of the articles that say a word, about how many say it there. */
const shareOfZone: Record<Zone, number> = { headline: 0.08, opening: 0.3, anywhere: 1 }
/** Words of a greater share of the articles may be read from the article: two of three that are read say it. */
const oftenShare = 0.35

/** What is asked of one zone of the articles, besides the wants. */
export interface Narrowed {
  labels: readonly TermChoice[]
  labelsNot: readonly TermChoice[]
}

/** How large the archive is that is asked. */
export interface ArchiveSize {
  documents: number
  months: number
}

/**
 * The wants as they are asked of one zone. A word that most articles say has long lists: where other words leave few
 * articles, whether they say that one too is read from the article.
 */
export function termsIn(
  { zone, limit }: { zone: Zone; limit: number },
  wants: Wants,
  { labels, labelsNot, size }: Narrowed & { size: ArchiveSize },
): Pick<MatchQuestion, 'terms' | 'also'> {
  const inZone = (where: Zone) => (want: Want) => want.map((stems) => stems.map((stem) => wordMark(where, stem)))
  const none = [...wants.unwanted.map(inZone('anywhere')), ...labelsNot]
  const { asked, read } = divided({ zone, limit }, wants, size)
  return {
    terms: { all: [...asked.map(inZone(zone)), ...labels], none },
    also: read.length === 0 ? null : { all: read.map(inZone(zone)), none: [] },
  }
}

interface Divided {
  /** The rarest first. */
  asked: Want[]
  read: Want[]
}

function divided({ zone, limit }: { zone: Zone; limit: number }, wants: Wants, size: ArchiveSize): Divided {
  const inMonth = size.documents / Math.max(1, size.months)
  const rarestFirst = wants.wants
    .map((want, place) => {
      const share = Math.min(1, wants.documents[place]! / Math.max(1, size.documents))
      return { want, share: shareOfZone[zone] * share }
    })
    .sort((one, other) => one.share - other.share)
  const found = rarestFirst.reduce((met, { share }) => met * share, inMonth)
  const months = Math.min(size.months, Math.max(1, limit / Math.max(found, 1e-9)))
  const isRead = (share: number, place: number) =>
    place > 0 && share > oftenShare && (limit / share) * readUs < months * inMonth * share * passUs
  const [asked, read] = [false, true].map((wanted) =>
    rarestFirst.filter(({ share }, place) => isRead(share, place) === wanted).map(({ want }) => want),
  ) as [Want[], Want[]]
  return { asked, read }
}
