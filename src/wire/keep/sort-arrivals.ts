import type { Database } from '#store'
import { type MayPublish, routeArrivals } from '../rules/route-arrivals.ts'
import { foldArrivals } from '../stories/fold-arrivals.ts'

/**
 * What follows when something has arrived, in this order: each item finds its story, then the rules are asked, so that
 * no rule makes a second article of one story. Returns how many items the rules were asked about.
 */
export async function sortArrivals(database: Database, mayPublish: MayPublish): Promise<number> {
  await foldArrivals(database)
  return routeArrivals(database, { mayPublish })
}
