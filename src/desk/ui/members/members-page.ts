import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Member, OpenInvitation, Section } from '#store'
import type { InvitationProblem } from '../../access/members.ts'
import { isRole, roles } from '../../policy.ts'
import { roleNames } from '../../present/role-names.ts'
import { choiceField, errorSummary, inputField } from '../fields.ts'
import { problemSentences, roleRights } from '../words.ts'
import { sectionBoxes, sectionNames } from './section-boxes.ts'

export interface MembersView {
  members: readonly Member[]
  invitations: readonly OpenInvitation[]
  ownLogin: string
  sections: readonly Section[]
  form: { note: string; role: string; sections: readonly string[]; problems: readonly InvitationProblem[] }
}

/** Everybody with an account, the links that wait, and the form that invites. */
export function membersPage({ members, invitations, ownLogin, sections, form }: MembersView): Html {
  return html`<div class="columns">
<section aria-labelledby="members">
<h1 id="members">همکاران</h1>
<ul class="people">${members.map((member) => memberRow(member, { ownLogin, sections }))}</ul>
</section>
<aside aria-labelledby="invite">
<h2 id="invite">دعوت همکار تازه</h2>
<p class="hint">پیوندی ساخته می‌شود که یک بار و تا ۲۴ ساعت کار می‌کند؛ آن را خودتان به همکارتان برسانید.</p>
${inviteForm(form, sections)}
${invitations.length === 0 ? null : invitationList(invitations)}
</aside>
</div>`
}

/** A role of an account as it is called; the name itself where the desk does not know it. */
export function roleName(role: string): string {
  return isRole(role) ? roleNames[role] : role
}

/** The roles to choose from, with what each may do. */
export function roleOptions(): { value: string; label: string }[] {
  return roles.map((value) => ({ value, label: `${roleNames[value]}: ${roleRights[value]}` }))
}

function memberRow(member: Member, { ownLogin, sections }: Pick<MembersView, 'ownLogin' | 'sections'>): Html {
  const { login, name, role, lastSeenAt, sessions, suspendedAt } = member
  return html`<li class="line">
<div><h2><a href="${login === ownLogin ? '/desk/account' : `/desk/people/${login}`}"><bdi>${name}</bdi></a></h2>
<p class="facts">${suspendedAt === null ? null : html`<span class="state off">معلق</span> `}<span>${roleName(role)}${member.isTrusted ? '، مورد اعتماد' : ''}</span>${member.given.length === 0 ? null : html` <span>${sectionNames(member.given, sections)}</span>`} <span><bdi dir="ltr">${login}</bdi></span> <span>${doorOf(member)}</span>${
    lastSeenAt === null
      ? html` <span>نشست باز ندارد</span>`
      : html` <span>${toPersianDigits(String(sessions))} نشست باز، آخرین دیدار <time datetime="${lastSeenAt.toISOString()}">${formatDateTime(lastSeenAt)}</time></span>`
  }${login === ownLogin ? html` <span class="waiting">خود شما</span>` : null}</p></div>
</li>
`
}

const labels = { note: 'برای چه کسی', role: 'نقش' }

function inviteForm(
  { note, role, sections: given, problems }: MembersView['form'],
  sections: readonly Section[],
): Html {
  const errorOf = (field: keyof typeof labels) => {
    const problem = problems.find((one) => one.field === field)
    return problem && problemSentences.invitation[field]?.[problem.kind]
  }
  return html`${errorSummary(problems.map(({ field }) => ({ field, label: labels[field] })))}
<form method="post" action="/desk/people/invitations" novalidate>
${inputField({ name: 'note', label: labels.note, type: 'text', autocomplete: 'off', lengthMax: 80, value: note, error: errorOf('note'), hint: 'تنها برای شناختن پیوند در فهرست؛ نام حساب را خودش می‌نویسد.' })}
${choiceField({ name: 'role', label: labels.role, value: role, options: roleOptions(), error: errorOf('role') })}
${sectionBoxes(sections, given)}
<button>ساختن پیوند دعوت</button>
</form>`
}

function invitationList(invitations: readonly OpenInvitation[]): Html {
  return html`<h3>پیوندهای به‌کارنرفته</h3>
<ul class="people">${invitations.map(
    ({ id, note, role, sections, expiresAt }) => html`<li class="line">
<div><p class="strong"><bdi>${note === '' ? 'نخستین مدیر' : note}</bdi></p>
<p class="facts"><span>${roleName(role)}</span>${sections.length === 0 ? null : html` <span>${sections.join('، ')}</span>`} <span>تا <time datetime="${expiresAt.toISOString()}">${formatDateTime(expiresAt)}</time></span></p></div>
<form method="post" action="/desk/people/invitations/${id}/end"><button class="plain" aria-label="پس‌گرفتن پیوند ${note}">پس‌گرفتن</button></form>
</li>
`,
  )}</ul>`
}

/** What guards the account, the strongest first. */
function doorOf({ passkeys, hasSecondFactor }: Member): string {
  if (passkeys > 0) return hasSecondFactor ? 'کلید عبور و ورود دومرحله‌ای' : 'کلید عبور'
  return hasSecondFactor ? 'ورود دومرحله‌ای' : 'تنها گذرواژه'
}
