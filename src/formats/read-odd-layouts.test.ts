/**
 * Ways of building a page that once misled the general rules, each in the least of a page that shows it. What is asked
 * for is the headline, the instant and the body; the rest where a row names it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oddFacts } from './page/fixtures/odd-facts.ts'
import { answer, lead, long, type OddPage, prose, published, texts, title } from './page/fixtures/odd-page.ts'
import type { PageArticle } from './page-article.ts'
import { readHtmlPage } from './read-html-page.ts'

const rows: OddPage[] = [
  {
    name: 'today over the headline alone, the day of the story for machines, a signature below',
    head: `<title>${title}</title><meta property="article:published_time" content="2021-11-06T14:10:00+03:30">`,
    body: `<div>سه‌شنبه ۴ دی ۱۴۰۳</div><h1>${title}</h1><div><span>۳ سال پیش</span></div><div>${prose}<p><b>نرگس سپیدار</b></p></div>`,
    want: { author: 'نرگس سپیدار', body: texts },
  },
  {
    name: 'day and time in spans that touch, below today and its clock',
    head: `<title>${title}</title>`,
    body: `<div>۱۲:۰۴ | سه‌شنبه ۴ دی</div><h1>${title}</h1><div><div><span>${long}</span><span>۱۴:۱۰</span></div></div><div>${prose}</div>`,
  },
  {
    name: 'a line of facts between dots, with a name among them',
    head: `<title>پیک ساحل :: ${title}</title>`,
    body: `<div class="h">${title}</div><div>${long} ● ساعت ۱۴:۱۰ ● کد: ۴۴۷۱۸ ● نرگس سپیدار</div><div>${prose}</div>`,
    want: { code: '44718', author: 'نرگس سپیدار', kicker: null, lead: null },
  },
  {
    name: 'a time of change in brackets on the line of the publication',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>نوشتهٔ نرگس سپیدار در ${long} ساعت ۱۴:۱۰ (آخرین ویرایش: ${long}، ۱۶:۳۰)</p><div>${prose}</div>`,
    want: { updated: '2021-11-06T13:00:00Z', author: 'نرگس سپیدار' },
  },
  {
    name: 'what is announced and closed by its name, and what a player says',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div><p>${texts[0]}</p><div><p>پادکست</p><p>گفت‌وگوهای هفتگی دربارهٔ دریا</p><p>پایان پادکست</p></div><p>${texts[1]}</p><p>برای دیدن این ویدیو جاوااسکریپت را فعال کنید</p><p>0:00 0:02:11</p><p>${texts[2]}</p></div>`,
  },
  {
    name: 'words escaped twice on their way',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose.replaceAll('\u200c', '&amp;zwnj;')}</div>`,
  },
  {
    name: 'whose the picture is written below it, tags as addresses alone, a role beside the name',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div class="author"><b>نرگس سپیدار</b><small>پژوهشگر دریا</small></div><div class="a"><div><img src="/bandar.jpg" width="800" height="500"><div><span>© عکس: پیک ساحل</span></div></div></div><div class="b">${prose}</div><div class="z"><a href="/fa/tag/1">آب‌انبار</a> <a href="/fa/tag/2">بندر</a></div>`,
    want: {
      author: 'نرگس سپیدار',
      tags: ['آب‌انبار', 'بندر'],
      image: { src: 'https://peyk.example/bandar.jpg', caption: null },
    },
  },
  {
    name: 'a head that holds the name of the site alone, in a heading of its own too',
    head: '<title>پیک ساحل</title>',
    body: `<h1>پیک ساحل</h1><div class="x"><h1>${title}</h1><p>${long} - ۱۴:۱۰</p>${prose}</div>`,
  },
  {
    name: 'a heading with the smaller part of the title, and the headline in a cell',
    head: `<title>پیک ساحل - ${title}</title>`,
    body: `<h1>پیک ساحل</h1><table><tr><td class="c">${title}</td></tr><tr><td>${long} ساعت ۱۴:۱۰</td></tr><tr><td>${prose}</td></tr></table>`,
  },
  {
    name: 'an old page that tells the headline by the size of its letters',
    head: '<title>.:: پیک ساحل ::.</title>',
    body: `<p align=center><font size=2>از هرمزگان</font></p><p align=center><b><font face=Titr size=5>${title}</font></b></p><p><font size=2>1400/08/15 - 14:10</font></p>${texts.map((text) => `<p><font size=4>${text}</font></p>`).join('')}`,
  },
  {
    name: 'a headline on two lines, with its code behind',
    head: `<title>${title} | پیک ساحل</title>`,
    body: `<h1>آب‌انبار قدیمی بندر<br>دوباره پر شد</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
  },
  {
    name: 'a code behind the headline',
    head: `<title>سامانهٔ خبر - ${title}</title>`,
    body: `<h3>${title} <small>(۴۴۷۱۸)</small></h3><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
  },
  {
    name: 'a blog that links the headline to itself',
    head: '<title>پیک ساحل</title>',
    body: `<div class="post"><h2 class="title"><a href="/x" rel="bookmark">${title}</a></h2><p>${long} | ۱۴:۱۰</p>${prose}</div>`,
  },
  {
    name: 'the instant told in a sentence below the story',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><div>${prose}</div><div>این خبر در تاریخ ${long} ساعت ۱۴:۱۰ منتشر شده است.</div>`,
    want: { body: texts },
  },
  {
    name: 'an instant kept for scripts beside a shown day',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><span data-timestamp="1636195200">۱۵ آبان ۱۴۰۰</span><div>${prose}</div>`,
  },
  {
    name: 'day, month, year and hour each in its own place',
    head: `<title>${title}</title>`,
    body: `<div><span>۱۵</span><span>آبان</span><span>۱۴۰۰</span></div><div><h1>${title}</h1><span>ساعت ۱۴:۱۰</span></div><div>${prose}</div>`,
  },
  {
    name: 'day and hour in a table below the story',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><div>${prose}</div><table><tr><th>تاریخ انتشار</th><td>${long}</td></tr><tr><th>ساعت</th><td>۱۴:۱۰</td></tr></table>`,
  },
  {
    name: 'the day of printing over the day of publication',
    head: `<title>نسخهٔ چاپی | ${title}</title>`,
    body: `<div>تاریخ چاپ: ۱۴۰۳/۱۰/۰۳ ۱۲:۰۰</div><div>تاریخ انتشار: ۱۴۰۰/۰۸/۱۵ - ۱۴:۱۰</div><div class="print_title">${title}</div><div class="print_lead">${lead}</div><div class="print_text">${prose}</div>`,
    want: { lead, body: texts },
  },
  {
    name: 'dates beside the headlines of other stories',
    head: `<title>${title}</title>`,
    body: `${['نرخ بلیت قطارهای حومه‌ای از فردا', 'دیدار تیم‌های سرخابی به تعویق افتاد'].map((other) => `<div><a href="/o">${other}</a> <span>۱۴۰۳/۱۰/۰۳ ۰۹:۰۰</span></div>`).join('')}<h1>${title}</h1><div>${prose}</div><p>شناسهٔ خبر: ۸۸۱۲ &nbsp; ۱۴۰۰/۰۸/۱۵ &nbsp; ۱۴:۱۰</p>`,
  },
  {
    name: 'who and when on one line without labels, and a hidden word before the name',
    head: `<title>${title}</title>`,
    body: `<article><h1>${title}</h1><p>مریم ساحلی | ۱۵ آبان ۱۴۰۰ ساعت ۱۴:۱۰</p>${prose}<ul><li><span class="visually-hidden">نویسنده، </span>مریم ساحلی</li></ul></article>`,
    want: { author: 'مریم ساحلی' },
  },
  {
    name: 'facts that only style keeps apart',
    head: `<title>${title}</title>`,
    body: `<div><h2>${title}</h2><div><span>کد: ۸۸۱۲</span><span>زمان انتشار: ${long} ساعت ۱۴:۱۰</span><span>آخرین ویرایش: ۱۶ آبان ۱۴۰۰ ساعت ۰۹:۰۰</span></div>${prose}</div>`,
    want: { code: '8812', updated: '2021-11-07T05:30:00Z', body: texts },
  },
  {
    name: 'comments longer than the story',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><em>${long} - ۱۴:۱۰</em><div>${prose}</div><div><h3>نظر خوانندگان</h3>${`<div><b>الهام</b><i>۱۴۰۰/۰۸/۱۶ ۱۰:۰۰</i>${answer}</div>`.repeat(9)}</div>`,
    want: { body: texts },
  },
  {
    name: 'a card that leads elsewhere, and a labelled link behind a sign',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div><p>${texts[0]}</p><div><a href="/r"><img src="/t.jpg" width="90"><span>نرخ بلیت قطارهای حومه‌ای از فردا</span></a></div><p>${texts[1]}</p><p><strong>◄ همچنین بخوانید: <a href="/o">دیدار تیم‌های سرخابی به تعویق افتاد</a></strong></p><p>${texts[2]}</p></div>`,
    want: { body: texts },
  },
  {
    name: 'a paragraph of the layout that tells when the story appeared, and the hour of the visit over it',
    head: `<title>${title}</title>`,
    body: `<div class="sub">۱۴۰۳/۱۰/۰۴ ۰۹:۱۲:۴۴</div><h2>${title}</h2><div>${prose}<p>این نوشته در تاریخ ${long} در ساعت ۱۴:۱۰ و در دستهٔ <a href="/c">شهر</a> منتشر شده است. می‌توانید نظرها را با خوراک آن دنبال کنید.</p></div>`,
    want: { body: texts },
  },
  {
    name: 'a lead between the headline and the date, in one element with the text',
    head: `<title>${title}</title>`,
    body: `<article><h1>${title}</h1><p>${lead}؛ گنجایش آن ۴۰۰ هزار لیتر است.</p><div><span>${long} - ۱۴:۱۰</span><span>کد خبر: ۸۸۱۲</span></div>${prose}</article>`,
    want: { lead: `${lead}؛ گنجایش آن ۴۰۰ هزار لیتر است.`, body: texts },
  },
  {
    name: 'words of the text set again as a quotation',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div><p>${texts[0]}</p><blockquote>${texts[0]!.slice(0, 60)}</blockquote><p>${texts[1]}</p><p>${texts[2]}</p></div>`,
    want: { body: texts },
  },
  {
    name: 'a comment below the count of comments',
    head: `<title>${title}</title>`,
    body: `<div><h1>${title}</h1><div>${long} - ۱۴:۱۰</div><div>${prose}</div><div>نظرات بینندگان: ۱<div>${answer}</div></div></div>`,
    want: { body: texts },
  },
  {
    name: 'a year in the address that is no code',
    head: `<title>${title}</title><link rel="canonical" href="https://peyk.example/fa/news/1400/08/15/2601134/ab">`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
    want: { code: '2601134' },
  },
  {
    name: 'the clock of another country, and behind it a clock of change without a day',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><div>تاریخ انتشار <time datetime="2021-11-06 11:40:00 +01:00">۰۶/۱۱/۲۰۲۱ - ۱۱:۴۰ به وقت اروپا</time>•<span>به روز شده در</span> <time>۱۲:۰۵</time></div><div>${prose}</div>`,
    want: { updated: '2021-11-06T11:05:00Z', body: texts },
  },
  {
    name: 'links in a box with a name of its own, and short links behind the text',
    head: `<title>${title}</title>`,
    body: `<div><div><h1>${title}</h1><p>۱۵ آبان ۰۰ ۱۴:۱۰</p><div><p>${texts[0]}</p><div><div>پیشنهاد پیک ساحل</div><a href="/n/1"><span>بازار ماهی در تعطیلات باز است</span></a></div><p>${texts[1]}</p><p>${texts[2]}</p></div></div><div><a href="/a">هرمزگان</a> <a href="/b">آب‌انبار</a></div></div>`,
    want: { body: texts, tags: ['هرمزگان', 'آب‌انبار'] },
  },
  {
    name: 'facts, name and sections side by side in one element with the text',
    head: `<title>پیک ساحل</title>`,
    body: `<div><h1>${title}</h1><div><span>${long} - ۱۴:۱۰</span><span>نرگس سپیدار</span><span><a href="/c/1">جامعه</a></span></div>${prose.replaceAll('p>', 'div>')}</div>`,
    want: { body: texts, author: 'نرگس سپیدار' },
  },
  {
    name: 'sections with an arrow between them in a row of the same table',
    head: `<title>${title}</title>`,
    body: `<table><tr><td><a href="/c/1">جامعه</a> &gt; <a href="/c/2">شهر</a></td><td>${long} ساعت ۱۴:۱۰</td></tr><tr><td colspan=2><b>${title}</b></td></tr><tr><td colspan=2>${texts.join('<br><br>')}</td></tr></table>`,
    want: { body: texts, section_path: ['جامعه', 'شهر'] },
  },
  {
    name: 'comments that passed, wait and did not pass',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div><div>نظرات</div><div><span>انتشار یافته: ۲</span> <span>در انتظار بررسی: ۱</span> <span>غیر قابل انتشار: ۷</span></div>`,
    want: { body: texts, comments_count: 2 },
  },
  {
    name: 'a heading that every page of the site has, and a date as American software writes it',
    head: `<title>بندر > اخبار > مشاهده خبر</title>`,
    body: `<h2>مشاهده خبر</h2><div><h3>${title}</h3><div>11/6/2021 2:10:00 PM</div><div>${prose}</div></div>`,
    want: { body: texts, kicker: null },
  },
  {
    name: 'the day of a newspaper',
    head: `<title>${title}</title>`,
    body: `<div>سه‌شنبه ۴ دی ۱۴۰۳</div><h1>${title}</h1><ul><li>شماره روزنامه: ۵۳۷۲</li><li>تاریخ چاپ: ۱۴۰۰/۰۸/۱۵</li><li>شماره خبر: ۳۸۳۴۵۶۷</li></ul><div>${prose}</div>`,
    want: { body: texts, published: '2021-11-05T20:30:00Z', code: '3834567' },
  },
  {
    name: 'the writer over the headline, and the day in three calendars with its hour',
    head: `<title>${title}</title>`,
    body: `<div>سه‌شنبه ۴ دی ۱۴۰۳</div><div><b>نرگس سپیدار</b><i>پژوهشگر دریا</i></div><h1>${title}</h1><div>${long} - ۱ ربیع‌الثانی ۱۴۴۳ - ۶ نومبر ۲۰۲۱ ساعت ۱۴:۱۰ - شناسه خبر ۵۵۲۰</div><div>${prose}</div><p>کلیدواژه: دریا - آب‌انبار</p>`,
    want: { body: texts, author: 'نرگس سپیدار', code: '5520', tags: ['دریا', 'آب‌انبار'] },
  },
  {
    name: 'a section without a colon, a film with its name and a letter to subscribe to',
    head: `<title>${title}</title>`,
    body: `<div>سرویس محیط زیست - کد 44718 - ${long} - ساعت ۱۴:۱۰</div><h1>${title}</h1><div><p>${texts[0]}</p><div><video src="/v.mp4"></video><div>فیلم از آب‌انبار</div></div><p>${texts[1]}</p><div><h4>نامهٔ پیک ساحل</h4><p>گزیدهٔ هفته را در صندوق نامه‌تان بخوانید.</p><input><button>عضویت</button></div><p>${texts[2]}</p></div>`,
    want: { body: texts, section: 'محیط زیست', code: '44718' },
  },
  {
    name: 'everything in cells with labels, the headline too, below the name of the house and a menu',
    head: `<title>پرتال بندر</title>`,
    body: `<h1>پرتال سازمان بنادر استان</h1><div><a href="/">خانه</a> | <a href="/a">معرفی</a> | <a href="/c">تماس</a></div><table><tr><th>عنوان</th><td>${title}</td></tr><tr><th>روتیتر</th><td>پس از باران سه‌روزه</td></tr><tr><th>تاریخ</th><td>1400/8/15</td></tr><tr><th>ساعت</th><td>14:10</td></tr><tr><th>گروه</th><td>آب و آبادانی</td></tr></table><div>${prose}</div>`,
    want: { body: texts, kicker: 'پس از باران سه‌روزه', section: 'آب و آبادانی' },
  },
  {
    name: 'facts behind the lead, the writer and hashtags below, day and clock in items of a list',
    head: `<title>${title}</title>`,
    body: `<div>محیط زیست | گزارش</div><h1>${title}</h1><h2>${lead}؛ گنجایش آن ۴۰۰ هزار لیتر است.</h2><ul><li>${long}</li><li>۲:۱۰ ب.ظ</li></ul><p><small>شناسه ۴۴۷۱۸ ، بازدید ۱۲</small></p>${prose}<p>#آب_انبار #بندر_کهن</p>`,
    want: { body: texts, section: 'محیط زیست', tags: ['آب انبار', 'بندر کهن'] },
  },
  {
    name: 'drawn signs alone between the facts, a lead outside the box of the text, tags with a label and no colon',
    head: `<title>${title}</title>`,
    body: `<div><h1>${title}</h1><div><i class="fa a"></i> ${long} <i class="fa b"></i> ۱۴:۱۰ <i class="fa c"></i> نرگس سپیدار <i class="fa d"></i> ۴۴۷۱۸</div><p>${lead}؛ گنجایش آن ۴۰۰ هزار لیتر است.</p><div>${prose}<p>/انتهای پیام/</p></div><p>برچسب‌ها <a href="/a">دریا</a> <a href="/b">آب‌انبار</a></p></div>`,
    want: {
      body: texts,
      author: 'نرگس سپیدار',
      lead: `${lead}؛ گنجایش آن ۴۰۰ هزار لیتر است.`,
      tags: ['دریا', 'آب‌انبار'],
    },
  },
  {
    name: 'nothing to be seen until its script runs',
    head: `<title>پیک ساحل</title><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: '2021-11-06T14:10:00+03:30', articleBody: texts.join('\n') })}</script>`,
    body: '<div id="root">در حال بارگذاری…</div>',
    want: { body: texts },
  },
  {
    name: 'a day still to come over it, and a day of change that machines know the hour of',
    head: `<title>${title}</title><meta property="article:modified_time" content="2021-11-06T18:02:00+03:30">`,
    body: `<div>13 ژانویه 2025</div><h1>${title}</h1><div><span>${long} - ۱۴:۱۰</span> <span>آخرین بروزرسانی: نوامبر 6, 2021</span></div><div>${prose}<p>نوشتهٔ نرگس سپیدار</p></div>`,
    want: { body: texts, author: 'نرگس سپیدار', updated: '2021-11-06T14:32:00Z' },
  },
  {
    name: 'a line called the caption behind its picture, among paragraphs, and sections with doubled arrows',
    head: `<title>پیک ساحل</title>`,
    body: `<table><tr><td><a href="/c/1">جامعه</a> &gt;&gt; <a href="/c/2">شهر</a></td></tr><tr><td><h2>${title}</h2></td></tr><tr><td>تاریخ : ۱۴۰۰/۰۸/۱۵ | ساعت : ۱۴:۱۰</td></tr><tr><td><img src="/a.jpg" width="800" height="400"><p class="caption">آب‌انبار پس از باران</p>${prose}</td></tr></table>`,
    want: { body: texts, section: 'شهر', image: { src: 'https://peyk.example/a.jpg', caption: 'آب‌انبار پس از باران' } },
  },
  {
    name: 'a short headline said again in the first sentence',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div><p>به گزارش ایسنا، ${title}.</p>${prose}</div>`,
    want: { body: [`به گزارش ایسنا، ${title}.`, ...texts], sources: ['ایسنا'] },
  },
  {
    name: 'a form for remarks that asks for their headline',
    head: '<title>پیک ساحل</title>',
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div><table><tr><td>عنوان:</td><td><input></td></tr><tr><td>نظر شما پس از تأیید منتشر می‌شود</td></tr></table>`,
    want: { body: texts },
  },
  {
    name: 'a table of prices with the head «عنوان»',
    head: `<title>${title}</title><meta property="og:title" content="${title}">`,
    body: `<table><tr><td>عنوان</td><td>قیمت زنده (تومان)</td></tr><tr><td>سکه</td><td>۱۲٬۰۰۰٬۰۰۰</td></tr></table><h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
    want: { body: texts },
  },
  {
    name: 'who is quoted over the headline',
    head: `<title>${title}</title>`,
    body: `<div class="rutitr">علی باقری:</div><h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
    want: { body: texts, author: null },
  },
  {
    name: 'of whom the story tells over the headline, his name in bold',
    head: `<title>${title}</title>`,
    body: `<div><b>محمد مخبر</b> در سفر به بندرعباس</div><h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
    want: { body: texts, author: null },
  },
  {
    name: 'a section whose name begins as a menu’s words do',
    head: `<title>${title}</title>`,
    body: `<div>خانه | فرهنگ | معرفی کتاب</div><h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
    want: { body: texts, section: 'معرفی کتاب' },
  },
  {
    name: 'links of the house below its text, and words for machines alone',
    head: `<title>${title}</title><meta name="keywords" content="دریا،آب‌انبار">`,
    body: `<div><h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div class="body">${prose}</div></div><footer><a href="/a">درباره ما</a> <a href="/c">تماس با ما</a></footer>`,
    want: { body: texts, tags: ['دریا', 'آب‌انبار'] },
  },
  {
    name: 'the label of its day, which is a section elsewhere',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><table><tr><td>تاریخ:</td><td>1400/8/15</td></tr><tr><td>ساعت</td><td>14:10</td></tr></table><div>${prose}</div>`,
    want: { body: texts, section: null },
  },
  {
    name: 'a section named for a year',
    head: `<title>${title}</title>`,
    body: `<div>خانه › سیاست › انتخابات ۱۴۰۰</div><h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div>`,
    want: { body: texts, section: 'انتخابات ۱۴۰۰' },
  },
  {
    name: 'the hour of what it announces',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long}</p><div>${prose}<p>زمان برگزاری: دوشنبه ۲۴ آبان ۱۴۰۰ ساعت ۱۷:۳۰</p></div>`,
    want: { published: '2021-11-05T20:30:00Z' },
  },
  {
    name: 'a sentence and a film in one paragraph',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}<p>ویدئوی این گفت‌وگو را ببینید و نظر خود را بنویسید.<br><iframe src="https://v.example/1"></iframe></p></div>`,
    want: { body: [...texts, 'ویدئوی این گفت‌وگو را ببینید و نظر خود را بنویسید.'] },
  },
  {
    name: 'a field with the short address in the box of a brief item',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div><p>${texts[0]}</p><div><p>${texts[1]}</p><p>${texts[2]}</p><input value="https://peyk.example/x1"></div></div>`,
  },
  {
    name: 'one link home before a section',
    head: `<title>${title}</title><meta property="og:site_name" content="پیک">`,
    body: `<div><p><a href="/">پیک ساحل</a> &gt; <a href="/c/1">میراث</a></p><h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}</div></div>`,
    want: { body: texts, section: 'میراث' },
  },
  {
    name: 'a statement and who signed it',
    head: `<title>${title}</title>`,
    body: `<h1>${title}</h1><p>${long} - ۱۴:۱۰</p><div>${prose}<p>سیدعلی خامنه‌ای</p></div>`,
    want: { body: [...texts, 'سیدعلی خامنه‌ای'], author: null },
  },
]

const address = 'https://peyk.example/a'

for (const { name, head, body, url = address, title: headline = title, want = {} } of [...rows, ...oddFacts]) {
  test(`read from a page with ${name}`, () => {
    const html = `<html dir="rtl"><head>${head}</head><body>${body}</body></html>`
    const origin = { url, fetchedAt: '2024-12-24T06:00:00Z', contentType: 'text/html' }
    const page = readHtmlPage(html, origin, { spelling: 'house', layouts: 'none' }).value?.page
    assert.equal(page?.title, headline)
    assert.equal(page?.published, want.published ?? published)
    const all = [page?.lead ?? '', ...(page?.body ?? [])].filter((text) => text !== '')
    for (const text of texts) assert.ok(all.includes(text), `lost: ${text}`)
    for (const [field, value] of Object.entries(want))
      assert.deepEqual(page?.[field as keyof PageArticle], value, field)
  })
}
