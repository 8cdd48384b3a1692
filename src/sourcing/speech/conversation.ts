/** What is known while a text is read for speakers: who is in it, who spoke last, who still waits for a name. */

import type { Carrier } from '../carriers/carrier.ts'
import { subjectOf } from '../grammar/clauses.ts'
import { openingEnd } from '../grammar/openings.ts'
import { phraseAt } from '../grammar/phrases.ts'
import { givenNames } from '../lexicon/given-names.ts'
import { honorifics } from '../lexicon/person-words.ts'
import { keyAt, nameOf, type Reading } from '../text/reading.ts'
import {
  type Actor,
  actorNamed,
  addActor,
  createRegister,
  enrich,
  personNamed,
  type Register,
} from './people-register.ts'
import { afterDateline, type SpokenClause } from './spoken-clause.ts'

export interface Conversation {
  reading: Reading
  register: Register
  /** The last of each kind who spoke or was the subject of a sentence. */
  lastHuman: Actor | null
  /** Who was the subject of the last sentence without speech, and its paragraph; null once somebody spoke. */
  subject: { actor: Actor; paragraph: number } | null
  lastSpeaker: Actor | null
  /** Paragraph of the last clause of speech: what stands behind it there is mostly its content. -1 before any. */
  spokenIn: number
  lastMedia: Actor | null
  lastOrganisation: Actor | null
  lastUnnamed: Actor | null
  /** Every clause, the one being read, and who has spoken so far. */
  clauses: readonly SpokenClause[]
  at: number
  speakers: Set<Actor>
  /** People known by their office alone, waiting for a name. */
  waiting: { actor: Actor; clause: SpokenClause }[]
}

export function openConversation(reading: Reading, clauses: readonly SpokenClause[]): Conversation {
  const register = createRegister()
  const talk: Conversation = {
    reading,
    register,
    lastHuman: null,
    subject: null,
    lastSpeaker: null,
    spokenIn: -1,
    lastMedia: null,
    lastOrganisation: null,
    lastUnnamed: null,
    clauses,
    at: 0,
    speakers: new Set(),
    waiting: [],
  }
  gatherPeople(talk)
  return talk
}

/** Everybody whom the text gives both a name and an office, wherever it does so. */
function gatherPeople(talk: Conversation): void {
  const { reading } = talk
  for (const sentence of reading.sentences) {
    const opening = openingEnd(reading, afterDateline(reading, sentence), sentence.to)
    for (let i = opening; i < sentence.to; i++) {
      if (!canIntroduce(reading, opening, i)) continue
      const phrase = phraseAt(reading, i, sentence.to)
      if (phrase?.kind !== 'person' || !phrase.name || !phrase.title || phrase.isMerged) continue
      if (!isKnownWithMore(talk, phrase.name))
        introduce(talk, nameOf(reading, phrase.name), nameOf(reading, phrase.title))
      i = phrase.to - 1
    }
  }
}

/** An introduction opens a sentence, follows a mark or «و», or shows itself by an honorific or a given name. */
function canIntroduce(reading: Reading, opening: number, at: number): boolean {
  const word = reading.words[at]!
  if (word.isMark || word.key === 'و') return word.key === '«'
  if (at === opening || honorifics.has(word.key)) return true
  const before = reading.words[at - 1]!
  return (before.isMark && before.key !== '»') || before.key === 'و' || givenNames.has(word.key)
}

/** «فرضی هشدار دیگر …»: somebody known, and then the object. */
function isKnownWithMore(talk: Conversation, name: { from: number; to: number }): boolean {
  if (name.to - name.from < 2 || givenNames.has(keyAt(talk.reading, name.from))) return false
  const first = personNamed(talk.register, nameOf(talk.reading, { from: name.from, to: name.from + 1 }))
  return first !== null && !personNamed(talk.register, nameOf(talk.reading, name))
}

function introduce(talk: Conversation, name: string, title: string | null): Actor {
  const actor = personNamed(talk.register, name) ?? addActor(talk.register, 'person', name)
  enrich(actor, name, title)
  return actor
}

/** «کاوه» alone may be a club. */
const surnameAtLeast = 2

/** A sentence without speech can still set who «وی» is: its subject, when a person. */
export function noteSubject(talk: Conversation, index: number): void {
  const sentence = talk.reading.sentences[index]!
  if (sentence.depth > 0) return
  const phrase = subjectOf(talk.reading, sentence, sentence.to)
  if (phrase?.kind === 'media')
    talk.lastMedia = actorOf(talk, 'media', nameOf(talk.reading, phrase.name ?? phrase.core))
  if ((phrase?.kind !== 'person' && phrase?.kind !== 'other') || !phrase.name || phrase.isMerged) return
  const name = nameOf(talk.reading, phrase.name)
  const actor =
    phrase.kind === 'person' && talk.spokenIn !== sentence.paragraph
      ? introduce(talk, name, phrase.title && nameOf(talk.reading, phrase.title))
      : personNamed(talk.register, name, surnameAtLeast)
  if (!actor) return
  talk.lastHuman = actor
  if (talk.spokenIn !== sentence.paragraph) talk.subject = { actor, paragraph: sentence.paragraph }
}

/** Carriers named before a clause may be who «این رسانه» or «این منبع» is. */
export function noteCarriers(talk: Conversation, carriers: readonly Carrier[], clause: SpokenClause): void {
  for (const carrier of carriers) {
    if (carrier.sentence > clause.sentence) break
    if (carrier.frame === 'platform' || carrier.kind === 'own-reporter' || carrier.at >= clause.verb.from) continue
    if (carrier.isMedia && carrier.frame !== 'report') talk.lastMedia = actorOf(talk, 'media', carrier.name)
    else if (carrier.isMedia) talk.lastMedia ??= actorOf(talk, 'media', carrier.name)
  }
}

export function actorOf(talk: Conversation, kind: Actor['kind'], name: string): Actor {
  return actorNamed(talk.register, kind, name) ?? addActor(talk.register, kind, name)
}
