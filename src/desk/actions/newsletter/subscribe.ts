import { createHmac } from 'node:crypto'
import type { EditionCode } from '#article'
import { toLatinDigits } from '#persian'
import { isSameSecret, seal, unseal } from '#server'
import { confirmSubscriber, type Database, enqueue, forgetSubscriber, keepSubscriber, type Subscriber } from '#store'

/** RFC 5321, 4.5.3.1. */
const addressLengthMax = 254
const addressPattern =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/

/** An e-mail address as somebody wrote it, in any digits; null for what is none. */
export function readMailAddress(written: string): string | null {
  const address = toLatinDigits(written.replaceAll(/[\p{C}\s]/gu, ''))
  return address.length <= addressLengthMax && addressPattern.test(address) ? address : null
}

/**
 * Keeps an address and lets a confirmation be sent to it, in the caller's transaction. Nobody is told whether it was
 * known, and one address is not written to again about an edition within ten minutes.
 */
export async function askForNewsletter(
  database: Database,
  sealingKey: Buffer,
  { address, edition }: { address: string; edition: EditionCode },
): Promise<void> {
  const addressHash = createHmac('sha256', sealingKey).update(`newsletter ${address.toLowerCase()}`).digest()
  const sealed = seal(sealingKey, Buffer.from(address), ownerOf(addressHash))
  const id = await keepSubscriber(database, { edition, addressHash, sealed })
  if (id !== null) await enqueue(database, { task: 'confirm-subscriber', payload: { subscriber: id } })
}

/** Where the newsletter goes; null where the key of this machine is another than it was sealed with. */
export function addressOf(sealingKey: Buffer, { sealed, addressHash }: Pick<Subscriber, 'sealed' | 'addressHash'>) {
  return unseal(sealingKey, sealed, ownerOf(addressHash))?.toString() ?? null
}

/** What a link in a mail may do: say yes, or end it. Made of the key, so that nothing of it is kept. */
export type MailedRight = 'confirm' | 'end'

export function mailedLink(sealingKey: Buffer, right: MailedRight, id: number): string {
  const signature = createHmac('sha256', sealingKey).update(`newsletter ${right} ${id}`).digest('base64url')
  return `${id}.${signature.slice(0, 22)}`
}

/** The subscriber that a mailed link names; null when nobody of us made it. */
export function readMailedLink(sealingKey: Buffer, right: MailedRight, link: string): number | null {
  const id = Number(/^([1-9]\d{0,14})\./.exec(link)?.[1] ?? 0)
  return id > 0 && isSameSecret(link, mailedLink(sealingKey, right, id)) ? id : null
}

/** Says yes. False when the link is none of ours, or the address was forgotten meanwhile. */
export async function confirmByLink(database: Database, sealingKey: Buffer, link: string): Promise<boolean> {
  const id = readMailedLink(sealingKey, 'confirm', link)
  return id !== null && confirmSubscriber(database, id)
}

/** Ends it, as often as somebody asks. False when the link is none of ours. */
export async function endByLink(database: Database, sealingKey: Buffer, link: string): Promise<boolean> {
  const id = readMailedLink(sealingKey, 'end', link)
  if (id === null) return false
  await forgetSubscriber(database, id)
  return true
}

function ownerOf(addressHash: Buffer): string {
  return `subscriber:${addressHash.toString('hex')}`
}
