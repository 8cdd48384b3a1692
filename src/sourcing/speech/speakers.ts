/**
 * Who speaks in each reporting clause. People are first gathered with the names and offices the text gives them; then
 * the clauses are read in order, and «وی», «این مقام», a surname, an office or a dropped subject is followed back.
 */

import type { Carrier } from '../carriers/carrier.ts'
import type { Phrase } from '../grammar/chunk.ts'
import { isKnownSurname } from '../grammar/name-and-title.ts'
import { documentNouns, mediaNouns, organisationNouns } from '../lexicon/organisation-words.ts'
import { pluralPronouns, pronouns, quantifiers } from '../lexicon/person-words.ts'
import { isPlainAt } from '../lexicon/plain-words.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, nameOf, type Reading, type Span } from '../text/reading.ts'
import { squash } from '../text/words.ts'
import { actorOf, type Conversation, noteCarriers, noteSubject, openConversation } from './conversation.ts'
import { nameByFullestForm } from './fullest-names.ts'
import { officeLikeness } from './likeness.ts'
import {
  type Actor,
  actorNamed,
  addActor,
  enrich,
  isSameName,
  officeFormOf,
  personInOffice,
  personNamed,
  type Register,
} from './people-register.ts'
import type { SpokenClause } from './spoken-clause.ts'
import { waitingFor } from './waiting-offices.ts'

/** The actor of each clause, in the order of the clauses; null where nobody can be told. */
export function resolveSpeakers(
  reading: Reading,
  clauses: readonly SpokenClause[],
  carriers: readonly Carrier[],
): (Actor | null)[] {
  const talk = openConversation(reading, clauses)
  const actors: (Actor | null)[] = []
  let sentence = 0
  for (const clause of clauses) {
    for (; sentence < clause.sentence; sentence++) noteSubject(talk, sentence)
    sentence = clause.sentence + 1
    noteCarriers(talk, carriers, clause)
    talk.at = actors.length
    const actor = speakerOf(talk, clause)
    if (actor?.kind === 'person') talk.speakers.add(actor)
    actors.push(actor)
  }
  nameByFullestForm(reading, talk.register)
  return actors
}

function speakerOf(talk: Conversation, clause: SpokenClause): Actor | null {
  const actor = clause.quoted ? ofPhrase(talk, clause.quoted, clause) : ofSubject(talk, clause)
  const reporter = clause.quoted && clause.subject ? ofPhrase(talk, clause.subject, clause) : null
  talk.spokenIn = clause.paragraph
  if (actor) remember(talk, actor)
  // «خبرنگار X به نقل از یک منبع …»: «او» afterwards is the reporter
  if (reporter?.kind === 'person') talk.lastHuman = reporter
  return actor
}

function ofSubject(talk: Conversation, clause: SpokenClause): Actor | null {
  if (!clause.subject) return talk.subject?.paragraph === clause.paragraph ? talk.subject.actor : talk.lastSpeaker
  if (clause.form === 'document' && !isNamedIssuer(clause.subject)) return issuer(talk, clause.subject)
  return ofPhrase(talk, clause.subject, clause)
}

/** «در بیانیهٔ وزارت نیرو آمده است»: not the document, but whose it is. */
function isNamedIssuer({ kind }: Phrase): boolean {
  return kind !== 'pointer' && kind !== 'other'
}

function remember(talk: Conversation, actor: Actor): void {
  talk.lastSpeaker = actor
  talk.subject = null
  if (actor.kind === 'person') talk.lastHuman = actor
  else if (actor.kind === 'media') talk.lastMedia = actor
  else if (actor.kind === 'organisation') talk.lastOrganisation = actor
  else {
    talk.lastUnnamed = actor
    talk.lastHuman = actor
  }
}

function ofPhrase(talk: Conversation, phrase: Phrase, clause: SpokenClause): Actor | null {
  const { reading } = talk
  const isPlainName = phrase.kind === 'person' && !phrase.title && !isNamedAlready(talk, phrase)
  const known = phrase.isMerged || phrase.kind === 'other' || isPlainName ? knownAtStart(talk, phrase) : null
  if (known) return known
  switch (phrase.kind) {
    case 'pronoun':
      return ofPronoun(talk, keyAt(reading, phrase.from))
    case 'pointer':
      return ofPointer(talk, phrase)
    case 'media':
      return rememberedMedia(talk, actorOf(talk, 'media', nameOf(reading, phrase.name ?? phrase.core)))
    case 'generic-media':
      return actorOf(talk, 'media', nameOf(reading, phrase.core))
    case 'unnamed':
      return unnamed(talk, phrase)
    case 'organisation':
    case 'place':
      return organisation(talk, nameOf(reading, subjectCore(reading, phrase)))
    case 'pair':
      return enriched(
        organisation(talk, nameOf(reading, phrase.core)),
        null,
        phrase.title && nameOf(reading, phrase.title),
      )
    case 'office':
      return ofOffice(talk, phrase, clause)
    case 'person':
      return ofPerson(talk, phrase, clause)
    case 'other':
      if (phrase.name && !clause.isPlural && canBePerson(reading, phrase.name)) return ofPerson(talk, phrase, clause)
      return organisation(talk, nameOf(reading, subjectCore(reading, phrase)))
  }
}

