import { hashPassword, newToken, Refusal, verifyPassword } from '#server'
import {
  type Account,
  accountAtHalf,
  accountByLogin,
  addHalfSignIn,
  appendAudit,
  endHalfSignIn,
  failHalfSignIn,
  type OpenSession,
  proveSession,
  secondFactorOf,
} from '#store'
import { type Attempts, limitAttempts } from './attempts.ts'
import { keyHash } from './key-hash.ts'
import { isLogin } from './names.ts'
import { askForSignIn, type PasskeyRoom } from './passkeys/challenges.ts'
import { checkPasskey } from './passkeys/check-passkey.ts'
import { type CodeRoom, takeCode } from './second-factor/take-code.ts'
import { openSession } from './sessions.ts'

/** Each check holds 19 MiB and a core for 25 ms, four at a time: the sixteenth waits 0.1 s. More are turned away. */
const checksAtOnceMax = 16
/** So long, and for so many wrong codes, a right password is remembered. */
export const halfMinutes = 10
const wrongCodesMax = 5

export interface SignInWish {
  login: string
  password: string
  /** Network address of the caller. */
  address: string
  userAgent?: string | undefined
}

export interface CodeWish {
  /** The key that the right password gave. */
  half: string | undefined
  code: string
  address: string
  userAgent?: string | undefined
}

export interface PasskeyWish {
  /** The key that was given to the browser when its device was asked. */
  browserKey: string | undefined
  /** What the device answered, as JSON. */
  answer: string
  address: string
  userAgent?: string | undefined
}

export interface ProofWish {
  session: OpenSession
  /** Password, or a code of who has a second factor. */
  proof: string
  /** What a device answered instead, as JSON; empty for none. */
  passkey?: string
  address: string
}

/** The key of a new session; or of one that waits for a code; or who may not come in although the password is hers. */
export type Entrance = { kind: 'in'; key: string } | { kind: 'half'; key: string } | { kind: 'suspended' }

export interface SignIn {
  /** Null when login and password do not belong together. Refuses `too-many-requests` and `overloaded`. */
  withPassword(wish: SignInWish): Promise<Entrance | null>
  /** `ended` when the password must be written again. Refuses `too-many-requests`. */
  withCode(wish: CodeWish): Promise<{ kind: 'in'; key: string } | { kind: 'wrong' } | { kind: 'ended' }>
  /** Asks whatever device is at hand, with a new key for the browser that is to answer. Refuses `too-many-requests`. */
  askDevice(address: string): ReturnType<typeof askForSignIn>
  /**
   * Null for whatever does not hold. A passkey is two factors by itself (a device, and what its owner is or knows), so no
   * code is asked. Refuses `too-many-requests`.
   */
  withPasskey(wish: PasskeyWish): Promise<Exclude<Entrance, { kind: 'half' }> | null>
  /** Whether the owner of a session shows again that it is she. Refuses as the two above. */
  again(wish: ProofWish): Promise<boolean>
}

/**
 * Signing in, with what it remembers of attempts. An unknown login costs the same work as a wrong password, so that
 * neither answer nor time tells who has an account.
 */
