import { type EndpointAnswer, Refusal } from '#server'
import type { OpenSession } from '#store'
import { askForAddition, askForProof } from '../../access/passkeys/challenges.ts'
import { addPasskey, nameProblem, type PasskeyProblem, removePasskey } from '../../access/passkeys/own-passkeys.ts'
import { idIn } from '../../api/in-path.ts'
import { isFresh, proven, signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, type Desk, show, type Visit } from '../visit.ts'
import { newPasskeyPage } from './passkey-pages.ts'
import { scriptAnswer, scriptPath } from './passkey-script.ts'

const own = { needs: null }
const account = '/desk/account'

/** One's own passkeys: asked of devices, added, removed; and the script that speaks with devices. */
export const passkeyAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', scriptPath, async () => scriptAnswer],
  ['POST', `${account}/proof/options`, signedIn(own, askProof)],
  [
    'POST',
    `${account}/passkeys/new`,
    proven({ ...own, fields: [] }, (desk, _visit, session) => showNew(desk, session, { name: '', problem: null })),
  ],
  ['POST', `${account}/passkeys/options`, signedIn(own, askAddition)],
  ['POST', `${account}/passkeys`, proven({ ...own, fields: ['name'] }, add)],
  ['POST', `${account}/passkeys/:id/removal`, proven({ ...own, fields: [] }, remove)],
]

async function askProof(desk: Desk, _visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  return question(await askForProof(desk, session))
}

/** Refuses `forbidden` when it is long since one showed who one is, and `invalid-content` for a name that is none. */
async function askAddition(desk: Desk, { form }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  if (!isFresh(session, desk.now())) throw new Refusal('forbidden')
  if ((await nameProblem(desk, session, form('name'))) !== null) throw new Refusal('invalid-content')
  return question(await askForAddition(desk, session, desk.newsroom))
}

/** A question to a device, as the script takes it. */
export function question(options: object, headers: Record<string, string> = {}): EndpointAnswer {
  return { status: 200, headers: { 'cache-control': 'no-store', ...headers }, body: options }
}

async function add(desk: Desk, { form }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const name = form('name')
  const problem = await addPasskey(desk, session, { name, answer: form('made') })
  return problem === null ? answerRedirect(`${account}#passkeys`) : showNew(desk, session, { name, problem })
}

async function showNew(
  desk: Desk,
  { account: owner }: OpenSession,
  { name, problem }: { name: string; problem: PasskeyProblem | null },
): Promise<EndpointAnswer> {
  return show(desk, {
    status: problem === null ? 200 : 422,
    title: problem === null ? 'کلید عبور تازه' : 'خطا: کلید عبور تازه',
    main: newPasskeyPage({ name, problem, publicUrl: desk.publicUrl }),
    account: owner,
    script: scriptPath,
  })
}

async function remove(desk: Desk, { params }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  await removePasskey(desk, session, idIn(params))
  return answerRedirect(`${account}#passkeys`)
}
