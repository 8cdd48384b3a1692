import { challengeMinutes } from '../access/passkeys/challenges.ts'
import { sessionDays } from '../access/sessions.ts'
import { sessionCookie } from '../api/principal.ts'

/** `set-cookie` that gives the browser the key of its session. No script reads it; other sites' forms do not bring it. */
export function giveSession(key: string, publicUrl: string): string {
  return cookie(key, sessionDays * 86_400, publicUrl)
}

/** `set-cookie` that takes it away. */
export function takeSession(publicUrl: string): string {
  return cookie('', 0, publicUrl)
}

/** Holds a key of the browser whose device was asked to sign; sent nowhere but where the answer goes. */
export const passkeyCookie = 'sanad-passkey'

/** `set-cookie` that gives the browser this key. */
export function givePasskeyKey(key: string, publicUrl: string): string {
  const scope = `Path=/desk/login/passkey; Max-Age=${challengeMinutes * 60}; HttpOnly; SameSite=Strict`
  return `${passkeyCookie}=${key}; ${scope}${secureAt(publicUrl)}`
}

function cookie(value: string, ageSeconds: number, publicUrl: string): string {
  return `${sessionCookie}=${value}; Path=/; Max-Age=${ageSeconds}; HttpOnly; SameSite=Lax${secureAt(publicUrl)}`
}

function secureAt(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '; Secure' : ''
}
