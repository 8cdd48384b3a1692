import { formatDateTime } from '#persian'
import { type Html, html } from '#server'
import type { ListedSession } from '#store'
import { browserName } from './browser-name.ts'

export interface SessionsView {
  sessions: readonly ListedSession[]
  /** The one this page is seen with; null on the page of somebody else. */
  ownId: number | null
  /** Before `/:id/end`. */
  path: string
}

/** Open sessions, with a button that ends each. */
export function sessionList({ sessions, ownId, path }: SessionsView): Html {
  return html`<ul class="people">${sessions.map(
    ({ id, userAgent, begunAt, lastSeenAt }) => html`<li class="line">
<div><p class="strong">${browserName(userAgent)}${id === ownId ? html` <span class="state live">همین نشست</span>` : null}</p>
<p class="facts"><span>آخرین دیدار <time datetime="${lastSeenAt.toISOString()}">${formatDateTime(lastSeenAt)}</time></span> <span>ورود <time datetime="${begunAt.toISOString()}">${formatDateTime(begunAt)}</time></span></p></div>
${id === ownId ? null : html`<form method="post" action="${path}/${id}/end"><button class="plain" aria-label="پایان‌دادن به نشست ${browserName(userAgent)}، ${formatDateTime(lastSeenAt)}">پایان</button></form>`}
</li>
`,
  )}</ul>`
}
