import { createHmac } from 'node:crypto'
import { isSameSecret } from '#server'

export const answeredCookie = 'sanad-polls'

/** The oldest give way. */
const pollsMax = 60
const ageSeconds = 365 * 86_400

/** Polls that this browser answered, as its cookie tells; none where the cookie was made by somebody else. */
export function readAnswered(sealingKey: Buffer, cookie: string | undefined): number[] {
  const [told = '', signature = ''] = (cookie ?? '').slice(0, 2_000).split('.')
  if (told === '' || !isSameSecret(signature, sign(sealingKey, told))) return []
  return told.split('-').map(Number)
}

/**
 * `set-cookie` that says so: of polls alone, and sent with answers to polls alone. Nobody who only reads is given one.
 */
export function tellAnswered(sealingKey: Buffer, polls: readonly number[], publicUrl: string): string {
  const told = polls.slice(-pollsMax).join('-')
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${answeredCookie}=${told}.${sign(sealingKey, told)}; Path=/poll; Max-Age=${ageSeconds}; HttpOnly; SameSite=Strict${secure}`
}

function sign(sealingKey: Buffer, told: string): string {
  return createHmac('sha256', sealingKey).update(`answered polls ${told}`).digest('base64url').slice(0, 22)
}
