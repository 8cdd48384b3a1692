import type { EndpointAnswer } from '#server'
import { type OpenSession, passkeysOf, secondFactorOf } from '#store'
import { demand, type Verb } from '../../policy.ts'
import { answerRedirect } from '../page.ts'
import { scriptPath } from '../passkeys/passkey-script.ts'
import { type Answering, actorOf, type Desk, sessionIn, show, type Visit } from '../visit.ts'
import { proofPage } from './proof-page.ts'

/** How long a password or a code speaks for who sits at the browser. */
const proofMinutes = 10

export type MemberAnswering = (desk: Desk, visit: Visit, session: OpenSession) => Promise<EndpointAnswer>

export interface Gate {
  /** Null for what everybody may do to what is her own. */
  needs: Verb | null
}

/** An answer for who is signed in and may; others are sent to sign in, or refused with `forbidden`. */
export function signedIn({ needs }: Gate, answer: MemberAnswering): Answering {
  return async (desk, visit) => {
    const session = await sessionIn(desk, visit.cookies)
    if (session === null) return answerRedirect('/desk/login')
    if (needs !== null) demand(actorOf(session.account), needs)
    return answer(desk, visit, session)
  }
}

/**
 * As {@link signedIn}, for what is dangerous: when the last proof is older than ten minutes, password or code is asked
 * first, on a page that carries these fields of the form along (`section:` stands for all that begin so), so that nothing
 * is written twice.
 */
export function proven({ needs, fields }: Gate & { fields: readonly string[] }, answer: MemberAnswering): Answering {
  return signedIn({ needs }, async (desk, visit, session) => {
    if (isFresh(session, desk.now())) return answer(desk, visit, session)
    const proof = visit.form('proof')
    const passkey = visit.form('passkey')
    const isTried = proof !== '' || passkey !== ''
    if (isTried && (await desk.signIn.again({ session, proof, passkey, address: visit.address }))) {
      return answer(desk, visit, session)
    }
    const hasPasskeys = (await passkeysOf(desk.database, session.account.id)).length > 0
    const hasCode = (await secondFactorOf(desk.database, session.account.id)) !== null
    const isCarried = (name: string) => fields.includes(name) || fields.includes(name.replace(/:.*/, ':'))
    const carried = visit.form.names.filter(isCarried).map((name) => ({ name, value: visit.form(name) }))
    const wrong = isTried ? (passkey === '' ? 'proof' : 'passkey') : null
    const asks = hasCode ? 'code' : 'password'
    const publicUrl = hasPasskeys ? desk.publicUrl : null
    const main = proofPage({ path: visit.path, carried, asks, wrong, publicUrl })
    const title = isTried ? 'خطا: خودتان را نشان دهید' : 'خودتان را نشان دهید'
    const script = hasPasskeys ? { script: scriptPath } : {}
    return show(desk, { status: 403, title, main, account: session.account, ...script })
  })
}

/** Whether the last proof still speaks for who sits at the browser. */
export function isFresh({ provedAt }: OpenSession, now: Date): boolean {
  return now.getTime() - provedAt.getTime() < proofMinutes * 60_000
}
