/** What stands around every page: masthead above, footer below. Made once for each list of sections. */

import { type Html, html } from '#server'
import type { Named, StandingPageName } from '#store'
import {
  archivePath,
  correctionsPath,
  dossiersPath,
  feedPath,
  frontPath,
  latestPath,
  messagePath,
  mostReadPath,
  newsletterPath,
  photoPath,
  searchPath,
  standingPath,
  videoPath,
} from '../addresses.ts'
import type { BreakingView } from '../model/breaking.ts'
import { liteLink } from '../model/lite.ts'
import type { Today } from '../model/times.ts'
import type { SiteSettings } from '../settings.ts'
import { link, sectionList } from './links.ts'
import { searchLine } from './search-form.ts'

/** What a masthead is made from. */
export interface Frame {
  settings: SiteSettings
  /** Sections of the first level, in their order. */
  sections: readonly Named[]
  /** Pages about the newsroom that have been written. */
  standing?: readonly StandingPageName[]
  /** What is told above every page while there is breaking news. */
  breaking?: BreakingView | null
}

function breakingBar({ breaking }: Frame): Html | null {
  if (!breaking) return null
  const { text, href } = breaking
  return html`<aside class="breaking" aria-label="خبر فوری"><p class="wrap"><b>فوری</b> ${href === null ? text : html`<a href="${href}">${text}</a>`}</p></aside>
`
}

/** The masthead of the front page: the day, the name in full size, the sections. */
export function grandMasthead(frame: Frame, today: Today): Html {
  const { settings, sections } = frame
  return html`${breakingBar(frame)}<header class="wrap grand">${dateline(today)}
<h1 class="name"><a href="${frontPath}">${settings.name}</a></h1>
<p class="tagline">${settings.tagline}</p>
${searchLine()}
${sections.length > 0 && html`<nav aria-label="بخش‌ها">${sectionList(sections, null)}</nav>`}</header>`
}

/** The masthead of an article: one line, printed once for all stories. */
export const compactMasthead = printedOnce(
  (frame) => html`${breakingBar(frame)}<header class="wrap">${compactLine(frame, null)}</header>`,
)

/** The name alone, over a story set for paper. */
export function nameOnly({ settings }: Frame): Html {
  return html`<header class="wrap alone">${compactLine({ settings, sections: [] }, null)}</header>`
}

/** The masthead of a list: one line, and under it the day. */
export function datedMasthead(frame: Frame, current: string | null, today: Today): Html {
  return html`${breakingBar(frame)}<header class="wrap">${compactLine(frame, current)}
${dateline(today)}</header>`
}

function compactLine({ settings, sections }: Frame, current: string | null): Html {
  const navigation = html`<nav aria-label="بخش‌ها">${sectionList(sections, current)}</nav><a class="to-search" href="${searchPath}">جست‌وجو</a><a class="to-sections" href="#sections">بخش‌ها</a>`
  return html`<div class="compact"><p class="name"><a href="${frontPath}">${settings.name}</a></p>
${sections.length > 0 && navigation}</div>`
}

/** Today in three calendars and the instant of the newest change, on one line. */
function dateline(today: Today): Html {
  return html`<div class="line dateline"><p class="line"><time datetime="${today.iso}"><b>${today.jalali}</b></time> <span>${today.gregorian}</span> <span>${today.hijri}</span></p>
${today.lastChange && html`<p>به‌روز شده در: <time datetime="${today.lastChange.iso}">${today.lastChange.text}</time></p>`}</div>`
}

/** Links to the pages about the newsroom. */
const standingNames: Record<StandingPageName, string> = {
  about: 'دربارهٔ ما',
  contact: 'تماس با ما',
  ethics: 'آیین‌نامهٔ اخلاق حرفه‌ای',
  privacy: 'حریم خوانندگان',
}

export const footer = printedOnce(
  ({
    settings,
    sections,
    standing = [],
  }) => html`<footer class="wrap foot"><p class="name"><a href="${frontPath}">${settings.name}</a></p>
${sections.length > 0 && html`<nav id="sections" aria-label="همهٔ بخش‌ها">${sectionList(sections, null)}</nav>`}
<p class="line"><a href="${searchPath}">جست‌وجو</a> <a href="${latestPath}">تازه‌ترین خبرها</a> <a href="${mostReadPath}">پربازدیدها</a> <a href="${archivePath()}">بایگانی</a> <a href="${dossiersPath}">پرونده‌ها</a> <a href="${photoPath}">عکس</a> <a href="${videoPath}">فیلم</a> <a href="${correctionsPath}">اصلاحات</a> <a href="${messagePath}">پیام به تحریریه</a> ${settings.hasNewsletter && html`<a href="${newsletterPath}">خبرنامه</a> `}<a href="${feedPath(frontPath, 'feed.xml')}">خوراک خبر (RSS)</a> ${liteLink}</p>${standing.length > 0 && html`<p class="line">${standing.map((name) => html`<a href="${standingPath(name)}">${standingNames[name]}</a> `)}</p>`}${(settings.links ?? []).length > 0 && html`<p class="line">${settings.links!.map((one) => html`${link(one)} `)}</p>`}${settings.notice && html`<p class="notice">${settings.notice}</p>`}</footer>`,
)

/** A part that depends on the frame alone is the same markup as long as the frame is the same. */
function printedOnce(print: (frame: Frame) => Html): (frame: Frame) => Html {
  const printed = new WeakMap<Frame, Html>()
  return (frame) => {
    const markup = printed.get(frame) ?? print(frame)
    printed.set(frame, markup)
    return markup
  }
}
