import { type Html, html } from '#server'
import type { NewcomerForm, NewcomerProblem } from '../../access/newcomer.ts'
import { passwordLengthMax } from '../../access/password.ts'
import type { Role } from '../../policy.ts'
import { roleNames } from '../../present/role-names.ts'
import { errorSummary, inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { problemSentences } from '../words.ts'

export interface InvitationView {
  link: string
  role: Role
  written: Pick<NewcomerForm, 'name' | 'login'>
  problems: readonly NewcomerProblem[]
}

const labels = {
  name: 'نام و نام خانوادگی',
  login: 'نام ورود',
  password: 'گذرواژه',
  passwordAgain: 'همان گذرواژه، دوباره',
}

/** The form of an invited person. Passwords are never sent back. */
export function invitationPage({ link, role, written, problems }: InvitationView): Html {
  const errorOf = (field: keyof typeof labels) => {
    const problem = problems.find((one) => one.field === field)
    return problem && problemSentences.newcomer[field]?.[problem.kind]
  }
  return html`<div class="narrow">
${heading('ساختن حساب', html`شما به عنوان <strong>${roleNames[role]}</strong> به میز خبر دعوت شده‌اید. با پرکردن این فرم حسابتان ساخته می‌شود و وارد می‌شوید.`)}
${errorSummary(problems.map(({ field }) => ({ field, label: labels[field] })))}
<form method="post" action="/desk/invitation/${link}" novalidate>
${inputField({ name: 'name', label: labels.name, type: 'text', autocomplete: 'name', lengthMax: 80, value: written.name, error: errorOf('name'), hint: 'همان‌گونه که همکارانتان شما را می‌شناسند.' })}
${inputField({ name: 'login', label: labels.login, type: 'text', autocomplete: 'username', lengthMax: 32, value: written.login, direction: 'ltr', error: errorOf('login'), hint: 'با حرف‌های کوچک انگلیسی، برای نمونه sara-amini.' })}
${inputField({ name: 'password', label: labels.password, type: 'password', autocomplete: 'new-password', lengthMax: passwordLengthMax, direction: 'ltr', error: errorOf('password'), hint: 'دست‌کم ۱۵ نویسه؛ چهار واژهٔ بی‌ربط کنار هم خوب است. فاصله و فارسی هم می‌پذیرد.' })}
${inputField({ name: 'passwordAgain', label: labels.passwordAgain, type: 'password', autocomplete: 'new-password', lengthMax: passwordLengthMax, direction: 'ltr', error: errorOf('passwordAgain') })}
<button>ساختن حساب و ورود</button>
</form>
</div>`
}
