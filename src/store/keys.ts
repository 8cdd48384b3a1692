import { type EditionCode, firstEdition } from '#article'

/**
 * Surrogate keys: the names under which pages are kept and changes are announced. A page carries the keys of what it
 * was made from; a publication announces the keys of what it touched.
 */
export const key = {
  article: (code: number) => `article:${code}`,
  section: (slug: string) => `section:${slug}`,
  tag: (slug: string) => `tag:${slug}`,
  author: (slug: string) => `author:${slug}`,
  source: (slug: string) => `source:${slug}`,
  person: (slug: string) => `person:${slug}`,
  /** Lists of one kind: `/fa/video`, `/fa/photo`. */
  kind: (kind: string) => `kind:${kind}`,
  /** The archive by date: all of it, a year, a month, a day of the Jalali calendar. */
  archive: (...date: number[]) => ['archive', ...date].join(':'),
  front: 'front',
  /** What stands around every page: pages show it without carrying its key. */
  frame: 'frame',
  /** Something was planned for a page or the line above all, or is so no more: no page carries it. */
  planned: 'planned',
  latest: 'latest',
  /** A page about the newsroom. */
  standingPage: (name: string) => `page:${name}`,
  /** The running account of one article. */
  live: (code: number) => `live:${code}`,
  /** What readers say of one article. */
  comments: (code: number) => `comments:${code}`,
  /** A question to readers, with its results. */
  poll: (id: number) => `poll:${id}`,
  corrections: 'corrections',
  /** A dossier, and the list of all. */
  dossier: (slug: string) => `dossier:${slug}`,
  dossiers: 'dossiers',
  mostRead: 'most-read',
  feed: 'feed',
  sitemap: 'sitemap',
  /** What came in and what was done with it: seen at the desk only. */
  wire: 'wire',
  /** What the newsroom says of itself, its sections and its navigation. */
  settings: 'settings',
  /** Announced when anything may have changed: every page is made again. */
  everything: '*',
} as const

/** Families of keys that each edition has of its own; what is left out is one for the whole site. */
const ownFamilies = new Set(['front', 'latest', 'feed', 'section', 'tag', 'author', 'kind', 'archive'])

/** The key as it is announced and carried in an edition; in the first it is the key itself. */
export function keyIn(edition: EditionCode, name: string): string {
  const isOwn = edition !== firstEdition && ownFamilies.has(name.split(':', 1)[0]!)
  return isOwn ? `${edition}:${name}` : name
}
