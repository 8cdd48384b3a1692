import { type Html, html } from '#server'
import type { UpdateView } from '../model/live.ts'
import { time } from './cards.ts'

/** One update: the same on the page and as it is told to those who listen. */
export function liveUpdate({ id, headline, at, body, isKey, href, linkName }: UpdateView): Html {
  return html`<article class="update${isKey ? ' key' : ''}" id="u${id}">${time(at)}<a href="${href}">${linkName}</a>${headline && html`<h2>${headline}</h2>`}<div class="body">${body}</div></article>`
}
