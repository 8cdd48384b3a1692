import { createHash, randomBytes } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { newToken, Refusal } from '#server'
import {
  type Account,
  type Database,
  keepChallenge,
  type ListedPasskey,
  type OpenSession,
  passkeysOf,
  takeChallenge,
} from '#store'
import { type RelyingParty, relyingParty } from './relying-party.ts'

/** What is asked of a device is answered within so long, once. */
export const challengeMinutes = 5
const challengeBytes = 32
export const passkeysMax = 20
/** Ed25519, ECDSA with P-256, RSA: what every browser's devices make between them (COSE algorithms, IANA). */
export const algorithms = [-8, -7, -257]

/** What passkeys are checked with. */
export interface PasskeyRoom {
  database: Database
  /** Public origin, without a slash at the end. */
  publicUrl: string
}

/** Who may answer a challenge, and to what end: a browser before the door, or a session. */
export type Holder =
  | { purpose: 'sign-in'; browserKey: string }
  | { purpose: 'proof' | 'addition'; session: OpenSession['id'] }

/** Asks whatever device there is, and says nothing of accounts. With a new key for the browser that is to answer. */
export async function askForSignIn(
  room: PasskeyRoom,
): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; browserKey: string }> {
  const browserKey = newToken()
  const challenge = await newChallenge(room, { purpose: 'sign-in', browserKey })
  return { options: requestOptions(partyOf(room), challenge, []), browserKey }
}

/** Asks a device of the account to show again who sits at the browser. */
export async function askForProof(
  room: PasskeyRoom,
  { id, account }: OpenSession,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await newChallenge(room, { purpose: 'proof', session: id })
  return requestOptions(partyOf(room), challenge, await passkeysOf(room.database, account.id))
}

/** Asks a device that has no key for this account yet to make one. Refuses `too-large` when there are enough. */
export async function askForAddition(
  room: PasskeyRoom,
  { id, account }: OpenSession,
  newsroom: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const own = await passkeysOf(room.database, account.id)
  if (own.length >= passkeysMax) throw new Refusal('too-large', { passkeysMax })
  const challenge = await newChallenge(room, { purpose: 'addition', session: id })
  return {
    rp: { id: partyOf(room).id, name: newsroom },
    user: { id: handleOf(room, account), name: account.login, displayName: account.name },
    challenge: challenge.toString('base64url'),
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: challengeMinutes * 60_000,
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: own.map(descriptorOf),
  }
}

/** What this holder was asked to sign, once; null when nothing was, or too long ago. */
export function takeAsked({ database }: PasskeyRoom, holder: Holder): Promise<Buffer | null> {
  return takeChallenge(database, hashOf(holder))
}

/** What a device calls the account, in base64url: it tells nobody whose it is (WebAuthn, 14.6.1). */
export function handleOf(room: PasskeyRoom, { id }: Pick<Account, 'id'>): string {
  return createHash('sha256')
    .update(`${partyOf(room).id} account ${id}`)
    .digest('base64url')
}

/** Who we are to passkeys. Refuses `not-found` where there can be none. */
export function partyOf({ publicUrl }: PasskeyRoom): RelyingParty {
  const party = relyingParty(publicUrl)
  if (party === null) throw new Refusal('not-found')
  return party
}

async function newChallenge(room: PasskeyRoom, holder: Holder): Promise<Buffer> {
  partyOf(room)
  const challenge = randomBytes(challengeBytes)
  await keepChallenge(room.database, { holder: hashOf(holder), challenge, lifeSeconds: challengeMinutes * 60 })
  return challenge
}

function hashOf(holder: Holder): Buffer {
  const whose = holder.purpose === 'sign-in' ? holder.browserKey : `session ${holder.session}`
  return createHash('sha256').update(`${holder.purpose}\n${whose}`).digest()
}

function requestOptions(
  { id }: RelyingParty,
  challenge: Buffer,
  known: readonly ListedPasskey[],
): PublicKeyCredentialRequestOptionsJSON {
  return {
    rpId: id,
    challenge: challenge.toString('base64url'),
    timeout: challengeMinutes * 60_000,
    userVerification: 'required',
    allowCredentials: known.filter(({ copiedAt }) => copiedAt === null).map(descriptorOf),
  }
}

type Descriptor = NonNullable<PublicKeyCredentialRequestOptionsJSON['allowCredentials']>[number]

function descriptorOf({ credential, transports }: ListedPasskey): Descriptor {
  const ways = transports as NonNullable<Descriptor['transports']>
  return { id: credential.toString('base64url'), type: 'public-key', transports: ways }
}
