import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { Refusal } from '#server'
import {
  addPasskey as addPasskeyOf,
  appendAudit,
  endSessionsOf,
  inTransaction,
  type OpenSession,
  passkeysOf,
  removePasskey as removePasskeyOf,
} from '#store'
import { type NameProblem, readKeyName } from '../names.ts'
import { algorithms, type PasskeyRoom, partyOf, takeAsked } from './challenges.ts'
import { readNewKey } from './read-answer.ts'

/** What one does with one's own passkeys; who it is was proved before. */

export type PasskeyProblem =
  | { field: 'name'; kind: NameProblem | 'taken' }
  /** The device's answer does not hold, came too late, or came twice. */
  | { field: 'passkey'; kind: 'refused' }

/** What is wrong with the name of a key that is to be made; null for a good one. Asked before the device is. */
export async function nameProblem(
  { database }: PasskeyRoom,
  { account }: OpenSession,
  written: string,
): Promise<PasskeyProblem | null> {
  const { value, problems } = readKeyName(written)
  if (value === null) return { field: 'name', kind: problems[0] ?? 'empty' }
  const own = await passkeysOf(database, account.id)
  return own.some(({ name }) => name === value) ? { field: 'name', kind: 'taken' } : null
}

/** Adds the key a device has just made, or says what is wrong. */
export async function addPasskey(
  room: PasskeyRoom,
  owner: OpenSession,
  { name: written, answer }: { name: string; answer: string },
): Promise<PasskeyProblem | null> {
  const problem = await nameProblem(room, owner, written)
  if (problem !== null) return problem
  const name = readKeyName(written).value!
  const { id: session, account } = owner
  const challenge = await takeAsked(room, { purpose: 'addition', session })
  const { value } = readNewKey(answer)
  const made = challenge === null || value === null ? null : await verifiedKey(room, value, challenge)
  if (made === null || value === null) return { field: 'passkey', kind: 'refused' }
  const { transports = [] } = value.response
  return inTransaction(room.database, async (transaction) => {
    const isAdded = await addPasskeyOf(transaction, { ...made, accountId: account.id, name, transports })
    if (!isAdded) return { field: 'passkey', kind: 'refused' }
    const actor = `account:${account.login}`
    await appendAudit(transaction, { actor, action: 'add-passkey', subject: actor, facts: { name } })
    return null
  })
}

interface MadeKey {
  credential: Buffer
  publicKey: Buffer
  counter: number
}

/** The key that was made for us, in answer to this challenge, by a device that knows its owner; null for any other. */
async function verifiedKey(
  room: PasskeyRoom,
  response: RegistrationResponseJSON,
  challenge: Buffer,
): Promise<MadeKey | null> {
  const { id: rpId, origin } = partyOf(room)
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: await withoutAttestation(response),
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified || registrationInfo.credential.id !== response.id) return null
    const { id, publicKey, counter } = registrationInfo.credential
    return { credential: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter }
  } catch {
    return null
  }
}

/**
 * The same key without what its maker says of the device. We ask for no such word (`attestation: none`) and trust none;
 * to check one, the library would fetch lists of revoked certificates from addresses the certificate names.
 */
async function withoutAttestation(response: RegistrationResponseJSON): Promise<RegistrationResponseJSON> {
  const { decodeAttestationObject, isoCBOR } = await import('@simplewebauthn/server/helpers')
  const authData = decodeAttestationObject(Buffer.from(response.response.attestationObject, 'base64url')).get(
    'authData',
  )
  const bare = isoCBOR.encode(
    new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', new Uint8Array(authData)],
    ]),
  )
  return { ...response, response: { ...response.response, attestationObject: Buffer.from(bare).toString('base64url') } }
}

/** Removes one of one's own keys; all other sessions end, since one of them may be its. Refuses `not-found`. */
export async function removePasskey(
  { database }: PasskeyRoom,
  { id: session, account }: OpenSession,
  id: number,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const name = await removePasskeyOf(transaction, account.id, id)
    if (name === null) throw new Refusal('not-found')
    const endedSessions = await endSessionsOf(transaction, account.id, session)
    const actor = `account:${account.login}`
    await appendAudit(transaction, { actor, action: 'remove-passkey', subject: actor, facts: { name, endedSessions } })
  })
}
