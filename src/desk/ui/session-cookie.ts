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

function cookie(value: string, ageSeconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${sessionCookie}=${value}; Path=/; Max-Age=${ageSeconds}; HttpOnly; SameSite=Lax${secure}`
}
