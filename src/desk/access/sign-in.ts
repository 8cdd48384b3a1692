import { hashPassword, newToken, Refusal, verifyPassword } from '#server'
import { accountByLogin, type Database } from '#store'
import { limitAttempts } from './attempts.ts'
import { isLogin } from './names.ts'
import { openSession } from './sessions.ts'

/** Each check holds 19 MiB and a core for 25 ms, four at a time: the sixteenth waits 0.1 s. More are turned away. */
const checksAtOnceMax = 16

export interface SignInWish {
  login: string
  password: string
  /** Network address of the caller. */
  address: string
}

/** Returns the key of a new session, or null when login and password do not belong together. */
export type SignIn = (wish: SignInWish) => Promise<string | null>

/**
 * Signing in, with what it remembers of attempts. An unknown login costs the same work as a wrong password, so that
 * neither answer nor time tells who has an account. Refuses `too-many-requests` and `overloaded`.
 */
export function openSignIn(database: Database, now: () => Date): SignIn {
  const attempts = limitAttempts(now)
  let checks = 0
  let nobodysHash: Promise<string> | undefined

  async function check({ login, password, address }: SignInWish): Promise<string | null> {
    nobodysHash ??= hashPassword(newToken())
    const decoy = await nobodysHash
    const account = isLogin(login) ? await accountByLogin(database, login) : null
    const isRight = await verifyPassword(password, account?.passwordHash ?? decoy)
    if (account === null || !isRight) return null
    attempts.succeed(login, address)
    return openSession(database, account.id, now())
  }

  return async (wish) => {
    const login = asLogin(wish.login)
    attempts.count(login, wish.address)
    if (checks >= checksAtOnceMax) throw new Refusal('overloaded', { retryAfterSeconds: 1 })
    checks += 1
    try {
      return await check({ ...wish, login })
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
