/** One question to readers and what they answered; bars are `meter`, so that nothing here needs a script. */
import { toPersianDigits } from '#persian'
import { type Html, html, type PageBody } from '#server'
import type { Poll } from '#store'
import { articlePath, pollPath } from '../addresses.ts'
import { fullMoment } from '../model/times.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { pollForm } from '../parts/poll.ts'
import { ending, shell } from './shell.ts'

/** What has just been done: answered, answered before, nothing ticked, too late. */
export type Voted = 'yes' | 'again' | 'none' | 'late'

const votedSentences: Record<Voted, string> = {
  yes: 'پاسخ شما شمرده شد.',
  again: 'این مرورگر پیش‌تر به این پرسش پاسخ داده است؛ پاسخ نخست شمرده می‌شود.',
  none: 'گزینه‌ای برنگزیده بودید؛ پاسخی شمرده نشد. یکی را برگزینید و دوباره بفرستید.',
  late: 'رأی‌گیری پایان یافته بود؛ این پاسخ شمرده نشد.',
}

export function pollPage(poll: Poll, frame: Frame, voted: Voted | null): PageBody {
  const { settings } = frame
  const { question, closedAt, place } = poll
  const canAnswer = closedAt === null && voted !== 'yes' && voted !== 'again'
  return shell({
    settings,
    style: 'poll',
    title: `نظرسنجی: ${question}`,
    description: `پرسش از خوانندگان ${settings.name}: ${question}`,
    canonical: settings.url + pollPath(poll.id),
    indexed: voted === null,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list poll">${typeof place === 'number' && html`<p class="near"><a href="${articlePath({ code: place, slug: '' })}">خبری که این پرسش زیر آن آمده است</a></p>`}
<h1>${question}</h1>
<p class="line"><span>نظرسنجی از خوانندگان، از ${time(fullMoment(poll.madeAt))}</span>${closedAt && html` <span>پایان‌یافته در ${time(fullMoment(closedAt))}</span>`}</p>
${voted && html`<p class="told" role="status">${votedSentences[voted]}</p>`}
${canAnswer && pollForm(poll, { legend: 'پاسخ شما', beside: null })}
${results(poll)}
<p class="notice">این نتیجه، نظر کسانی است که خود خواسته‌اند پاسخ دهند و نمونه‌ای از همهٔ مردم نیست. هر مرورگر یک پاسخ دارد و جز شمار پاسخ‌ها چیزی نگه داشته نمی‌شود.</p></main>`,
    ending: ending(frame),
  })
}

function results({ choices }: Poll): Html {
  const total = choices.reduce((sum, { votes }) => sum + votes, 0)
  if (total === 0) return html`<h2>نتیجه</h2><p class="empty">هنوز کسی پاسخ نداده است.</p>`
  return html`<h2>نتیجه: ${toPersianDigits(String(total))} پاسخ</h2>
<ul class="bars">${choices.map(({ text, votes }) => {
    const percent = Math.round((votes * 100) / total)
    return html`<li><span>${text}</span> <span>${toPersianDigits(String(percent))}٪ <small>(${toPersianDigits(String(votes))})</small></span> <meter min="0" max="100" value="${percent}" aria-label="${text}">${toPersianDigits(String(percent))}٪</meter></li>`
  })}</ul>`
}
