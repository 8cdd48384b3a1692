import { type EditionCode, firstEdition } from '#article'
import { Refusal } from '#server'
import {
  appendAudit,
  type Channel,
  type ChannelDraft,
  type ChannelRest,
  type ChannelService,
  confirmPost,
  type Database,
  findChannel,
  nextChannelId,
  restChannel,
  sendAgain,
  wakeChannel,
  writeChannel,
} from '#store'
import { type Actor, demand } from '../../policy.ts'
import { refuseUnknownSection } from '../refuse-unknown-section.ts'

/** Where each service listens, when nobody says otherwise. */
const bases: Record<ChannelService, string> = {
  telegram: 'https://api.telegram.org',
  bale: 'https://tapi.bale.ai',
  eitaa: 'https://eitaayar.ir/api',
}
const chatPattern = /^(?:@?[A-Za-z][A-Za-z0-9_]{2,63}|-?\d{1,20})$/
const tokenPattern = /^[A-Za-z0-9:_-]{10,200}$/

/** What the desk needs of whoever posts to channels. */
export interface ChannelDesk {
  /** Seals a token for this channel at this address and for no other. */
  sealToken(token: string, channel: { id: number; base: string }): Buffer
  /** Sends a line now; null where there is no such channel. */
  test(id: number): Promise<ChannelTest | null>
}

export type ChannelTest =
  | { kind: 'done' }
  | { kind: 'rest'; seconds: number }
  | { kind: 'later' | 'refused' | 'lost'; problem: { code: string; detail: string } }

export interface ChannelWish extends Omit<ChannelDraft, 'base' | 'edition'> {
  /** Null for the one it has; for a new channel, the first. */
  edition: EditionCode | null
  /** Null for that of the service. */
  base: string | null
  /** Null keeps the one there is. */
  token: string | null
}

/**
 * Makes a channel, or with an id writes one anew. Refuses `not-found`, `unknown-section`, `invalid-content`: an address that
 * is not `https`, a chat or token of another form, no token for a new channel or a new address, another edition.
 */
export async function arrangeChannel(
  transaction: Database,
  actor: Actor,
  { id, wish, desk }: { id: number | null; wish: ChannelWish; desk: ChannelDesk },
): Promise<number> {
  demand(actor, 'administer')
  const known = id === null ? null : await knownChannel(transaction, id)
  const base = baseIn(wish.base ?? bases[wish.service])
  if (wish.name === '') refuse('name: a channel has one.')
  if (!chatPattern.test(wish.chat)) refuse('chat: a channel is @name or a number.')
  if (wish.token !== null && !tokenPattern.test(wish.token)) refuse('token: this is not what a bot is given.')
  for (const slug of wish.sections ?? []) await refuseUnknownSection(transaction, slug)
  const edition = editionOf(known, wish.edition)
  const own = id ?? (await nextChannelId(transaction))
  const token = wish.token === null ? keptToken(known, base) : desk.sealToken(wish.token, { id: own, base })
  await writeChannel(transaction, { ...wish, edition, id: own, base, token, madeBy: actor.id })
  return own
}

/** What stands in a channel is of one edition: for another, another channel is made. */
function editionOf(known: Channel | null, wanted: EditionCode | null): EditionCode {
  if (known !== null && wanted !== null && wanted !== known.edition) refuse('edition: a channel keeps the one it has.')
  return known?.edition ?? wanted ?? firstEdition
}

/** A token goes nowhere but where it was given for: whoever changes the address gives it again. */
function keptToken(known: Channel | null, base: string): Buffer {
  if (known === null) return refuse('token: a new channel needs the token of its bot.')
  if (known.base !== base) return refuse('token: give it again where the address changes.')
  return known.token
}

function baseIn(text: string): string {
  const url = URL.parse(text)
  if (url === null || url.protocol !== 'https:') return refuse('address: a bot service has an https:// address.')
  if (url.username || url.password || url.search || url.hash) return refuse('address: only host and path.')
  return url.href.replace(/\/+$/, '')
}

function refuse(detail: string): never {
  throw new Refusal('invalid-content', { detail })
}

/** The channel of this number. Refuses `not-found`. */
export async function knownChannel(database: Database, id: number): Promise<Channel> {
  const channel = await findChannel(database, id)
  if (channel === null) throw new Refusal('not-found', { channel: id })
  return channel
}

/** Sends a line to a channel now and says how it went. Refuses `forbidden`, `not-found`. */
export async function tryChannel(
  database: Database,
  actor: Actor,
  { id, desk }: { id: number; desk: ChannelDesk },
): Promise<ChannelTest> {
  demand(actor, 'administer')
  const outcome = await desk.test(id)
  if (outcome === null) throw new Refusal('not-found', { channel: id })
  const facts = { outcome: outcome.kind }
  await appendAudit(database, { actor: actor.id, action: 'test-channel', subject: `channel:${id}`, facts })
  return outcome
}

/** A post of unknown end, or that was given up: it is to go again, or did arrive, under this number where it is known. */
export type PostFate = { kind: 'again' } | { kind: 'arrived'; messageId: string | null }

/**
 * What becomes of a post whose channel somebody has looked at. Refuses `forbidden`, `not-found`: also where nothing is
 * to be decided about it.
 */
export async function decidePost(
  transaction: Database,
  actor: Actor,
  { id, code, fate }: { id: number; code: number; fate: PostFate },
): Promise<void> {
  demand(actor, 'administer')
  const { id: channelId } = await knownChannel(transaction, id)
  const post = { channelId, code, madeBy: actor.id }
  const isDone =
    fate.kind === 'again'
      ? await sendAgain(transaction, post)
      : await confirmPost(transaction, { ...post, messageId: fate.messageId })
  if (!isDone) throw new Refusal('not-found', { channel: id, code })
}

/** Pauses or resumes a channel, or takes it off the list. What was published during a pause is not told later. */
export async function layChannelToRest(
  transaction: Database,
  actor: Actor,
  { id, rest }: { id: number; rest: ChannelRest },
): Promise<void> {
  demand(actor, 'administer')
  await knownChannel(transaction, id)
  await restChannel(transaction, { id, rest, madeBy: actor.id })
  if (rest === 'resumed') await wakeChannel(transaction, id)
}
