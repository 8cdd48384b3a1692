import { createHash } from 'node:crypto'
import type { Numbered } from '#article'
import type { ChannelDesk } from '#desk'
import type { Job } from '#jobs'
import { type Outbound, seal, unseal } from '#server'
import { type SiteSettings, sectionName, shareCardOf, shortPath } from '#site'
import {
  beginSending,
  type Channel,
  type ChannelPost,
  type Database,
  findChannel,
  noteChannelProblem,
  type PostOutcome,
  type PublishedArticle,
  type PublishedReader,
  restService,
  settlePost,
  takeTurn,
  wakeChannel,
  wakeChannels,
} from '#store'
import { askBot, type Bot, type BotOutcome, type BotProblem } from './bot.ts'
import { type ChannelMessage, messageOf } from './message.ts'
import { messageWords } from './message-words.ts'

/** Telegram's limits, in UTF-16 units; the others have them from there. */
const textUnitsMax = 4_096
const captionUnitsMax = 1_024
/** With pauses of 15 s, doubled each time up to an hour, the last try is about five hours after the first. */
const attemptsMax = 12
const pauseSeconds = 15
const pauseSecondsMax = 3_600
/** What could not be told for so long is no news any more. */
const staleMs = 2 * 86_400_000
/** Between two turns of one channel. */
const turnMs = 3_100

/** Who leaves behind what is due: looked for every five minutes. */
export const outBoxSchedule = '*/5 * * * * work-channels'

export interface OutBoxParts {
  database: Database
  published: PublishedReader
  outbound: Outbound
  /** Of the edition that an article, or a channel, belongs to. */
  settingsOf(one: Pick<Numbered, 'edition'>): SiteSettings
  sealingKey: Buffer
  publicUrl: string
}

/** To whom the sealed token of a channel belongs: to this channel at this address, so that it goes nowhere else. */
function tokenOwner({ id, base }: Pick<Channel, 'id' | 'base'>): string {
  return `channel:${id}:${base}`
}

/**
 * Brings what stands in channels in line with what is published, one post at a turn: sent once, edited after a correction,
 * deleted after a withdrawal. A message whose answer was lost is never sent again by itself.
 */
export function outBoxJobs(parts: OutBoxParts): Record<string, Job> {
  return {
    'work-channels': () => wakeChannels(parts.database),
    'work-channel': async (payload) => {
      const { channel: id } = payload as { channel: number }
      const turn = await takeTurn(parts.database, id)
      if (turn === null) return
      if (turn instanceof Date) return wakeChannel(parts.database, id, turn)
      try {
        await bringInLine(parts, (await findChannel(parts.database, id))!, turn)
      } finally {
        await wakeChannel(parts.database, id, new Date(Date.now() + turnMs))
      }
    },
  }
}

/** What the API needs of the out-box: sealing a token, and a test. The key is opened when it is first needed. */
export function deskChannels(open: () => OutBoxParts): ChannelDesk {
  return {
    sealToken: (token, channel) => seal(open().sealingKey, Buffer.from(token), tokenOwner(channel)),
    test: (id) => testChannel(open(), id),
  }
}

/** Sends a line to a channel now, so that somebody sees that all is right; what is wrong is kept with the channel. */
async function testChannel(parts: OutBoxParts, id: number): Promise<BotOutcome | null> {
  const channel = await findChannel(parts.database, id)
  if (channel === null) return null
  const bot = botOf(parts, channel)
  const { name, edition } = parts.settingsOf(channel)
  const text = messageWords[edition.code].test(channel.name, name)
  const outcome: BotOutcome =
    bot === null
      ? { kind: 'refused', problem: sealedForAnother }
      : await askBot(parts.outbound, bot, { method: 'sendMessage', parameters: { chat_id: bot.chat, text } })
  if (outcome.kind !== 'rest')
    await noteChannelProblem(parts.database, id, outcome.kind === 'done' ? null : outcome.problem)
  return outcome
}

const outOfReach = { code: 'out-of-reach', detail: '' }
const sealedForAnother: BotProblem = { code: 'bad-token', detail: 'The token is sealed with another key.' }

async function bringInLine(parts: OutBoxParts, channel: Channel, post: ChannelPost): Promise<void> {
  const found = await parts.published.article(post.code)
  const article = found === null || 'withdrawnAt' in found ? null : found
  if (post.state === 'asking') {
    const problem = { code: 'answer-lost', detail: 'The program ended during the call.' }
    return settlePost(parts.database, post, { state: 'unknown', problem })
  }
  if (post.state === 'waiting' && article === null) return settlePost(parts.database, post, { state: 'passed-over' })
  if (post.state === 'waiting' && Date.now() - post.putAt.getTime() > staleMs) {
    const problem = { code: 'too-late', detail: post.problemDetail ?? '' }
    return settlePost(parts.database, post, { state: 'dead', problem })
  }
  const bot = botOf(parts, channel)
  if (bot === null) {
    await noteChannelProblem(parts.database, channel.id, sealedForAnother)
    return settlePost(parts.database, post, after(post, { kind: 'later', problem: sealedForAnother }))
  }
  const call = article === null ? deletion(bot, post) : callFor(article, { parts, channel, post, bot })
  if (call === 'in line') return settlePost(parts.database, post, { state: post.state })
  if (call === 'out of reach') return settlePost(parts.database, post, { state: post.state, problem: outOfReach })
  if (post.state === 'waiting' && !(await beginSending(parts.database, post.id))) return
  const outcome = await askBot(parts.outbound, bot, call)
  if (outcome.kind === 'rest') await restService(parts.database, channel.id, outcome.seconds)
  else await noteChannelProblem(parts.database, channel.id, outcome.kind === 'done' ? null : outcome.problem)
  await settlePost(parts.database, post, settlement(post, call, outcome))
}

