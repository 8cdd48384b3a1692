import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { EndpointAnswer } from '#server'
import { type Fragment, fontFace, type Html, html, styleElement } from '#server'
import type { Account } from '#store'
import { isRole } from '../policy.ts'
import { roleNames } from '../present/role-names.ts'
import type { EditorScripts } from './editor-scripts.ts'
import { framedMarkup } from './page-frame.ts'
import { roomsNav } from './rooms.ts'

export interface Sheet {
  style: Html
  hash: string
}

const deskSheet = sheetOf('desk.css')
const editorSheet = sheetOf('desk.css', 'editor.css')

/** What every page here stands on, and these files. */
export function sheetOf(...files: string[]): Sheet {
  const own = ['ground.css', ...files].map((file) => readFileSync(new URL(`./${file}`, import.meta.url), 'utf8'))
  const css = [fontFace, ...own].join('\n')
  return { style: styleElement(css), hash: createHash('sha256').update(css).digest('base64') }
}

/** Nothing is framed; forms go to this origin only; no text can become a script. */
const always = `font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'`

/** Nothing is loaded but the font, and nothing run. No script is allowed, so none can be injected. */
const policy = strictPolicy(deskSheet)

export function strictPolicy({ hash }: Sheet): string {
  return `default-src 'none'; style-src 'sha256-${hash}'; ${always}`
}

/**
 * The editor runs scripts of our own origin, in files that name their content; pasted markup is parsed by the one named
 * policy of ProseMirror, and a worker is made of the one address its page names.
 */
const editorPolicy = `default-src 'none'; style-src 'sha256-${editorSheet.hash}'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self'; ${always}; trusted-types ProseMirrorClipboard sanad-worker`

interface Screen extends Sheet {
  policy: string
}

/** Screens that run one small file of ours, which asks nobody but this origin; some show more of it. */
const screens = {
  wire: screenOf(sheetOf('desk.css', 'wire/wire.css')),
  queue: screenOf(sheetOf('desk.css', 'flow/flow.css')),
  calendar: screenOf(sheetOf('desk.css', 'calendar/calendar.css')),
  records: screenOf(sheetOf('desk.css', 'flow/flow.css', 'records/records.css')),
  /** Frames the page it is about. */
  front: screenOf(sheetOf('desk.css', 'articles/preview.css', 'front/front.css'), "frame-src 'self'"),
  preview: framingOf(sheetOf('desk.css', 'articles/preview.css')),
  /** Shows what it holds. */
  media: screenOf(sheetOf('desk.css', 'media/media.css'), "img-src 'self'", "media-src 'self'"),
  /** Where one may show a passkey: this origin is asked what a device is to sign. */
  device: screenOf(deskSheet),
}

/** Shows a page of ours in a frame, and runs nothing. */
function framingOf(sheet: Sheet): Screen {
  return { ...sheet, policy: `${strictPolicy(sheet)}; frame-src 'self'` }
}

function screenOf(sheet: Sheet, ...more: string[]): Screen {
  const sources = [`style-src 'sha256-${sheet.hash}'`, "script-src 'self'", "connect-src 'self'", ...more]
  return { ...sheet, policy: `default-src 'none'; ${sources.join('; ')}; ${always}` }
}

export const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // A link with a key in it is told to nobody else; `no-referrer` would take the origin from our own forms.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export interface DeskPage {
  status: number
  title: string
  main: Html
  /** Who is signed in; null for the pages before the door. */
  account: Account | null
  newsroom: string
  headers?: Record<string, string>
  /** Address of the script that speaks with devices; none is run without it. */
  script?: string
}

/** A page of the desk as an answer, with the headers all of them have. */
export function answerPage(page: DeskPage): EndpointAnswer {
  if (page.script === undefined) {
    return { status: page.status, headers: { ...headers, ...page.headers }, body: pageMarkup(page) }
  }
  const { headers: own, ...answer } = answerScreen(page, 'device', page.script)
  return { ...answer, headers: { ...own, ...page.headers } }
}

/** A page of one of these screens; with the script at this path, where one is run. */
export function answerScreen(page: DeskPage, screen: keyof typeof screens, scriptPath?: string): EndpointAnswer {
  const { style, policy: own } = screens[screen]
  const script = scriptPath && html`<script type="module" src="${scriptPath}"></script>`
  return {
    status: page.status,
    headers: { ...headers, 'content-security-policy': own },
    body: pageMarkup(page, { style, script }),
  }
}

/** The page of the editor. */
export function answerEditor(page: Omit<DeskPage, 'status'> & { scripts: EditorScripts }): EndpointAnswer {
  const script = html`<script type="module" src="${page.scripts.editor}"></script>`
  return {
    status: 200,
    headers: { ...headers, 'content-security-policy': editorPolicy },
    body: pageMarkup({ ...page, status: 200 }, { ...editorSheet, script }),
  }
}

/** A page of the site, to be framed by a page of the desk and by nothing else. */
export function answerFramed(body: string, sitePolicy: string): EndpointAnswer {
  const framed = sitePolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
  return {
    status: 200,
    headers: { ...headers, 'content-security-policy': framed, 'x-frame-options': 'SAMEORIGIN' },
    body,
  }
}

/** Sends the browser to look at another page, after a form too. */
export function answerRedirect(location: string, extra: Record<string, string> = {}): EndpointAnswer {
  return { status: 303, headers: { location, 'cache-control': 'no-store', ...extra }, body: null }
}

function pageMarkup(
  { title, main, account, newsroom }: DeskPage,
  { style, script = null }: Pick<Sheet, 'style'> & { script?: Fragment } = deskSheet,
): string {
  const mast = html`
<p class="name"><a href="/desk"><bdi>${newsroom}</bdi> <span>میز خبر</span></a></p>
${account === null ? null : roomsNav(account)}
${account === null ? null : accountBar(account)}
`
  const whole = `${title} · میز خبر ${newsroom}`
  const persian = { language: 'fa', direction: 'rtl', skip: 'رفتن به متن صفحه' } as const
  return framedMarkup({ ...persian, title: whole, style, script, mast, main })
}

function accountBar({ name, login, role }: Account): Html {
  return html`<div class="who line">
<p><a href="/desk/account"><bdi>${name}</bdi></a> <span class="quiet"><bdi>${login}</bdi> · ${isRole(role) ? roleNames[role] : null}</span></p>
<form method="post" action="/desk/logout"><button class="plain">خروج</button></form>
</div>`
}

/** The head of a page: what it is, and under it one sentence. */
export function heading(title: string, sentence: Fragment = null): Html {
  return html`<h1>${title}</h1>${sentence === null ? null : html`<p class="intro">${sentence}</p>`}`
}
