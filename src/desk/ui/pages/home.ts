import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Account, Manuscript } from '#store'
import type { KeyProblem } from '../../access/make-key.ts'
import { roles } from '../../policy.ts'
import { choiceField, errorSummary, inputField } from '../fields.ts'
import { problemSentences, roleNames, roleRights } from '../words.ts'

export interface HomeView {
  account: Account
  manuscripts: readonly Manuscript[]
  articleUrl(code: number, slug: string): string
  keyForm: { name: string; role: string; problems: readonly KeyProblem[] }
}

/** The first page of the desk: the newest work, and for administrators the making of keys. */
export function homePage({ account, manuscripts, articleUrl, keyForm }: HomeView): Html {
  return html`<div class="columns">
<section aria-labelledby="newest">
<h1 id="newest">تازه‌ترین مطالب</h1>
${manuscripts.length === 0 ? emptyState : html`<ol class="manuscripts">${manuscripts.map((one) => manuscriptRow(one, articleUrl))}</ol>`}
</section>
${account.role === 'administrator' ? keySection(keyForm) : null}
</div>`
}

const emptyState = html`<div class="empty">
<p>هنوز هیچ مطلبی در میز نیست.</p>
<p>با «<a href="/desk/articles">خبر تازه</a>» نوشتن را آغاز کنید.</p>
<p>برای آوردن آرشیو، پرونده‌ها یا پوشهٔ آن را با این فرمان بخوانید؛ آنچه خوانده شود همین‌جا دیده می‌شود:</p>
<pre dir="ltr"><code>bin/sanad import FOLDER --publish</code></pre>
<p>اگر <code dir="ltr">--publish</code> را ننویسید، مطالب پیش‌نویس می‌مانند و خواننده آن‌ها را نمی‌بیند.</p>
</div>`

function manuscriptRow(
  { code, content, publication, revision, savedAt }: Manuscript,
  articleUrl: HomeView['articleUrl'],
): Html {
  const headline = content.headline
  const at = publication === null ? savedAt : (publication.updatedAt ?? publication.publishedAt)
  const state =
    publication === null
      ? html`<span class="state draft">پیش‌نویس</span>`
      : html`<span class="state live">منتشرشده</span>${publication.revision < revision ? html` <span class="waiting">نسخهٔ تازه‌تری منتظر انتشار است</span>` : null}`
  return html`<li>
<h2><a href="/desk/articles/${code}">${headline === '' ? 'بی‌تیتر' : headline}</a></h2>
<p class="facts">${state} <span>کد ${toPersianDigits(String(code))}</span> <time datetime="${at.toISOString()}">${formatDateTime(at)}</time>${publication === null ? null : html` <a href="${articleUrl(code, publication.slug)}">دیدن در سایت</a>`}</p>
</li>
`
}

const keyLabels = { name: 'نام کلید', role: 'نقش' }

function keySection({ name, role, problems }: HomeView['keyForm']): Html {
  const errorOf = (field: keyof typeof keyLabels) => {
    const problem = problems.find((one) => one.field === field)
    return problem && problemSentences.key[field]?.[problem.kind]
  }
  const options = roles.map((value) => ({ value, label: `${roleNames[value]}: ${roleRights[value]}` }))
  return html`<aside aria-labelledby="keys">
<h2 id="keys">کلید برنامه‌ها</h2>
<p class="hint">برنامه‌ای که از راه API با اتاق خبر کار می‌کند، با کلید خود شناخته می‌شود.</p>
${errorSummary(problems.map(({ field }) => ({ field, label: keyLabels[field] })))}
<form method="post" action="/desk/keys" novalidate>
${inputField({ name: 'name', label: keyLabels.name, type: 'text', autocomplete: 'off', lengthMax: 80, value: name, error: errorOf('name'), hint: 'نام برنامه یا کاری که کلید را به کار می‌برد.' })}
${choiceField({ name: 'role', label: keyLabels.role, value: role, options, error: errorOf('role') })}
<button>ساختن کلید</button>
</form>
</aside>`
}
