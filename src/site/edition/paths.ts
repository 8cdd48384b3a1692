import { type EditionCode, firstEdition } from '#article'
import type { FeedFile } from '../addresses.ts'
import { encodeSegment } from '../addresses.ts'

/** The addresses that each edition has of its own, all under its code. They are promises: they never change meaning. */
export type Paths = ReturnType<typeof pathsOf>

export function pathsOf(edition: EditionCode) {
  const root = `/${edition}`
  const photo = `${root}/photo`
  const live = (code: number | string) => `${root}/live/${code}`
  const corrections = `${root}/corrections`
  const dossiers = `${root}/dossier`
  // What readers send is taken at one address for all editions, which is told where they come from.
  const from = edition === firstEdition ? [] : [`edition=${edition}`]
  const sentTo = (path: string, ...asked: string[]) => [path, [...asked, ...from].join('&')].filter(Boolean).join('?')
  /** The front page of the first edition has two addresses; this one is canonical. */
  const front = edition === firstEdition ? '/' : root
  return {
    front,
    /** The front page of the edition, named by it. */
    root,
    latest: `${root}/latest`,
    search: `${root}/search`,
    photo,
    video: `${root}/video`,
    /** Shown in place of what needs the program, while that is down. */
    offline: `${root}/offline`,
    /** What is read most: of the last day or week, of everything or of one section. */
    mostRead: `${root}/most-read`,
    /** What the pages of an article's photographs stand under; it leads to the article. */
    photosFolder: (code: number) => `${photo}/${code}`,
    /** One photograph of a gallery, named by the first digits of its hash: others put before it do not move it. */
    photoPage: (code: number, hash: string) => `${photo}/${code}/${hash.slice(0, 10)}`,
    /** What readers say of an article; where they write it is the desk's. */
    comments: (code: number | string) => `${root}/comments/${code}`,
    /** A running account. */
    live,
    /** A page about the newsroom: `about`, `contact`, `ethics`, `privacy`. */
    standing: (name: string) => `${root}/${name}`,
    /** A question to readers with its results. */
    poll: (id: number | string) => `${root}/poll/${id}`,
    /** Where answers to a question are sent. */
    pollAnswer: (id: number) => sentTo(`/poll/${id}`),
    /** Where readers write to the newsroom, and where they tell it something in confidence. */
    message: sentTo('/message'),
    /** Where readers ask for its newsletter. */
    newsletter: sentTo('/newsletter'),
    /** Behind the links in mails, which speak the language of the mail. */
    newsletterConfirm: (link: string) => sentTo(`/newsletter/confirm/${link}`),
    newsletterEnd: (link: string) => sentTo(`/newsletter/end/${link}`),
    tip: sentTo('/message', 'kind=tip'),
    /** The public log of corrections, and one entry of it. */
    corrections,
    correction: (id: number) => `${corrections}/${id}`,
    /** The archive by date: all years, a year, a month, a day of the Jalali calendar. */
    archive: (...date: number[]) => [`${root}/archive`, ...date].join('/'),
    print: (code: number) => `${root}/print/${code}`,
    section: (slug: string) => `${root}/section/${encodeSegment(slug)}`,
    tag: (slug: string) => `${root}/tag/${encodeSegment(slug)}`,
    author: (slug: string) => `${root}/author/${encodeSegment(slug)}`,
    /** Articles that belong together, in an order; and all such dossiers. */
    dossiers,
    dossier: (slug: string) => `${dossiers}/${encodeSegment(slug)}`,
    /** Everything carried from one source. */
    source: (slug: string) => `${root}/source/${encodeSegment(slug)}`,
    /** Everything one person said. */
    person: (slug: string) => `${root}/person/${encodeSegment(slug)}`,
    /** The feeds of a list stand under its own address; those of the whole edition under its front page. */
    feed: (listPath: string, file: FeedFile) => (listPath === '/' ? `/${file}` : `${listPath}/${file}`),
  }
}
