import type { ArticleContent, EditionCode } from '#article'
import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Hop } from '#sourcing'

/** An article as it is being written, to be shown by whoever makes the pages of the site. */
export interface WrittenStory {
  code: number
  edition: EditionCode
  content: ArticleContent
  chain: readonly Hop[]
}

export interface PreviewView {
  code: number
  headline: string
  /** What readers see now: all of it, something older, or nothing. */
  live: 'same' | 'older' | 'not'
  mayWrite: boolean
}

const liveSentences: Record<PreviewView['live'], string> = {
  same: 'خواننده همین را می‌بیند.',
  older: 'خواننده هنوز نسخهٔ پیشین را می‌بیند.',
  not: 'هنوز منتشر نشده است و خواننده آن را نمی‌بیند.',
}

/** An article as readers would see it, on a phone and on a desk, before they do. Needs no script. */
export function previewPage({ code, headline, live, mayWrite }: PreviewView): Html {
  const title = headline === '' ? 'بی‌تیتر' : headline
  const address = `/desk/articles/${code}`
  return html`<h1>پیش‌نمایش</h1>
<p class="facts"><span class="state ${live === 'not' ? 'draft' : 'live'}">${liveSentences[live]}</span> <span>کد ${toPersianDigits(String(code))}</span>${mayWrite ? html` <a href="${address}">بازگشت به نوشتن</a> <a href="${address}/flow">گردش کار</a>` : null}</p>
<section class="preview of-story" aria-label="${title}">
<p class="deeds"><label><input type="radio" name="width" id="phone"> گوشی</label> <label><input type="radio" name="width" id="desktop" checked> رایانه</label></p>
<div class="frame" tabindex="0" role="group" aria-label="پیش‌نمایش، با پیمایش"><iframe src="${address}/preview/page" title="${title}، چنان‌که خواننده می‌بیند" sandbox="allow-same-origin"></iframe></div>
</section>`
}
