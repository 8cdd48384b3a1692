/** Pages for when there is no page: what happened, what is safe, what to do. They need no database. */

import type { ErrorStatus, PageBody } from '#server'
import { html } from '#server'
import { frontPath, latestPath } from '../addresses.ts'
import { compactMasthead } from '../parts/frame.ts'
import type { SiteSettings } from '../settings.ts'
import { ending, shell } from './shell.ts'

interface Words {
  title: string
  what: string
  now: string
}

const unreadable: Words = {
  title: 'این نشانی را نتوانستیم بخوانیم',
  what: 'نشانی‌ای که فرستاده شد کامل یا درست نیست؛ شاید هنگام رونویسی بریده شده باشد.',
  now: 'نشانی را از نو بنویسید، یا از صفحهٔ نخست و تازه‌ترین خبرها شروع کنید.',
}

const words: Record<ErrorStatus, Words> = {
  400: unreadable,
  414: unreadable,
  404: {
    title: 'این صفحه پیدا نشد',
    what: 'در این نشانی چیزی منتشر نشده است. شاید در نشانی حرفی یا رقمی جا مانده باشد.',
    now: 'نشانی را یک بار دیگر ببینید، یا از صفحهٔ نخست و تازه‌ترین خبرها شروع کنید.',
  },
  410: {
    title: 'این خبر برداشته شده است',
    what: 'خبری که در این نشانی بود، پس از انتشار به تصمیم تحریریه از سایت برداشته شد و دیگر در دسترس نیست.',
    now: 'خبرهای دیگر سر جای خود هستند؛ تازه‌ترین‌ها را ببینید.',
  },
  429: {
    title: 'درخواست‌ها بیش از اندازه بود',
    what: 'از نشانی شبکهٔ شما در زمانی کوتاه درخواست‌های بسیاری رسید. چیزی از دست نرفته است.',
    now: 'یک دقیقه صبر کنید و صفحه را دوباره باز کنید.',
  },
  500: {
    title: 'نتوانستیم این صفحه را بسازیم',
    what: 'خطایی در سامانهٔ ما پیش آمد و ثبت شد. خبرها محفوظ‌اند و کاری از سوی شما لازم نیست.',
    now: 'چند لحظهٔ دیگر صفحه را دوباره باز کنید.',
  },
  503: {
    title: 'سایت چند لحظه در دسترس نیست',
    what: 'سامانه سرگرم به‌روزرسانی یا زیر بار سنگین است. خبرها محفوظ‌اند.',
    now: 'یک دقیقهٔ دیگر صفحه را دوباره باز کنید.',
  },
}

export function sorryHtml(status: ErrorStatus, settings: SiteSettings): PageBody {
  return sorry(words[status], settings)
}

/** In place of what was taken down on somebody's order: who that was. */
export function orderedDownHtml(orderedBy: string, settings: SiteSettings): PageBody {
  const own: Words = {
    title: 'این خبر به دستور برداشته شده است',
    what: `خبری که در این نشانی بود به دستور «${orderedBy}» از دسترس خوانندگان بیرون رفته است. تصمیم تحریریه نبوده است.`,
    now: 'نشانی و کد خبر می‌ماند تا اگر دستور برداشته شد، خبر همین جا برگردد. خبرهای دیگر سر جای خود هستند.',
  }
  return sorry(own, settings)
}

function sorry({ title, what, now }: Words, settings: SiteSettings): PageBody {
  const frame = { settings, sections: [] }
  return shell({
    settings,
    style: 'list',
    title,
    description: null,
    canonical: null,
    indexed: false,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap"><div class="sorry"><h1>${title}</h1><p>${what}</p><p>${now}</p>
<p class="ways"><a href="${frontPath}">صفحهٔ نخست</a><a href="${latestPath}">تازه‌ترین خبرها</a></p></div></main>`,
    ending: ending(frame),
  })
}
