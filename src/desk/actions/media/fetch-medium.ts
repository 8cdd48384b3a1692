import { pictureBytesMax } from '#media'
import { type OutboundFailure, Refusal } from '#server'
import type { Medium } from '#store'
import { type Actor, demand } from '../../policy.ts'
import { keepMedium, uploadOf } from './keep-medium.ts'
import type { MediaRoom } from './media-room.ts'

const nameless = 'عکس'

/**
 * Fetches a picture from its address, through the guard, into the library. Refuses: `forbidden`, `unusable-address`
 * (with the reason where it could not be fetched), `unusable-media`.
 */
export async function fetchMedium(
  room: MediaRoom,
  actor: Actor,
  address: string,
): Promise<{ medium: Medium; isNew: boolean }> {
  demand(actor, 'write')
  const answer = await room.outbound.ask({
    url: address,
    bytesMax: pictureBytesMax,
    headers: { accept: 'image/avif;q=0,image/webp,image/*;q=0.8' },
  })
  if (answer.outcome === 'failed') throw refusalOf(answer)
  if (answer.status !== 200)
    throw new Refusal('unusable-address', {
      reason: 'http-status',
      status: answer.status,
      detail: `The site answered ${answer.status}.`,
    })
  const uploadId = await uploadOf(room, actor, answer.body)
  return keepMedium(room, actor, { uploadId, name: nameIn(answer.url), origin: answer.url, cutFrom: null })
}

function refusalOf({ reason, detail }: OutboundFailure): Refusal {
  return new Refusal('unusable-address', { reason, detail })
}

function nameIn(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || nameless
  } catch {
    return last || nameless
  }
}