function canBePerson(reading: Reading, name: Span): boolean {
  const isPlain = name.to - name.from === 1 && isPlainAt(reading, name.from)
  return isPlain ? isKnownSurname(reading, name) : name.to - name.from <= nameWordsMax
}

function isNamedAlready(talk: Conversation, phrase: Phrase): boolean {
  return phrase.name !== null && personNamed(talk.register, nameOf(talk.reading, phrase.name)) !== null
}

function rememberedMedia(talk: Conversation, actor: Actor): Actor {
  talk.lastMedia = actor
  return actor
}

function unnamed(talk: Conversation, phrase: Phrase): Actor {
  const actor = addActor(talk.register, 'unnamed', nameOf(talk.reading, phrase.core))
  talk.lastUnnamed = actor
  return actor
}

function organisation(talk: Conversation, name: string): Actor {
  return actorNamed(talk.register, 'organisation', name) ?? addActor(talk.register, 'organisation', name)
}

/** «شرق این تجربه‌ها را …»: of subject and object run together, what stands before «این». */
function subjectCore(reading: Reading, phrase: Phrase): { from: number; to: number } {
  if (!phrase.isMerged) return phrase.core
  for (let i = phrase.from + 1; i < phrase.core.to; i++)
    if (/^(?:این|ان|هرگونه|وجود)$/.test(keyAt(reading, i))) return { from: phrase.from, to: i }
  return phrase.core
}

const nameWordsMax = 3

/** How many clauses ahead somebody may be named again. */
const namedAgainReach = 3

const knownWordsMax = 8

/** Subject and object may run together («فرضی هدف از طرح را … دانست»): the longest beginning that is somebody known. */
function knownAtStart(talk: Conversation, phrase: Phrase): Actor | null {
  const { reading, register } = talk
  if (pronouns.has(keyAt(reading, phrase.from))) return ofPronoun(talk, keyAt(reading, phrase.from))
  for (let to = Math.min(phrase.core.to, phrase.from + knownWordsMax); to > phrase.from; to--) {
    const words = nameOf(reading, { from: phrase.from, to })
    const actor =
      personNamed(register, words) ??
      actorNamed(register, 'media', words) ??
      exactOrganisation(register, words) ??
      exactOffice(register, words, to - phrase.from > 1 ? longerOfficeToo : sameOffice)
    if (actor) return actor
  }
  return null
}

function exactOrganisation(register: Register, words: string): Actor | null {
  const actor = actorNamed(register, 'organisation', words)
  return actor?.name && squash(actor.name) === squash(words) ? actor : null
}

/** Of «رئیس اورژانس …» the first word alone is not the office of every «رئیس …». */
const sameOffice = 3
const longerOfficeToo = 2

function exactOffice(register: Register, words: string, likenessMin: number): Actor | null {
  const met = officeFormOf(register, words)
  return (
    register.actors.find((actor) =>
      actor.titles.some((title) => officeLikeness(officeFormOf(register, title), met) >= likenessMin),
    ) ?? null
  )
}

function ofPronoun(talk: Conversation, key: string): Actor | null {
  if (pluralPronouns.has(key)) return talk.lastSpeaker
  return talk.lastHuman ?? talk.lastSpeaker
}

function ofPointer(talk: Conversation, phrase: Phrase): Actor | null {
  const noun = nounPointedTo(talk.reading, phrase)
  if (documentNouns.has(noun)) return issuer(talk, phrase)
  if (mediaNouns.has(noun)) return talk.lastMedia ?? talk.lastSpeaker
  if (/^منبع$|^منابع/.test(noun)) return talk.lastUnnamed ?? talk.lastMedia ?? talk.lastSpeaker
  if (organisationNouns.has(noun)) return talk.lastOrganisation ?? talk.lastSpeaker
  if (/^مقام/.test(noun) && talk.lastUnnamed && talk.lastSpeaker?.kind !== 'person') return talk.lastUnnamed
  return talk.lastHuman ?? talk.lastSpeaker
}

/** «این مقام», «این دو مقام» */
function nounPointedTo(reading: Reading, { from, to }: Phrase): string {
  const next = keyAt(reading, from + 1)
  return quantifiers.has(next) && from + 2 < to ? keyAt(reading, from + 2) : next
}

