/** Offices that spoke before anybody of that name: whose they are, once a name comes. */

import { organisationHeads, places, wholeOrganisations } from '../lexicon/organisation-words.ts'
import { iranianTowns, regions } from '../lexicon/towns.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, type Reading } from '../text/reading.ts'
import { squash } from '../text/words.ts'
import type { Conversation } from './conversation.ts'
import { officeLikeness } from './likeness.ts'
import { type Actor, officeFormOf } from './people-register.ts'
import type { SpokenClause } from './spoken-clause.ts'

/** The office this name answers to: the one that waits, if the name has no office of its own or a like one. */
export function waitingFor(talk: Conversation, title: string | null, clause: SpokenClause): Actor | null {
  if (clause.joinsOthers && title === null) return null
  for (let i = talk.waiting.length - 1; i >= 0; i--) {
    const { actor, clause: before } = talk.waiting[i]!
    if (actor.name || isAnswerTo(talk.reading, clause, before)) continue
    const isLeadOffice = before.paragraph === 0 && clause.paragraph <= 2 && !hasNamedSpeaker(talk)
    const fits =
      title === null
        ? talk.lastSpeaker === actor
        : sharesOffice(talk, actor, title) || (isLeadOffice && sharesWord(actor, title))
    if (!fits && !(title === null && isLeadOffice)) continue
    talk.waiting.splice(i, 1)
    return actor
  }
  return null
}

/** «نماینده خطاب به وزیر گفت: …», and then «رضا فرضی پاسخ داد»: he who was spoken to. */
function isAnswerTo(reading: Reading, clause: SpokenClause, before: SpokenClause): boolean {
  if (/^(?:می)?پرس/.test(keyAt(reading, before.verb.from))) {
    const isNext = clause.paragraph === before.paragraph && saying.test(keyAt(reading, clause.verb.from))
    return isNext || isAnswer(reading, clause)
  }
  return isAnswer(reading, clause) && isAddressed(reading, before)
}

const saying = /^(?:گفت|میگوید)$/
const answer = /^(?:پاسخ|جواب)$/

function isAnswer(reading: Reading, clause: SpokenClause): boolean {
  if (answer.test(keyAt(reading, clause.verb.from))) return true
  // «در پاسخ به پرسش خبرنگاران» answers others.
  for (let i = clause.from; i < clause.verb.from; i++)
    if (keyAt(reading, i) === 'در' && answer.test(keyAt(reading, i + 1))) return keyAt(reading, i + 2) !== 'به'
  return false
}

function isAddressed(reading: Reading, { from, verb }: SpokenClause): boolean {
  for (let i = from; i < verb.from; i++) if (keyAt(reading, i) === 'خطاب') return true
  return false
}

function hasNamedSpeaker(talk: Conversation): boolean {
  return talk.lastSpeaker?.kind === 'person' && talk.lastSpeaker.name !== null
}

function sharesOffice(talk: Conversation, actor: Actor, title: string): boolean {
  const met = officeFormOf(talk.register, title)
  return actor.titles.some((one) => officeLikeness(officeFormOf(talk.register, one), met) > 0)
}

/** Of what, not as what and not where: every «رئیس …» begins alike, and every «سازمان …» of one country ends so. */
function sharesWord(actor: Actor, title: string): boolean {
  const words = new Set(ofWhat(title))
  return actor.titles.some((one) => ofWhat(one).some((word) => words.has(word)))
}

function ofWhat(title: string): string[] {
  const [head = '', ...words] = title.split(/\s+/)
  const isOfAPlace = governors.has(head)
  return words.filter((word) => word.length > 3 && !saysWhere(squash(word), isOfAPlace))
}

/** Whose office is that of a place: «استاندار گیلان» is the «نمایندهٔ عالی دولت در گیلان». */
const governors = wordSet('استاندار فرماندار بخشدار شهردار نماینده سفیر کاردار')

function saysWhere(key: string, isOfAPlace: boolean): boolean {
  if (iranianTowns.has(key) || regions.has(key) || places.has(key)) return !isOfAPlace
  return organisationHeads.has(key) && !wholeOrganisations.has(key)
}
