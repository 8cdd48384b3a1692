import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fontFace } from '#server'

/** The kinds of page that look different; each has one bundle, printed into the page itself. */
export type StyleName =
  | 'front'
  | 'article'
  | 'list'
  | 'section'
  | 'voice'
  | 'archive'
  | 'log'
  | 'search'
  | 'live'
  | 'comments'
  | 'dossier'
  | 'poll'
  | 'photo'

/** One page type's style sheet, small enough to travel inside the page, and its hash for the policy. */
export interface StyleBundle {
  css: string
  contentSecurityPolicy: string
}

const files: Record<StyleName, readonly string[]> = {
  front: ['base', 'lines', 'cards', 'front', 'poll'],
  article: ['base', 'lines', 'text', 'article', 'corrections', 'poll'],
  list: ['base', 'lines', 'cards', 'list'],
  section: ['base', 'lines', 'cards', 'list', 'front'],
  voice: ['base', 'list', 'voice'],
  archive: ['base', 'lines', 'cards', 'list', 'archive'],
  log: ['base', 'list', 'corrections'],
  search: ['base', 'lines', 'cards', 'list', 'search'],
  live: ['base', 'list', 'text', 'live'],
  comments: ['base', 'list', 'comments'],
  dossier: ['base', 'lines', 'cards', 'list', 'text', 'dossier'],
  poll: ['base', 'list', 'poll', 'poll-page'],
  photo: ['base', 'photo'],
}

const bundles: Record<StyleName, StyleBundle> = {
  front: bundle('front'),
  article: bundle('article'),
  list: bundle('list'),
  section: bundle('section'),
  voice: bundle('voice'),
  archive: bundle('archive'),
  log: bundle('log'),
  search: bundle('search'),
  comments: bundle('comments'),
  dossier: bundle('dossier'),
  poll: bundle('poll'),
  photo: bundle('photo'),
  live: bundle('live', "script-src 'self'"),
}

export type Direction = 'rtl' | 'ltr'

/**
 * The sheets are written in logical sides, for right to left; only the arrows they draw
 * are turned for the other way, and the numbers they count with.
 */
export function styleBundle(name: StyleName, direction: Direction): StyleBundle {
  if (direction === 'rtl') return bundles[name]
  const known = turned.get(name) ?? turn(bundles[name])
  turned.set(name, known)
  return known
}

const turned = new Map<StyleName, StyleBundle>()

function turn({ css, contentSecurityPolicy: policy }: StyleBundle): StyleBundle {
  const own = css.replace(/[←→]/g, (arrow) => (arrow === '←' ? '→' : '←')).replaceAll(',persian)', ',decimal)')
  return { css: own, contentSecurityPolicy: policy.replace(hashOf(css), hashOf(own)) }
}

const styleNames = Object.keys(files) as StyleName[]

/**
 * What a page may load and do: its own style sheet by hash, pictures, font and film of our own origin, nothing else.
 * No frame, no third party, and no script but the island of running accounts, on their page alone; `media-src https:` lets a reader start a film that lives elsewhere, by hand.
 */
export function contentSecurityPolicy(name: StyleName, direction: Direction = 'rtl'): string {
  return styleBundle(name, direction).contentSecurityPolicy
}

/** One policy for every kind of page: for a static server, which knows them only as files. */
export function wholeContentSecurityPolicy(directions: readonly Direction[] = ['rtl']): string {
  const sheets = directions.flatMap((direction) => styleNames.map((name) => styleBundle(name, direction).css))
  const hashes = [...new Set(sheets)].map((css) => `'${hashOf(css)}'`)
  return policyOf(hashes.join(' '), ["script-src 'self'"])
}

function bundle(name: StyleName, ...more: string[]): StyleBundle {
  const css = fontFace + files[name].map((file) => squeeze(readStyle(file))).join('')
  return { css, contentSecurityPolicy: policyOf(`'${hashOf(css)}'`, more) }
}

function hashOf(css: string): string {
  return `sha256-${createHash('sha256').update(css).digest('base64')}`
}

function policyOf(styles: string, more: readonly string[]): string {
  const policy = [
    "default-src 'none'",
    `style-src ${styles}`,
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self' https:",
    // One island listens for updates; auditors (Lighthouse) fetch robots.txt in the name of the page.
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...more,
  ]
  return policy.join('; ')
}

function readStyle(file: string): string {
  return readFileSync(new URL(`./styles/${file}.css`, import.meta.url), 'utf8')
}

/** Drops comments and the white space that means nothing. Our own files hold no string with a comma, colon or brace. */
function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/;}/g, '}')
    .trim()
}
