import { type FrontBox, frontLimits, frontStyles, prominences } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Section } from '#store'
import type { Board, BoardBox, BoardStory, Candidate } from './board-view.ts'
import { boxName, emptyCandidates, fillNames, prominenceNames, styleNames, whenInWords } from './front-words.ts'

export interface BoardParts {
  board: Board
  sections: readonly Section[]
  /** Whose page it is; null for the front page. */
  section: Section | null
  now: Date
}

/** The boxes from top to bottom, with what stands in each. Every button is one deed of the form around them. */
export function boardOf(parts: BoardParts): Html {
  return html`<ol class="places">${parts.board.boxes.map((one) => boxOf(one, parts))}</ol>`
}

function boxOf({ box, stories }: BoardBox, { sections, section, now }: BoardParts): Html {
  const { id, places, prominence, style } = box
  const name = boxName(box, sections)
  const placed = stories.filter(({ placement, place }) => placement !== null && place !== null).length
  return html`<li class="box" data-box="${id}" data-places="${places}"><section aria-labelledby="n-${id}">
<header><h3 id="n-${id}">${name}</h3> <span class="facts"><span>${styleNames[style]}، برجستگی ${prominenceNames[prominence]}</span> <span>${toPersianDigits(String(placed))} نشانده از ${toPersianDigits(String(places))} جا</span></span>${settingsOf(box, name, fillChoices(sections, section))}</header>
${stories.length === 0 ? html`<p class="hint empty-box">خالی است و روی سایت دیده نمی‌شود؛ خبری این‌جا بنشانید.</p>` : null}
<ol class="stories" data-stories="${id}">${stories.map((story, index) => storyOf(story, { box, stories, index, now }))}</ol>
</section></li>
`
}

interface StoryPlace {
  box: FrontBox
  stories: readonly BoardStory[]
  index: number
  now: Date
}

function storyOf(story: BoardStory, { box, stories, index, now }: StoryPlace): Html {
  const { code, headline, placement, place, publishedAt } = story
  const kind = placement === null ? 'auto' : place === null ? 'absent' : 'placed'
  const before = stories.slice(0, index).filter((one) => one.placement !== null).length
  const time =
    publishedAt && html`<time datetime="${publishedAt.toISOString()}">${whenInWords(publishedAt, now)}</time>`
  return html`<li class="story ${kind}" data-code="${code}" data-kind="${kind}" draggable="true">
<p class="line-of"><span class="what" dir="auto">${headline}</span> <span class="facts">${stateOf(story)} ${time}</span></p>
<div class="deeds">${
    placement === null
      ? html`<button class="small secondary" name="do" value="put:${code}:${box.id}:${before}:${place}" data-deed="hold" title="در همین جا نگه دارد (p)">نگه‌دار${named(headline)}</button>`
      : placedDeeds(story)
  }</div>${placement === null ? null : detailsOf(story, now)}
</li>
`
}

function stateOf({ placement, place, hasExpired }: BoardStory): Html {
  if (placement === null) return html`<span class="by-itself">خودکار</span>`
  if (hasExpired) return html`<span class="gone">زمانش گذشته</span>`
  if (place === null) return html`<span class="gone">روی سایت نیست</span>`
  const leaves = placement.expiresAt && html`<span>تا ${formatDateTime(new Date(placement.expiresAt))}</span>`
  return html`<span class="by-hand">${placement.pinnedAt === null ? 'نشانده' : 'سنجاق'}</span> ${leaves}`
}

function placedDeeds({ code, headline, placement, place }: BoardStory): Html {
  const button = (deed: string, word: string, title: string, symbol: string) =>
    html`<button class="small secondary" name="do" value="${deed}:${code}" data-deed="${deed}" title="${word} (${title})"><span aria-hidden="true">${symbol}</span><span class="vh">${word}</span>${named(headline)}</button>`
  const pin =
    placement?.pinnedAt != null
      ? html`<button class="small secondary" name="do" value="unpin:${code}" data-deed="pin" title="سنجاق را برمی‌دارد (p)">آزاد کن${named(headline)}</button>`
      : place === null
        ? null
        : html`<button class="small secondary" name="do" value="pin:${code}:${place}" data-deed="pin" title="در همین جا می‌ماند، هر چه جابه‌جا شود (p)">سنجاق${named(headline)}</button>`
  return html`${button('up', 'بالاتر', 'Alt+↑', '↑')}${button('down', 'پایین‌تر', 'Alt+↓', '↓')}${pin}${button('off', 'از صفحه بردار', 'Delete', '✕')}`
}

function named(headline: string): Html {
  return html`<span class="vh">: ${headline}</span>`
}

function detailsOf({ code, placement, headline }: BoardStory, now: Date): Html {
  const { headline: own, expiresAt } = placement!
  const leaves = expiresAt === null ? '' : expiresAt > now.toISOString() ? formatDateTime(new Date(expiresAt)) : ''
  return html`<details class="say"><summary>تیتر و زمان${named(headline)}</summary>
<label for="headline-${code}">تیتر در این صفحه</label>
<input id="headline-${code}" name="headline-${code}" dir="auto" value="${own ?? ''}" maxlength="${frontLimits.headlineLength}" placeholder="همان تیتر خبر" autocomplete="off">
<label for="expires-${code}">تا کِی بماند</label>
<input id="expires-${code}" name="expires-${code}" value="${leaves}" maxlength="100" placeholder="فردا ساعت ۸" autocomplete="off">
<button class="small" name="do" value="say:${code}">ثبت</button></details>`
}