interface Call {
  method: string
  parameters: object
  /** Of what stands in the channel when it is done; null when nothing does. */
  digest: string | null
  isPicture: boolean
}

function botOf({ sealingKey }: OutBoxParts, channel: Channel): Bot | null {
  const token = unseal(sealingKey, channel.token, tokenOwner(channel))
  return token === null ? null : { ...channel, token: token.toString() }
}

/** Eitaa's interface can neither change nor delete; a message without a number cannot be named. */
function deletion(bot: Bot, { messageId }: ChannelPost): Call | 'out of reach' {
  if (messageId === null || bot.service === 'eitaa') return 'out of reach'
  const parameters = { chat_id: bot.chat, message_id: numberOf(messageId) }
  return { method: 'deleteMessage', parameters, digest: null, isPicture: false }
}

interface CallParts {
  parts: OutBoxParts
  channel: Channel
  post: ChannelPost
  bot: Bot
}

/** What the service is asked to do so that the channel says what the article says. */
function callFor(
  article: PublishedArticle,
  { parts, channel, post, bot }: CallParts,
): Call | 'in line' | 'out of reach' {
  const isSent = post.state === 'sent'
  // A card the service could not fetch is not tried twice.
  const isPicture = isSent ? post.isPicture : channel.withCard && bot.service !== 'eitaa' && post.problem !== 'refused'
  const link = parts.publicUrl + shortPath(article.code)
  const settings = parts.settingsOf(article)
  const section = article.section && { ...article.section, name: sectionName(article.section, settings) }
  const message = messageOf({ ...article, section }, link, isPicture ? captionUnitsMax : textUnitsMax)
  const photo = parts.publicUrl + shareCardOf(article, settings).path
  const digest = createHash('sha256')
    .update(JSON.stringify([message.text, isPicture && photo]))
    .digest('hex')
  if (isSent && post.digest === digest) return 'in line'
  if (isSent && (post.messageId === null || bot.service === 'eitaa')) return 'out of reach'
  const place = isSent ? { chat_id: bot.chat, message_id: numberOf(post.messageId!) } : { chat_id: bot.chat }
  return { ...wording({ bot, message, place, isSent, photo: isPicture ? photo : null }), digest, isPicture }
}

interface Wording {
  bot: Bot
  message: ChannelMessage
  place: object
  isSent: boolean
  photo: string | null
}

function wording({ bot, message, place, isSent, photo }: Wording): Pick<Call, 'method' | 'parameters'> {
  const bold = bot.service === 'telegram' ? [{ type: 'bold', ...message.headline }] : null
  const caption = { caption: message.text, ...(bold && { caption_entities: bold }) }
  if (photo === null) {
    const parameters = { ...place, text: message.text, ...(bold && { entities: bold }) }
    return { method: isSent ? 'editMessageText' : 'sendMessage', parameters }
  }
  if (!isSent) return { method: 'sendPhoto', parameters: { ...place, photo, ...caption } }
  // A new headline stands in the picture too; Bale changes only what stands below it.
  if (bot.service === 'telegram')
    return { method: 'editMessageMedia', parameters: { ...place, media: { type: 'photo', media: photo, ...caption } } }
  return { method: 'editMessageCaption', parameters: { ...place, ...caption } }
}

function settlement(post: ChannelPost, { digest, isPicture }: Call, outcome: BotOutcome): PostOutcome {
  const isSending = post.state === 'waiting'
  if (outcome.kind === 'done') {
    if (digest === null) return { state: 'removed' }
    const own = isSending && outcome.messageId !== null ? { messageId: outcome.messageId } : {}
    return { state: 'sent', digest, isPicture, ...own }
  }
  if (outcome.kind === 'lost' && isSending) return { state: 'unknown', problem: outcome.problem }
  if (outcome.kind === 'refused') {
    if (isSending && isPicture)
      return { state: 'waiting', againSeconds: 0, attempts: post.attempts + 1, problem: outcome.problem }
    if (isSending) return { state: 'dead', problem: outcome.problem }
    // What the service has, or has no longer, needs no second call.
    if (/not modified/i.test(outcome.problem.detail)) return { state: 'sent', ...(digest !== null && { digest }) }
    if (digest === null && /not found/i.test(outcome.problem.detail)) return { state: 'removed' }
    return { state: 'sent', problem: outcome.problem }
  }
  return after(post, outcome)
}

/** Later, with growing pauses; given up at last. What stands in the channel stays there, with what went wrong. */
function after(post: ChannelPost, outcome: Exclude<BotOutcome, { kind: 'done' }>): PostOutcome {
  if (outcome.kind === 'rest') {
    const { attempts, problem: code, problemDetail: detail } = post
    const kept = code === null ? {} : { problem: { code, detail: detail ?? '' } }
    return { state: post.state, againSeconds: outcome.seconds, attempts, ...kept }
  }
  const attempts = post.attempts + 1
  const { problem } = outcome
  if (attempts >= attemptsMax) return { state: post.state === 'sent' ? 'sent' : 'dead', attempts, problem }
  const againSeconds = Math.min(pauseSeconds * 2 ** (attempts - 1), pauseSecondsMax)
  return { state: post.state, againSeconds, attempts, problem }
}

function numberOf(messageId: string): number | string {
  return /^\d{1,15}$/.test(messageId) ? Number(messageId) : messageId
}
