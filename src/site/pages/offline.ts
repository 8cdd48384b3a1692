import { html, type PageBody } from '#server'
import { archivePath, frontPath, latestPath, offlinePath } from '../addresses.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { ending, shell } from './shell.ts'

/**
 * Shown by a static server in place of what needs the program (search, forms), while that is down: what works, what does
 * not, what is safe.
 */
export function offlinePage(frame: Frame): PageBody {
  const { settings } = frame
  return shell({
    settings,
    style: 'list',
    title: 'این بخش اکنون کار نمی‌کند',
    description: null,
    canonical: settings.url + offlinePath,
    indexed: false,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap"><div class="sorry"><h1>این بخش اکنون کار نمی‌کند</h1>
<p>سامانهٔ سایت برای مدتی خاموش است. خبرهای منتشرشده، صفحهٔ نخست و بایگانی را می‌توانید بخوانید؛ جست‌وجو، دیدگاه، نظرسنجی و فرم‌ها تا برگشتن آن کار نمی‌کند.</p>
<p>اگر فرمی را پر کرده بودید چیزی فرستاده نشده است. به صفحهٔ پیش برگردید، نوشته‌تان را نگه دارید و بعد بفرستید.</p>
<p class="ways"><a href="${frontPath}">صفحهٔ نخست</a><a href="${latestPath}">تازه‌ترین خبرها</a><a href="${archivePath()}">بایگانی</a></p></div></main>`,
    ending: ending(frame),
  })
}