type Choice = readonly [value: string, word: string]

/** What may fill a box: on the page of a section all of it is of that section, or of one under it. */
function fillChoices(sections: readonly Section[], section: Section | null): Choice[] {
  const within = section === null ? sections : sections.filter(({ parent }) => parent === section.slug)
  const named = within.filter(({ isRetired }) => !isRetired)
  return [...Object.entries(fillNames), ...named.map(({ slug, name }) => [`section:${slug}`, `بخش ${name}`] as const)]
}

function settingsOf(box: FrontBox, name: string, choices: readonly Choice[]): Html {
  const { id, title, prominence, style, places, fill } = box
  const filled = fill === null ? '' : fill.list === 'section' ? `section:${fill.section}` : fill.list
  const isKnown = choices.some(([value]) => value === filled)
  // What fills it already may be chosen again, even if it is offered to nobody any more.
  const fills = isKnown ? choices : [...choices, [filled, name] as const]
  const select = (field: string, label: string, value: string, options: readonly Choice[]) =>
    html`<label for="${field}-${id}">${label}</label><span class="choice"><select id="${field}-${id}" name="${field}-${id}">${options.map(([option, word]) => html`<option value="${option}"${option === value ? html` selected` : null}>${word}</option>`)}</select></span>`
  const deed = (verb: string, word: string) =>
    html`<button class="small secondary" name="do" value="${verb}:${id}">${word}<span class="vh">: ${name}</span></button>`
  return html`<details class="set"><summary>کادر<span class="vh">: ${name}</span></summary><div class="fields">
<label for="title-${id}">عنوان</label><input id="title-${id}" name="title-${id}" dir="auto" value="${title ?? ''}" maxlength="${frontLimits.titleLength}" autocomplete="off">
${select(
  'prominence',
  'برجستگی',
  prominence,
  prominences.map((one) => [one, prominenceNames[one]]),
)}
${select(
  'style',
  'شیوه',
  style,
  frontStyles.map((one) => [one, styleNames[one]]),
)}
<label for="places-${id}">شمار جاها</label><input id="places-${id}" name="places-${id}" value="${toPersianDigits(String(places))}" inputmode="numeric" maxlength="2">
${select('fill', 'جاهای خالی را پر می‌کند', filled, fills)}</div>
<div class="deeds">${deed('box', 'ثبت')}${deed('box-up', 'کادر بالاتر')}${deed('box-down', 'کادر پایین‌تر')}${deed('box-add', 'کادری پس از این')}${deed('box-off', 'کادر را بردار')}</div></details>`
}

export interface CandidatesView {
  words: string
  target: string
  candidates: readonly Candidate[]
}

/** What may be placed, and where it goes. */
export function candidatesOf(
  { words, target, candidates }: CandidatesView,
  { board, sections, now }: BoardParts,
): Html {
  const standing = new Map(
    board.boxes.flatMap(({ box, stories }) => stories.map(({ code }) => [code, boxName(box, sections)] as const)),
  )
  return html`<section class="candidates" aria-labelledby="c-title"><h2 id="c-title">خبرها</h2>
<div class="asking"><label for="q" class="vh">جست‌وجو در خبرهای منتشرشده</label><input id="q" name="q" type="search" value="${words}" maxlength="200" placeholder="واژه یا کد خبر" title="جست‌وجو (/)" autocomplete="off"><button class="small secondary" name="do" value="search">یافتن</button></div>
<label for="target">در این کادر بنشیند</label><span class="choice"><select id="target" name="target">${board.boxes.map(({ box }) => html`<option value="${box.id}"${box.id === target ? html` selected` : null}>${boxName(box, sections)}</option>`)}</select></span>
${candidates.length === 0 ? html`<p class="hint">${emptyCandidates}</p>` : null}
<ol class="stories">${candidates.map((one) => candidateOf(one, standing.get(one.code) ?? null, now))}</ol></section>`
}

function candidateOf({ code, headline, section, publishedAt }: Candidate, box: string | null, now: Date): Html {
  return html`<li class="story candidate" data-code="${code}" data-kind="candidate" draggable="true">
<p class="line-of"><span class="what" dir="auto">${headline}</span> <span class="facts">${section && html`<span>${section}</span>`} ${publishedAt && html`<time datetime="${publishedAt.toISOString()}">${whenInWords(publishedAt, now)}</time>`} ${box && html`<span class="by-itself">اکنون در ${box}</span>`}</span></p>
<div class="deeds"><button class="small secondary" name="do" value="place:${code}" data-deed="place" title="بالای کادرِ برگزیده می‌نشیند (Enter)">بنشان${named(headline)}</button></div></li>
`
}