/** «این بیانیه», «این گزارش»: whoever issued it, an organisation or carrier before a person. */
function issuer(talk: Conversation, phrase: Phrase): Actor | null {
  const noun = phrase.kind === 'pointer' ? nounPointedTo(talk.reading, phrase) : keyAt(talk.reading, phrase.from)
  if (noun === 'گزارش' && talk.lastMedia) return talk.lastMedia
  return talk.lastSpeaker ?? talk.lastOrganisation ?? talk.lastMedia
}

/** An office alone: its holder in the article, else the speaker just met under a bare name, else somebody still unnamed. */
function ofOffice(talk: Conversation, phrase: Phrase, clause: SpokenClause): Actor {
  const office = nameOf(talk.reading, phrase.title ?? phrase.core)
  const holder = personInOffice(talk.register, office)
  if (holder) return phrase.isMerged ? holder : enriched(holder, null, office)
  const before = talk.lastHuman
  if (before && (mayHold(talk, before, clause) || isSoleSpeaker(talk, before, clause)))
    return enriched(before, null, office)
  const actor = addActor(talk.register, 'person', null)
  actor.titles.push(office)
  talk.waiting.push({ actor, clause })
  return actor
}

/** A speaker with a name and no office yet, when nothing tells that another voice comes in. */
function mayHold(talk: Conversation, actor: Actor, clause: SpokenClause): boolean {
  if (actor.kind !== 'person' || !actor.name || actor.titles.length > 0 || actor.known || clause.joinsOthers)
    return false
  return talk.lastSpeaker === actor && (clause.form === 'verb' || clause.form === 'postposed')
}

/** The only speaker so far, who is named again right after this office: another of his or her offices. */
function isSoleSpeaker(talk: Conversation, actor: Actor, clause: SpokenClause): boolean {
  if (!actor.name || clause.joinsOthers || talk.speakers.size !== 1 || !talk.speakers.has(actor)) return false
  const name = actor.name
  const next = talk.clauses.slice(talk.at + 1, talk.at + 1 + namedAgainReach).find((one) => one.subject?.name)
  if (!next?.subject?.name || isOfAnother(talk.reading, actor, clause)) return false
  return isSameName(talk.register, name, nameOf(talk.reading, next.subject.name))
}

/** «سخنگوی این سازمان» is nobody who has no office of a body: «مدیر این شرکت» may be «مدیر کارخانه». */
function isOfAnother(reading: Reading, actor: Actor, { subject, verb }: SpokenClause): boolean {
  for (let i = subject?.from ?? verb.from; i < verb.from - 1; i++) {
    const body = keyAt(reading, i + 1)
    if (/^(?:این|همین|ان)$/.test(keyAt(reading, i)) && organisationNouns.has(body))
      return !actor.titles.some((title) => squash(title).includes(body) || isOfSuchABody(title, keyAt(reading, i - 1)))
  }
  return false
}

/** «مدیر کارخانه» is «مدیر این شرکت»; the chief of «هلال‌احمر» is that of «این سازمان». */
function isOfSuchABody(title: string, role: string): boolean {
  const [head, ...others] = title.split(/\s+/).map(squash)
  return head === role || others.some((word) => namedBodies.has(word))
}

const namedBodies = wordSet('هواشناسی اورژانس گمرک آتش‌نشانی بورس هلال‌احمر')

function enriched(actor: Actor, name: string | null, title: string | null): Actor {
  enrich(actor, name, title)
  return actor
}

const adding = wordSet('افزود میافزاید اضافه ادامه')

/** A name: somebody known, or the name of an office that spoke before, or somebody new. */
function ofPerson(talk: Conversation, phrase: Phrase, clause: SpokenClause): Actor {
  const { reading, register } = talk
  const name = nameOf(reading, phrase.name ?? phrase.core)
  const title = phrase.title ? nameOf(reading, phrase.title) : null
  // Who «added» something spoke before, however he or she is described now.
  const isNewcomer = phrase.isDescribed === true && !adding.has(keyAt(reading, clause.verb.from))
  const known = personNamed(register, name)
  if (known) {
    if (!isNewcomer) adopt(talk, known, { title, clause })
    return enriched(known, name, title)
  }
  const waiting = isNewcomer ? null : waitingFor(talk, title, clause)
  if (waiting) return enriched(waiting, name, title)
  return enriched(addActor(register, 'person', name), name, title)
}

/** Somebody gathered with a name only now speaks: an office that waits may be theirs. */
function adopt(talk: Conversation, person: Actor, met: { title: string | null; clause: SpokenClause }): void {
  const waiting = waitingFor(talk, met.title ?? person.titles[0] ?? null, met.clause)
  if (!waiting || waiting === person) return
  for (const title of waiting.titles) enrich(person, null, title)
  waiting.name = person.name
}
