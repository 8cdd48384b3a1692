import type { PageRoute } from '#server'
import { offlinePath } from '../addresses.ts'
import { htmlAnswer, type Site } from '../answers.ts'
import { offlinePage } from '../pages/offline.ts'

const maxAgeSeconds = 300

/** The page a static server shows where the program is needed and is not there. Nothing it says changes with the news. */
export function offlineRoutes({ shelf }: Site): PageRoute[] {
  const render = async () =>
    htmlAnswer({ body: offlinePage(await shelf.frame()), style: 'list', keys: [], maxAgeSeconds })
  return [{ pattern: offlinePath, render }]
}
