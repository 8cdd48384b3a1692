/** Offices that spoke before anybody of that name: whose they are, once a name comes. */

import { organisationHeads, places } from '../lexicon/organisation-words.ts'
import { iranianTowns, regions } from '../lexicon/towns.ts'
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
  if (/^(?:می)?پرس/.test(keyAt(reading, before.verb.from)))
    return isAnswer(reading, clause) || saying.test(keyAt(reading, clause.verb.from))
  return isAnswer(reading, clause) && hasWord(reading, before, (key) => key === 'خطاب')
}

const saying = /^(?:گفت|میگوید)$/
const answer = /^(?:پاسخ|جواب)$/

function isAnswer(reading: Reading, clause: SpokenClause): boolean {
  if (answer.test(keyAt(reading, clause.verb.from))) return true
  return hasWord(reading, clause, (key, next) => key === 'در' && answer.test(next))
}

/** Whether such a word, and the one behind it, stands before the verb. */
function hasWord(
  reading: Reading,
  { from, verb }: SpokenClause,
  test: (key: string, next: string) => boolean,
): boolean {
  for (let i = from; i < verb.from; i++) if (test(keyAt(reading, i), keyAt(reading, i + 1))) return true
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
  const words = title.split(/\s+/).slice(1)
  return words.filter((word) => word.length > 3 && !saysWhere(squash(word)))
}

function saysWhere(key: string): boolean {
  return places.has(key) || iranianTowns.has(key) || regions.has(key) || organisationHeads.has(key)
}
