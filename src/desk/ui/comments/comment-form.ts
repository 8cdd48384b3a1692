import { type Html, html } from '#server'
import type { CommentForm, CommentProblem } from '../../actions/comments/send-comment.ts'
import { errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'

/** A field that people do not see and programs fill in. */
export const trapField = 'website'

const fieldNames = { name: 'نام', text: 'دیدگاه' }

const sentences: Record<'name' | 'text', Partial<Record<CommentProblem['kind'], string>>> = {
  name: {
    empty: 'نامی بنویسید؛ هر نامی که می‌خواهید خوانده شود.',
    'too-long': 'نام باید کوتاه‌تر از هشتاد حرف باشد.',
  },
  text: {
    empty: 'دیدگاهی ننوشته‌اید.',
    'too-long': 'دیدگاه باید کوتاه‌تر از دو هزار حرف باشد؛ نوشتهٔ شما در همین صفحه مانده است.',
    'too-many-links': 'بیش از دو نشانی در یک دیدگاه پذیرفته نمی‌شود.',
  },
}
const foreign = 'نام را به فارسی یا با حروف لاتین بنویسید، بی نشانه.'

function sentenceOf({ field, kind }: CommentProblem): string {
  return sentences[field][kind] ?? foreign
}

/** The form in which a reader says what she thinks of an article, or answers another reader. */
export function commentForm(
  { code, headline, work }: { code: number; headline: string; work: { challenge: string; bits: number } },
  { written, problems }: { written: CommentForm; problems: readonly CommentProblem[] },
): Html {
  const errorOf = (field: CommentProblem['field']) => {
    const problem = problems.find((one) => one.field === field)
    return problem && sentenceOf(problem)
  }
  return html`<div class="narrow">
${heading(written.to === '' ? 'دیدگاه شما' : 'پاسخ به یک دیدگاه', html`دربارهٔ «<a href="/n/${code}">${headline}</a>»`)}
${errorSummary(problems.map(({ field }) => ({ field, label: fieldNames[field] })))}
<form method="post" action="/comment/${code}" novalidate data-bits="${work.bits}">
${inputField({ name: 'name', label: fieldNames.name, type: 'text', autocomplete: 'nickname', lengthMax: 80, value: written.name, error: errorOf('name'), hint: 'همراه دیدگاه دیده می‌شود؛ نشانی و تلفن نمی‌خواهیم.' })}
${textField({ name: 'text', label: fieldNames.text, rows: 8, lengthMax: 4_000, value: written.text, error: errorOf('text'), hint: 'پس از دیدن تحریریه منتشر می‌شود. توهین، تهمت و تبلیغ منتشر نمی‌شود.' })}
<p class="unseen" aria-hidden="true"><label for="${trapField}">این را خالی بگذارید</label><input id="${trapField}" name="${trapField}" tabindex="-1" autocomplete="off"></p>
<input type="hidden" name="to" value="${written.to}">
<input type="hidden" name="challenge" value="${work.challenge}"><input type="hidden" name="proof" value="">
<button>فرستادن</button>
</form>
<noscript><p class="hint">مرورگر شما اسکریپت اجرا نمی‌کند؛ دیدگاهتان پذیرفته می‌شود و نیم ساعت دیرتر به دست تحریریه می‌رسد.</p></noscript>
<p class="aside"><a href="/fa/comments/${code}">دیدگاه‌های دیگر خوانندگان</a></p>
</div>`
}
