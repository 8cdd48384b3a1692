import type { LayoutAdapter } from '../survey/layout-adapter.ts'
import { asam } from './asam.ts'
import { drupalNews } from './drupal-news.ts'
import { iransamaneh } from './iransamaneh.ts'
import { nastooh } from './nastooh.ts'
import { wordpressClassic } from './wordpress-classic.ts'
import { wordpressMagazine } from './wordpress-magazine.ts'

/** Known layout families, tried in order; the narrower marks stand first. */
export const layoutAdapters: readonly LayoutAdapter[] = [
  iransamaneh,
  nastooh,
  asam,
  drupalNews,
  wordpressMagazine,
  wordpressClassic,
]
