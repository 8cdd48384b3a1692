/** The room that shows, module 12: published articles as pages, feeds and sitemaps. It changes nothing. */
export { articlePath, shortPath } from './addresses.ts'
export { sorryPage } from './answers.ts'
export { type SiteAsset, siteAssets } from './assets.ts'
export { ninjsOf } from './routes/ninjs.ts'
export { articlePaths, heroPaths, listPaths, listPathsOf, pageAt, sitemapPartsOf } from './routes/page-at.ts'
export { type SiteParts, siteRoutes } from './routes/routes.ts'
export { defaultSettings, type SiteSettings } from './settings.ts'
export { contentSecurityPolicy, wholeContentSecurityPolicy } from './styles.ts'
