/** The room that shows, module 12: published articles as pages, feeds and sitemaps. It changes nothing. */
export { articlePath, shareCardPath, shortPath } from './addresses.ts'
export { sorryPage } from './answers.ts'
export { type SiteAsset, siteAssets } from './assets.ts'
export { type Edition, editionOf, pathsOfArticle } from './edition/edition.ts'
export { sectionName } from './edition/section-names.ts'
export { type FrontClock, startFrontClock } from './front-clock.ts'
export { hopName } from './model/names.ts'
export { shareCardOf } from './model/share-card.ts'
export { frontTitlesOf } from './routes/front.ts'
export { writeCursor as listCursor } from './routes/lists.ts'
export { liveEvents } from './routes/live.ts'
export { ninjsOf } from './routes/ninjs.ts'
export {
  articlePaths,
  listPaths,
  listPathsOf,
  pageAt,
  shownFilms,
  shownPictures,
  sitemapPartsOf,
  type WholePage,
  wholeSitePaths,
} from './routes/page-at.ts'
export { pagePreview, storyPreview } from './routes/preview.ts'
export { type SiteParts, siteRoutes } from './routes/routes.ts'
export { shareCardRoute } from './routes/share-cards.ts'
export { defaultSettings, type EditionParts, type SiteSettings } from './settings.ts'
export { contentSecurityPolicy, wholeContentSecurityPolicy } from './styles.ts'
