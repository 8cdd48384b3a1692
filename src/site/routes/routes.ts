import type { Search } from '#search'
import type { PageRoute } from '#server'
import { keyIn, type PublishedReader } from '#store'
import { type Site, sorryAnswer } from '../answers.ts'
import { withSectionNames } from '../edition/section-names.ts'
import { photoRoutes } from '../photos/photo-routes.ts'
import type { EditionParts, SiteSettings } from '../settings.ts'
import { makeShelf } from '../shelf.ts'
import { archiveRoutes } from './archive.ts'
import { articleRoutes, shortLinkRoutes } from './articles.ts'
import { commentRoutes } from './comments.ts'
import { correctionRoutes } from './corrections.ts'
import { dossierRoutes } from './dossiers.ts'
import { feedRoutes } from './feeds.ts'
import { frontRoutes } from './front.ts'
import { listRoutes } from './lists.ts'
import { withLightForm } from './lite.ts'
import { liveRoutes } from './live.ts'
import { machineRoutes } from './machines.ts'
import { mostReadRoutes } from './most-read.ts'
import { movedRoutes, withOldAddresses } from './moved.ts'
import { offlineRoutes } from './offline.ts'
import { personRoutes } from './people.ts'
import { pollRoutes } from './polls.ts'
import { searchRoutes } from './search.ts'
import { sitemapRoutes } from './sitemaps.ts'
import { standingRoutes } from './standing.ts'

/** What the site is made from. `now` is asked at every page. */
export interface SiteParts {
  published: PublishedReader
  search: Search
  settings: SiteSettings
  /** The editions that are on besides the first, each with its own settings and its own reader. */
  others?: readonly EditionParts[]
  now: () => Date
  /** Is handed what is to be called when the line above every page has changed. */
  onFrameChange?(forget: () => void): void
}

/**
 * Every address of the reader site.
 *
 * Pages carry these surrogate keys (`key` in `#store`), and are made again when a publication announces one:
 *
 * | page | keys |
 * |---|---|
 * | article, short link, print, each photograph of its gallery | `article:{code}` |
 * | front | `front` |
 * | section, tag, author, source | `section:{slug}`, `tag:{slug}`, `author:{slug}`, `source:{slug}` |
 * | person, and the feed of what they said | `person:{slug}` |
 * | latest | `latest` |
 * | photo, video | `kind:photo`, `kind:video` |
 * | archive: years, a year, a month, a day | `archive`, `archive:{jy}`, `archive:{jy}:{jm}`, `archive:{jy}:{jm}:{jd}` |
 * | log of corrections, each of them, its feeds | `corrections` |
 * | dossier, its feeds; the list of dossiers | `dossier:{slug}`; `dossiers` |
 * | what readers say of an article | `article:{code}`, `comments:{code}` |
 * | running account | `article:{code}`, `live:{code}` |
 * | about, contact, ethics, privacy | `page:{name}` |
 * | question to readers, its results | `poll:{id}`; where it stands, `article:{code}` or `front` |
 * | most read | `most-read`, announced with every ranking |
 * | feeds of the whole site | `feed` |
 * | feeds of a section, tag, author | the key of the list |
 * | search and its feed, oEmbed | never kept |
 * | llms.txt | `feed` |
 * | sitemaps | `sitemap` |
 *
 * In editions that are not the first, the keys of lists begin with the code of the edition: `prs:latest`.
 *
 * A page that is missing may be what an imported article once stood under: then it leads there.
 *
 * The line of breaking news above every page is no key of theirs: when `frame` is announced, every page is made again
 * as it is next asked for.
 *
 * Boxes beside an article, the navigation and the day in the dateline have no key: pages that hold them are also
 * made again by age.
 */
export function siteRoutes(parts: SiteParts): PageRoute[] {
  const { published, settings, others = [] } = parts
  const named = others.map((one) => ({ ...one, published: withSectionNames(one.published, one.settings) }))
  const editions = [{ published, settings }, ...named]
  const [first, ...further] = editions.map((edition) => siteOf({ ...parts, ...edition, editions })) as [Site, ...Site[]]
  const own = [...editionRoutes, ...wholeSiteRoutes].flatMap((routes) => routes(first))
  return [...dressed(first, own), ...movedRoutes(first), ...further.flatMap(routesOfEdition)]
}

/** What each edition has of its own, under its code. */
const editionRoutes = [
  frontRoutes,
  articleRoutes,
  listRoutes,
  personRoutes,
  archiveRoutes,
  commentRoutes,
  correctionRoutes,
  dossierRoutes,
  mostReadRoutes,
  liveRoutes,
  photoRoutes,
  standingRoutes,
  pollRoutes,
  offlineRoutes,
  feedRoutes,
  searchRoutes,
]

/** What is one for all editions. */
const wholeSiteRoutes = [shortLinkRoutes, machineRoutes, sitemapRoutes]

function siteOf({ onFrameChange, ...parts }: Omit<SiteParts, 'others'> & { editions: readonly EditionParts[] }): Site {
  const shelf = makeShelf(parts)
  onFrameChange?.(shelf.forget)
  return { ...parts, shelf }
}

/** The pages of an edition that is not the first carry keys of their own, so that each is made again for its own news. */
function routesOfEdition(site: Site): PageRoute[] {
  const { settings } = site
  const { code } = settings.edition
  const unknown: PageRoute = {
    pattern: `${settings.edition.paths.root}/*`,
    // Everyone may make up addresses; none of them is worth memory.
    cacheable: false,
    render: async () => sorryAnswer(404, settings, []),
  }
  const own = [...editionRoutes.flatMap((routes) => routes(site)), unknown]
  return dressed(site, own).map((route) => ({
    ...route,
    async render(request) {
      const page = await route.render(request)
      return { ...page, keys: page.keys.map((name) => keyIn(code, name)) }
    },
  }))
}

function dressed(site: Site, routes: readonly PageRoute[]): PageRoute[] {
  const { words } = site.settings.edition
  return routes.map((route) => withLightForm(withOldAddresses(site, route), words))
}
