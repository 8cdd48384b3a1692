import type { PageRoute } from '#server'
import { htmlAnswer, type Site } from '../answers.ts'
import { offlinePage } from '../pages/offline.ts'

const maxAgeSeconds = 300

/** The page a static server shows where the program is needed and is not there. Nothing it says changes with the news. */
export function offlineRoutes({ shelf, settings }: Site): PageRoute[] {
  const render = async () =>
    htmlAnswer(settings, { body: offlinePage(await shelf.frame()), style: 'list', keys: [], maxAgeSeconds })
  return [{ pattern: settings.edition.paths.offline, render }]
}
