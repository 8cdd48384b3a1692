import { type Html, html, type PageBody } from '#server'
import type { Today } from '../edition/dates.ts'
import type { Words } from '../edition/words/words.ts'
import type { CardView } from '../model/cards.ts'
import type { FrontBoxView } from '../model/front.ts'
import { pictureCard, rowCard } from '../parts/cards.ts'
import { feedLinksOf } from '../parts/feed-links.ts'
import { datedMasthead, type Frame } from '../parts/frame.ts'
import { layOut } from '../parts/front-boxes.ts'
import { type Link, link } from '../parts/links.ts'
import { ending, shell } from './shell.ts'

/** A page of a list of stories, whatever they have in common. */
export interface ListView {
  /** Heading and title: the name of the section, the tag, the person. */
  title: string
  /** A line under the heading saying what the list is, where the title alone does not. */
  about: string | null
  /** Absolute path of the newest page of the list. */
  path: string
  /** Feeds stand under the list's own address. */
  hasFeed: boolean
  /** Slug of the section shown, if it is one. */
  section: string | null
  /** Lists next to this one: the sections below or above it. */
  near: readonly Link[]
  /** What is known of the thing itself: a word for each fact, and the fact. */
  facts: readonly Fact[]
  /** What somebody arranged above the list; nothing on most pages. */
  boxes: readonly FrontBoxView[]
  groups: readonly ListGroup[]
  /** Address of the page with what is older, or null at the end. */
  olderPath: string | null
  /** False on the pages after the first. */
  isNewest: boolean
  /** Pictures first, or lines to be read. */
  layout: 'rows' | 'tiles'
}

export interface Fact {
  label: string
  /** A link for an address elsewhere. */
  value: string | Link
}

/** Stories under one heading (a day), or under none. */
export interface ListGroup {
  heading: string | null
  cards: readonly CardView[]
}

/** A list of stories: of a section, a tag, an author, a source, a kind, or the latest. */
export function listPage(view: ListView, frame: Frame, today: Today): PageBody {
  const { settings } = frame
  const { paths, words } = settings.edition
  return shell({
    settings,
    style: listStyle(view),
    title: view.title,
    description: view.about ?? words.lists.describe(view.title, settings.name),
    canonical: settings.url + view.path,
    indexed: view.isNewest,
    head: view.hasFeed ? feedLinksOf(paths, view.path, `${view.title} | ${settings.name}`) : [],
    masthead: datedMasthead(frame, view.section, today),
    main: view.boxes.length === 0 ? plainMain(view, words) : arrangedMain(view, words),
    ending: ending(frame),
  })
}

/** The style of a page of a list: one that somebody arranged looks like the front page above. */
export function listStyle({ boxes }: Pick<ListView, 'boxes'>): 'list' | 'section' {
  return boxes.length === 0 ? 'list' : 'section'
}

function plainMain(view: ListView, words: Words): Html {
  return html`<main id="main" class="wrap list">${headOf(view, words)}
${view.facts.length > 0 && html`<dl class="known">${view.facts.map(factOf)}</dl>`}${view.groups.length === 0 ? html`<p class="empty">${words.lists.empty}</p>` : restOf(view, words)}</main>`
}

/** Under what was arranged, the rest of the list. */
function arrangedMain(view: ListView, words: Words): Html {
  const rest = view.groups.length === 0 ? null : html`<div class="wrap list">${restOf(view, words)}</div>`
  return html`<main id="main"><div class="wrap list">${headOf(view, words)}</div>
<div class="front">${layOut(view.boxes)}${rest}</div></main>`
}

function headOf({ title, near, about, hasFeed, path, isNewest }: ListView, { lists }: Words): Html {
  return html`<h1>${title}</h1>
${near.length > 0 && html`<ul class="near">${near.map((to) => html`<li>${link(to)}</li>`)}</ul>`}
<p class="line">${about && html`<span>${about}</span>`}${hasFeed && html`<a href="${path}/feed.xml">${lists.feed}</a>`}${!isNewest && html`<a href="${path}">${lists.newest}</a>`}</p>`
}

function restOf({ groups, layout, olderPath }: ListView, words: Words): Html {
  return html`${groups.map((group) => groupOf(group, layout, words))}
${olderPath && html`<p class="older"><a href="${olderPath}" rel="next">${words.lists.older}</a></p>`}`
}

function factOf({ label, value }: Fact): Html {
  return html`<div><dt>${label}</dt><dd>${typeof value === 'string' ? value : html`<a href="${value.href}" rel="noopener"><bdi dir="ltr">${value.name}</bdi></a>`}</dd></div>`
}

/** Stories without a day over them still have a heading, for those who move through a page by headings. */
function groupOf({ heading, cards }: ListGroup, layout: ListView['layout'], words: Words): Html {
  const stories =
    layout === 'tiles'
      ? html`<div class="tiles">${cards.map(pictureCard)}</div>`
      : html`<div class="rows">${cards.map(rowCard)}</div>`
  return heading === null
    ? html`<section><h2 class="unseen">${words.lists.stories}</h2>${stories}</section>`
    : html`<section class="dated"><h2 class="day">${heading}</h2>${stories}</section>`
}
