import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { type Account, appendAudit, inTransaction, type Passkey, passkeyByCredential, usePasskey } from '#store'
import { type Holder, handleOf, type PasskeyRoom, partyOf, takeAsked } from './challenges.ts'
import { readSignature } from './read-answer.ts'

export interface Shown {
  account: Account
  /** The owner's word for the key. */
  passkey: string
  isSuspended: boolean
}

/**
 * Whose device signed what this holder was asked, with its owner's finger, face or number shown to it; null for anything
 * else, whatever the reason. What was asked is answered once, rightly or wrongly.
 */
export async function checkPasskey(room: PasskeyRoom, holder: Holder, text: string): Promise<Shown | null> {
  const challenge = await takeAsked(room, holder)
  const { value: answer } = readSignature(text)
  if (challenge === null || answer === null) return null
  const passkey = await passkeyByCredential(room.database, Buffer.from(answer.id, 'base64url'))
  if (passkey === null || !isNamed(room, passkey, { answer, holder })) return null
  const counter = await signedCount(room, passkey, { answer, challenge })
  if (counter === null || !(await isUsed(room, passkey, counter))) return null
  return { account: passkey.account, passkey: passkey.name, isSuspended: passkey.isSuspended }
}

interface Given {
  answer: AuthenticationResponseJSON
  holder: Holder
}

/** Before the door the device itself says whose key it is (WebAuthn, 7.2, step 6); behind it, it may stay silent. */
function isNamed(room: PasskeyRoom, { account }: Passkey, { answer, holder }: Given): boolean {
  const { userHandle } = answer.response
  return userHandle === undefined ? holder.purpose !== 'sign-in' : userHandle === handleOf(room, account)
}

/** The count of a device whose signature holds; null when anything about it does not. */
async function signedCount(
  room: PasskeyRoom,
  { publicKey }: Passkey,
  { answer, challenge }: { answer: AuthenticationResponseJSON; challenge: Buffer },
): Promise<number | null> {
  const { id: rpId, origin } = partyOf(room)
  // Read when first needed: 0.12 s and 25 MB, which a desk without passkeys never pays.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      // The library looks at the counter before the signature: a stranger could have a key taken for copied. We look after.
      credential: { id: answer.id, publicKey: new Uint8Array(publicKey), counter: -1 },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // It throws for whatever does not hold.
    return null
  }
}

function isUsed({ database }: PasskeyRoom, { id, name, account }: Passkey, counter: number): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const outcome = await usePasskey(transaction, id, counter)
    if (outcome === 'copied') {
      const subject = `account:${account.login}`
      await appendAudit(transaction, { actor: subject, action: 'suspect-passkey', subject, facts: { name } })
    }
    return outcome === 'used'
  })
}
