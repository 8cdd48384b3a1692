/** What stands around every page: masthead above, footer below. Made once for each list of sections. */

import { type Html, html } from '#server'
import type { Named, StandingPageName } from '#store'
import type { Today } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'
import type { BreakingView } from '../model/breaking.ts'
import { liteLink } from '../model/lite.ts'
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
  /** The other editions of the site. */
  editions?: readonly Edition[]
}

function breakingBar({ breaking, settings: { edition } }: Frame): Html | null {
  if (!breaking) return null
  const { text, href } = breaking
  return html`<aside class="breaking" aria-label="${edition.words.frame.breaking}"><p class="wrap"><b>${edition.words.frame.urgent}</b> ${href === null ? text : html`<a href="${href}">${text}</a>`}</p></aside>
`
}

/** The masthead of the front page: the day, the name in full size, the sections. */
export function grandMasthead(frame: Frame, today: Today): Html {
  const { settings, sections } = frame
  const { edition } = settings
  const others = editionLinks(frame)
  return html`${breakingBar(frame)}<header class="wrap grand">${dateline(today, edition)}
<h1 class="name"><a href="${edition.paths.front}">${settings.name}</a></h1>
<p class="tagline">${settings.tagline}</p>
${searchLine(edition)}
${sections.length > 0 && html`<nav aria-label="${edition.words.frame.sections}">${sectionList(sections, null, edition.paths)}</nav>`}${others.length > 0 && html`<p class="line">${others}</p>`}</header>`
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
${dateline(today, frame.settings.edition)}</header>`
}

function compactLine({ settings, sections }: Frame, current: string | null): Html {
  const { paths, words } = settings.edition
  const navigation = html`<nav aria-label="${words.frame.sections}">${sectionList(sections, current, paths)}</nav><a class="to-search" href="${paths.search}">${words.lists.search}</a><a class="to-sections" href="#sections">${words.frame.sections}</a>`
  return html`<div class="compact"><p class="name"><a href="${paths.front}">${settings.name}</a></p>
${sections.length > 0 && navigation}</div>`
}

/** Today in three calendars and the instant of the newest change, on one line. */
function dateline(today: Today, { words }: Edition): Html {
  return html`<div class="line dateline"><p class="line"><time datetime="${today.iso}"><b>${today.day}</b></time>${today.others.map((day) => html` <span>${day}</span>`)}</p>
${today.lastChange && html`<p>${words.frame.changed} <time datetime="${today.lastChange.iso}">${today.lastChange.text}</time></p>`}</div>`
}

/** To the front pages of the other editions, each named in its own language. */
function editionLinks({ editions = [] }: Frame): Html[] {
  return editions.map(
    ({ name, language, paths }) =>
      html`<a href="${paths.front}" hreflang="${language}" lang="${language}" rel="alternate">${name}</a> `,
  )
}

export const footer = printedOnce((frame) => {
  const { settings, sections, standing = [] } = frame
  const { paths, words } = settings.edition
  const { lists } = words
  const others = editionLinks(frame)
  return html`<footer class="wrap foot"><p class="name"><a href="${paths.front}">${settings.name}</a></p>
${sections.length > 0 && html`<nav id="sections" aria-label="${words.frame.allSections}">${sectionList(sections, null, paths)}</nav>`}
<p class="line"><a href="${paths.search}">${lists.search}</a> <a href="${paths.latest}">${lists.latest}</a> <a href="${paths.mostRead}">${lists.mostRead}</a> <a href="${paths.archive()}">${lists.archive}</a> <a href="${paths.dossiers}">${lists.dossiers}</a> <a href="${paths.photo}">${lists.photo}</a> <a href="${paths.video}">${lists.video}</a> <a href="${paths.corrections}">${lists.corrections}</a> <a href="${paths.message}">${words.frame.messages}</a> ${settings.hasNewsletter && html`<a href="${paths.newsletter}">${words.frame.newsletter}</a> `}<a href="${paths.feed(paths.front, 'feed.xml')}">${words.frame.feed}</a> ${liteLink(words)}</p>${others.length > 0 && html`<nav class="line" aria-label="${words.frame.editions}">${others}</nav>`}${standing.length > 0 && html`<p class="line">${standing.map((name) => html`<a href="${paths.standing(name)}">${words.frame.standing[name]}</a> `)}</p>`}${(settings.links ?? []).length > 0 && html`<p class="line">${settings.links!.map((one) => html`${link(one)} `)}</p>`}${settings.notice && html`<p class="notice">${settings.notice}</p>`}</footer>`
})

/** A part that depends on the frame alone is the same markup as long as the frame is the same. */
function printedOnce(print: (frame: Frame) => Html): (frame: Frame) => Html {
  const printed = new WeakMap<Frame, Html>()
  return (frame) => {
    const markup = printed.get(frame) ?? print(frame)
    printed.set(frame, markup)
    return markup
  }
}
