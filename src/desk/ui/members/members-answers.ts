import { type EndpointAnswer, Refusal } from '#server'
import { allSections, type Database, listMembers, listSessions, type OpenSession, openInvitations } from '#store'
import {
  changeRole,
  type Deed,
  endSessions,
  endTrust,
  entrust,
  findMember,
  giveSections,
  invite,
  letBack,
  readInvitation,
  resetPasskeys,
  resetSecondFactor,
  suspend,
  takeBackInvitation,
} from '../../access/members.ts'
import { idIn } from '../../api/in-path.ts'
import { isRole } from '../../policy.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { invitedPage } from './invited-page.ts'
import { memberPage } from './member-page.ts'
import { type MembersView, membersPage } from './members-page.ts'
import { type MemberAnswering, proven, signedIn } from './proven.ts'
import { givenSections } from './section-boxes.ts'

const gate = { needs: 'administer' } as const
const people = '/desk/people'
const one = `${people}/:login`

/** Pages and forms by which administrators look after accounts. */
export const membersAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', people, signedIn(gate, seeMembers)],
  ['POST', `${people}/invitations`, proven({ ...gate, fields: ['note', 'role', 'section:'] }, inviteOne)],
  ['POST', `${people}/invitations/:id/end`, signedIn(gate, takeBack)],
  ['GET', one, signedIn(gate, seeMember)],
  ['POST', `${one}/role`, proven({ ...gate, fields: ['role'] }, giveRole)],
  ['POST', `${one}/sections`, proven({ ...gate, fields: ['section:'] }, limitToSections)],
  ['POST', `${one}/trust`, proven({ ...gate, fields: [] }, doing(entrust))],
  ['POST', `${one}/trust/end`, proven({ ...gate, fields: [] }, doing(endTrust))],
  ['POST', `${one}/suspension`, proven({ ...gate, fields: [] }, doing(suspend))],
  ['POST', `${one}/return`, proven({ ...gate, fields: [] }, doing(letBack))],
  ['POST', `${one}/second-factor-reset`, proven({ ...gate, fields: [] }, doing(resetSecondFactor))],
  ['POST', `${one}/passkeys-reset`, proven({ ...gate, fields: [] }, doing(resetPasskeys))],
  ['POST', `${one}/sessions/:id/end`, signedIn(gate, endOne)],
  ['POST', `${one}/sessions/end-all`, signedIn(gate, doing(endAll))],
]

async function seeMembers(desk: Desk, _visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  return showMembers(desk, session, { note: '', role: 'reporter', sections: [], problems: [] })
}

async function showMembers(desk: Desk, { account }: OpenSession, form: MembersView['form']): Promise<EndpointAnswer> {
  const members = await listMembers(desk.database)
  const invitations = await openInvitations(desk.database)
  const sections = await allSections(desk.database)
  const isWrong = form.problems.length > 0
  return show(desk, {
    status: isWrong ? 422 : 200,
    title: isWrong ? 'خطا: دعوت همکار' : 'همکاران',
    main: membersPage({ members, invitations, ownLogin: account.login, sections, form }),
    account,
  })
}

async function inviteOne(desk: Desk, { form }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const written = { note: form('note'), role: form('role'), sections: givenSections(form) }
  const { value, problems } = readInvitation(written)
  if (value === null) return showMembers(desk, session, { ...written, problems })
  const key = await invite(desk.database, actorOf(session.account), value)
  const main = invitedPage(`${desk.publicUrl}/desk/invitation/${key}`, value)
  return show(desk, { status: 201, title: 'پیوند دعوت', main, account: session.account })
}

async function takeBack({ database }: Desk, { params }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  await takeBackInvitation(database, actorOf(account), idIn(params))
  return answerRedirect(people)
}

async function seeMember(desk: Desk, { params }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const member = await findMember(desk.database, actorOf(account), params.login ?? '')
  if (member.id === account.id) return answerRedirect('/desk/account')
  const view = { sessions: await listSessions(desk.database, member.id), sections: await allSections(desk.database) }
  return show(desk, { title: member.name, main: memberPage(member, view), account })
}

function deedOf({ params }: Visit, { account }: OpenSession): Deed {
  return { actor: actorOf(account), login: params.login ?? '' }
}

async function giveRole(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const role = visit.form('role')
  if (!isRole(role)) throw new Refusal('invalid-request', { detail: 'role is none.' })
  await changeRole(desk.database, deedOf(visit, session), role)
  return answerRedirect(`${people}/${visit.params.login}`)
}

async function limitToSections(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  await giveSections(desk.database, deedOf(visit, session), givenSections(visit.form))
  return answerRedirect(`${people}/${visit.params.login}`)
}

/** Does it, and shows the colleague as she stands now. */
function doing(deed: (database: Database, deed: Deed) => Promise<void>): MemberAnswering {
  return async (desk, visit, session) => {
    await deed(desk.database, deedOf(visit, session))
    return answerRedirect(`${people}/${visit.params.login}`)
  }
}

function endAll(database: Database, deed: Deed): Promise<void> {
  return endSessions(database, deed, 'all')
}

async function endOne(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  await endSessions(desk.database, deedOf(visit, session), idIn(visit.params))
  return answerRedirect(`${people}/${visit.params.login}`)
}