export function openSignIn(room: CodeRoom & PasskeyRoom): SignIn {
  const { database, now } = room
  const attempts = limitAttempts(now)
  const house = { room, attempts }
  const isRight = openPasswordCheck()

  async function withPassword(wish: SignInWish): Promise<Entrance | null> {
    const login = asLogin(wish.login)
    attempts.count(login, wish.address)
    const account = isLogin(login) ? await accountByLogin(database, login) : null
    if (!(await isRight(wish.password, account?.passwordHash)) || account === null) return null
    if (account.isSuspended) return { kind: 'suspended' }
    if ((await secondFactorOf(database, account.id)) !== null) return halfway(account)
    attempts.succeed(login, wish.address)
    return enter(room, account, wish.userAgent)
  }

  async function halfway({ id }: Account): Promise<Entrance> {
    const key = newToken()
    const expiresAt = new Date(now().getTime() + halfMinutes * 60_000)
    await addHalfSignIn(database, { hash: keyHash(key)!, accountId: id, expiresAt })
    return { kind: 'half', key }
  }

  async function withCode({ half, code, address, userAgent }: CodeWish): ReturnType<SignIn['withCode']> {
    const hash = keyHash(half)
    const account = hash === null ? null : await accountAtHalf(database, hash)
    if (hash === null || account === null) return { kind: 'ended' }
    if (await takeCode(room, account, code)) {
      await endHalfSignIn(database, hash)
      attempts.succeed(account.login, address)
      return enter(room, account, userAgent)
    }
    const kind = await failHalfSignIn(database, hash, wrongCodesMax)
    if (kind === 'open') return { kind: 'wrong' }
    const subject = `account:${account.login}`
    await appendAudit(database, { actor: subject, action: 'fail-codes', subject, facts: { wrongCodes: wrongCodesMax } })
    return { kind }
  }

  async function again({ session, proof, passkey = '', address }: ProofWish): Promise<boolean> {
    const isProved =
      passkey === ''
        ? await isOwner(session.account, proof, address)
        : await isDevice(house, { session, passkey, address })
    if (isProved) await proveSession(database, session.id)
    return isProved
  }

  async function isOwner(account: Account, proof: string, address: string): Promise<boolean> {
    if ((await secondFactorOf(database, account.id)) !== null) return takeCode(room, account, proof)
    attempts.count(account.login, address)
    const known = await accountByLogin(database, account.login)
    return isRight(proof, known?.passwordHash)
  }

  return {
    ...{ withPassword, withCode, again },
    askDevice: (address) => askDevice(house, address),
    withPasskey: (wish) => enterWithPasskey(house, wish),
  }
}

interface Gatehouse {
  room: CodeRoom & PasskeyRoom
  attempts: Attempts
}

function askDevice({ room, attempts }: Gatehouse, address: string): ReturnType<SignIn['askDevice']> {
  attempts.ask(address)
  return askForSignIn(room)
}

/** Counted with the passwords of this network, and for each browser that was asked. */
async function enterWithPasskey({ room, attempts }: Gatehouse, wish: PasskeyWish): ReturnType<SignIn['withPasskey']> {
  const { browserKey = '', answer, address, userAgent } = wish
  attempts.count(`browser ${browserKey}`, address)
  const shown = keyHash(browserKey) && (await checkPasskey(room, { purpose: 'sign-in', browserKey }, answer))
  if (shown === null) return null
  const { account, passkey, isSuspended } = shown
  if (isSuspended) return { kind: 'suspended' }
  attempts.succeed(account.login, address)
  const subject = `account:${account.login}`
  await appendAudit(room.database, { actor: subject, action: 'use-passkey', subject, facts: { name: passkey } })
  return enter(room, account, userAgent)
}

async function isDevice(
  { room, attempts }: Gatehouse,
  { session: { id, account }, passkey, address }: Omit<Required<ProofWish>, 'proof'>,
): Promise<boolean> {
  attempts.count(account.login, address)
  const shown = await checkPasskey(room, { purpose: 'proof', session: id }, passkey)
  return shown !== null && shown.account.id === account.id
}

async function enter(
  { database, now }: CodeRoom,
  { id }: Account,
  userAgent: string | undefined,
): Promise<{ kind: 'in'; key: string }> {
  return { kind: 'in', key: await openSession(database, { accountId: id, userAgent, now: now() }) }
}

/** Checks passwords, a few at a time. Without a hash the work is the same, and the answer no. */
function openPasswordCheck(): (password: string, hash: string | undefined) => Promise<boolean> {
  let checks = 0
  let nobodysHash: Promise<string> | undefined
  return async (password, hash) => {
    if (checks >= checksAtOnceMax) throw new Refusal('overloaded', { retryAfterSeconds: 1 })
    checks += 1
    try {
      nobodysHash ??= hashPassword(newToken())
      const decoy = await nobodysHash
      return (await verifyPassword(password, hash ?? decoy)) && hash !== undefined
    } finally {
      checks -= 1
    }
  }
}

/** Phones begin a field with a capital; nothing else is bent (no other letter has a case in ASCII). */
function asLogin(text: string): string {
  const login = text.trim()
  return /^[a-z0-9-]+$/i.test(login) ? login.toLowerCase() : login
}
