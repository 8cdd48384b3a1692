import type { EndpointAnswer } from '#server'
import { type Html, html } from '#server'
import type { OpenSession } from '#store'
import { changePassword, takeName } from '../../access/own-account.ts'
import { passwordLengthMax } from '../../access/password.ts'
import { inputField } from '../fields.ts'
import { answerRedirect, heading } from '../page.ts'
import { type Answering, type Desk, show, type Visit } from '../visit.ts'
import { problemSentences } from '../words.ts'
import { proven, signedIn } from './proven.ts'

const own = '/desk/account'

/** One's own name and password. */
export const ownAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', `${own}/name`, signedIn({ needs: null }, (desk, _visit, session) => showName(desk, session, null))],
  ['POST', `${own}/name`, signedIn({ needs: null }, giveName)],
  ['POST', `${own}/password`, proven({ needs: null, fields: [] }, givePassword)],
]

async function giveName(desk: Desk, { form }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const problem = await takeName(desk.database, session.account, form('name'))
  if (problem === null) return answerRedirect(own)
  return showName(desk, session, { written: form('name'), error: problemSentences.newcomer.name![problem]! })
}

async function showName(
  desk: Desk,
  { account }: OpenSession,
  wrong: { written: string; error: string } | null,
): Promise<EndpointAnswer> {
  const value = wrong?.written ?? account.name
  const main = html`<div class="narrow">
${heading('نام من', 'همکاران و خوانندگان شما را با این نام می‌شناسند. کارهای گذشته با نام همان زمان می‌ماند.')}
<form method="post" action="${own}/name" novalidate>
${inputField({ name: 'name', label: 'نام و نام خانوادگی', type: 'text', autocomplete: 'name', lengthMax: 80, value, error: wrong?.error })}
<button>ذخیره</button>
</form>
<p class="aside"><a href="${own}">بازگشت به حساب من</a></p>
</div>`
  return show(desk, {
    status: wrong === null ? 200 : 422,
    title: wrong === null ? 'نام من' : 'خطا: نام من',
    main,
    account,
  })
}

/** The first time only the proof comes, and the form is shown; passwords are never carried from page to page. */
async function givePassword(desk: Desk, { form }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { account } = session
  const wish = { password: form('password'), passwordAgain: form('passwordAgain'), newsroom: desk.newsroom }
  if (wish.password === '') return show(desk, { title: 'گذرواژهٔ تازه', main: passwordForm({}), account })
  const problem = await changePassword(desk.database, session, wish)
  if (problem === null) return answerRedirect(own)
  const error = problemSentences.newcomer[problem.field]![problem.kind]!
  return show(desk, {
    status: 422,
    title: 'خطا: گذرواژهٔ تازه',
    main: passwordForm({ [problem.field]: error }),
    account,
  })
}

function passwordForm(errors: { password?: string; passwordAgain?: string }): Html {
  const field = (name: 'password' | 'passwordAgain', label: string, hint?: string) =>
    inputField({
      ...{
        name,
        label,
        type: 'password',
        autocomplete: 'new-password',
        lengthMax: passwordLengthMax,
        direction: 'ltr',
      },
      ...(hint === undefined ? {} : { hint }),
      error: errors[name],
    })
  return html`<div class="narrow">
${heading('گذرواژهٔ تازه', 'با عوض‌شدن گذرواژه، همهٔ نشست‌های دیگر شما پایان می‌یابد.')}
<form method="post" action="${own}/password" novalidate>
${field('password', 'گذرواژهٔ تازه', 'دست‌کم ۱۵ نویسه؛ چهار واژهٔ بی‌ربط کنار هم خوب است.')}
${field('passwordAgain', 'همان گذرواژه، دوباره')}
<button>عوض‌کردن گذرواژه</button>
</form>
<p class="aside"><a href="${own}">بازگشت به حساب من</a></p>
</div>`
}
