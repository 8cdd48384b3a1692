import { normalise } from '#persian'
import { Refusal } from '#server'
import {
  announce,
  appendAudit,
  type Database,
  describeMedium,
  enqueue,
  holdMedium,
  keysOfShowing,
  type Medium,
  type MediumWords,
  setPoster,
} from '#store'
import { type Actor, demand, may } from '../../policy.ts'
import { knownMedium } from './media-room.ts'

/** What somebody says of a medium; what is left out stays as it is. */
export type MediumWish = Partial<MediumWords> & {
  /** The version it was read in. */
  from: number
  /** Of a film: the picture that stands for it. */
  poster?: string | null
}

/**
 * Says what a picture shows, whose it is and where its middle is. Articles keep the words they were given: this is for
 * those to come. Refuses: `forbidden`, `not-found`, `stale-revision` (with what stands), `invalid-content`.
 */
export async function describeInLibrary(
  database: Database,
  actor: Actor,
  hash: string,
  { from, poster, ...wish }: MediumWish,
): Promise<Medium> {
  demand(actor, 'write')
  await knownMedium(database, hash)
  const before = (await holdMedium(database, hash)) ?? (await knownMedium(database, hash))
  if (!mayDescribe(actor, before)) demand(actor, 'illustrate')
  if (before.version !== from) throw new Refusal('stale-revision', { current: before })
  const words: MediumWords = {
    alt: said(wish.alt, before.alt),
    caption: said(wish.caption, before.caption),
    credit: said(wish.credit, before.credit),
    rights: said(wish.rights, before.rights),
    transcript: wish.transcript === undefined ? before.transcript : paragraphs(wish.transcript),
    rightsEnd: wish.rightsEnd === undefined ? before.rightsEnd : wish.rightsEnd,
    focus: wish.focus === undefined ? before.focus : wish.focus,
  }
  if (poster !== undefined) await choosePoster(database, before, poster)
  const version = poster === undefined ? from : from + 1
  await describeMedium(database, { hash, version, name: before.name, words })
  if (words.transcript !== before.transcript) await tellShowing(database, hash)
  const facts = { changed: Object.keys({ ...wish, ...(poster === undefined ? {} : { poster }) }) }
  await appendAudit(database, { actor: actor.id, action: 'describe-medium', subject: `medium:${hash}`, facts })
  return knownMedium(database, hash)
}

/** What is said in a film stands on the pages that show it: they are made and pressed again. */
async function tellShowing(database: Database, hash: string): Promise<void> {
  const { codes, keys } = await keysOfShowing(database, hash)
  if (codes.length === 0) return
  await announce(database, keys)
  await enqueue(database, { task: 'press-own-pages', payload: { codes } })
}

/** Whoever brought it in, and the photo desk for all of them. */
export function mayDescribe(actor: Actor, { keptBy }: Pick<Medium, 'keptBy'>): boolean {
  return may(actor, 'illustrate') || (may(actor, 'write') && keptBy === actor.id)
}

function said(wish: string | null | undefined, before: string | null): string | null {
  return wish === undefined ? before : wish === null ? null : normalise(wish) || null
}

/** A transcript has lines: each is put in house letters, blank ones part paragraphs. */
function paragraphs(text: string | null): string | null {
  if (text === null) return null
  const lines = text.split(/\r?\n/).map((line) => normalise(line))
  return lines.join('\n').trim() || null
}

async function choosePoster(database: Database, film: Medium, poster: string | null): Promise<void> {
  if (!film.mime.startsWith('video/')) throw new Refusal('invalid-content', { detail: 'poster: only films have one.' })
  if (poster !== null && !(await knownMedium(database, poster)).mime.startsWith('image/'))
    throw new Refusal('invalid-content', { detail: 'poster: it is a picture.' })
  await setPoster(database, film.hash, poster)
}
