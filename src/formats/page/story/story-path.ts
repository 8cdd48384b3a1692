/** Where a story is filed on its site: whatever names its section is weighed, and what agrees counts for more. */
import type { HtmlElement } from '../html/html-tree.ts'
import type { Segment } from '../survey/page-segments.ts'
import type { PageMap } from '../survey/page-zones.ts'
import { plainLine, wordKey } from '../words/plain-line.ts'
import {
  categoriesNear,
  categoryLinks,
  knownSections,
  linksAmongFacts,
  linksOver,
  markedSection,
  menuSections,
  openedSection,
} from './sections-near.ts'
import { type Clean, type NearTrail, namedTrail, nearTrail, sections, trailParts } from './trails.ts'

/** What the page's data, a line of facts and the head's title say of the section. */
export interface ToldSections {
  breadcrumb: readonly string[]
  labelled: readonly string[]
  section: readonly string[]
  /** «کاوه » یادداشت » …»: the head's title. */
  headTitle: string | null
}

interface PathInput {
  root: HtmlElement
  map: PageMap
  title: Segment | null
  told: ToldSections
  /** The element a layout's description points at. */
  described: HtmlElement | null
  siteName: string | null
  url: string | null
  /** Lines that tell code, date or counts, near the headline. */
  factPlaces: readonly number[]
}

interface FiledUnder {
  path: string[]
  weight: number
}

const WEIGHTS = {
  breadcrumb: 50,
  labelledPath: 45,
  labelled: 41,
  category: 40,
  bare: 36,
  section: 35,
  over: 34,
  amongFacts: 30,
  marked: 28,
  opened: 26,
  filed: 25,
  known: 24,
  headTitle: 16,
  byAddress: 14,
  current: 12,
} as const
/** A short menu over the headline looks like a trail: each line away costs so much. */
const BARE_AWAY = 2
/** What another place that names the same section adds of its weight. */
const AGREEMENT = 0.3
/** A place weighty enough to tell that a section lies within another. */
const DEEPER_WEIGHT_MIN = 34
/** And not much less weighty than what it deepens. */
const DEEPER_SHARE_MIN = 0.87
const SECTION_CHARS_MAX = 25
const TITLE_PARTS_MAX = 8
const TITLE_SIGNS = /\s[|–—»›«•·>:/-]+\s|\|/

/**
 * The sections from broad to narrow, front page and headline left out. A breadcrumb is sure; without one what else tells is
 * weighed. Empty when nothing tells.
 */
export function storyPath(input: PathInput): string[] {
  const titleKey = input.title === null ? '' : wordKey(input.title.text)
  const clean: Clean = (parts) => sections(parts, titleKey)
  const described = pointed(input, clean)
  if (described.length > 0) return described
  const named = namedTrail(input.root, clean)
  if (named.length > 0) return named
  const near = input.title === null ? null : nearTrail(input.map, { ...input, title: input.title }, clean)
  if (near?.isSigned) return near.parts
  const found = placesOf(input, near, clean).filter(({ path }) => path.length > 0)
  let best: FiledUnder | null = null
  let most = 0
  for (const place of found) {
    const weight = agreedWeight(place, found)
    if (weight > most) {
      best = place
      most = weight
    }
  }
  return best === null ? [] : deepest(best, found)
}

function pointed({ described }: PathInput, clean: Clean): string[] {
  return described === null ? [] : clean(trailParts(described))
}

/** Where there is no breadcrumb: what else names the section. */
function placesOf(
  { map, title, told, siteName, url, factPlaces }: PathInput,
  near: NearTrail | null,
  clean: Clean,
): FiledUnder[] {
  const labelled = clean(told.labelled)
  const places: FiledUnder[] = [
    { path: clean(told.breadcrumb), weight: WEIGHTS.breadcrumb },
    { path: labelled, weight: labelled.length > 1 ? WEIGHTS.labelledPath : WEIGHTS.labelled },
    { path: clean(told.section), weight: WEIGHTS.section },
  ]
  if (title === null) return places
  if (near !== null) places.push({ path: near.parts, weight: WEIGHTS.bare - near.away * BARE_AWAY })
  const menu = menuSections(map, url)
  return [
    ...places,
    { path: categoriesNear(map, title, clean), weight: WEIGHTS.category },
    { path: clean(linksOver(map, title)), weight: WEIGHTS.over },
    { path: clean(linksAmongFacts(map, factPlaces, url)), weight: WEIGHTS.amongFacts },
    { path: clean(markedSection(title)), weight: WEIGHTS.marked },
    { path: clean(openedSection(map, title)), weight: WEIGHTS.opened },
    { path: clean(categoryLinks(map)).slice(0, 1), weight: WEIGHTS.filed },
    { path: clean(knownSections(map, title, factPlaces)), weight: WEIGHTS.known },
    ...titleParts({ title, told, siteName }, clean),
    { path: clean(menu.byAddress), weight: WEIGHTS.byAddress },
    { path: clean(menu.current), weight: WEIGHTS.current },
  ]
}

/** Short parts of the head's title beside headline and site. */
function titleParts(
  { told, title, siteName }: Pick<PathInput, 'told' | 'title' | 'siteName'>,
  clean: Clean,
): FiledUnder[] {
  const titleKey = wordKey(title?.text ?? '')
  const siteKey = wordKey(siteName ?? '')
  // Beside a part alone, or without a headline, it is the site that is named.
  if (told.headTitle === null || !wordKey(told.headTitle).includes(titleKey)) return []
  const parts = plainLine(told.headTitle)
    .split(TITLE_SIGNS)
    .map((part) => ({ part, key: wordKey(part) }))
  if (parts.length > TITLE_PARTS_MAX) return []
  const isSite = (key: string, at: number) =>
    siteKey === '' ? at === 0 || at === parts.length - 1 : key.includes(siteKey) || siteKey.includes(key)
  const others = parts
    .filter(({ key }, at) => !titleKey.includes(key) && !isSite(key, at))
    .filter(({ part }) => part.length <= SECTION_CHARS_MAX && !/[\d۰-۹]/.test(part))
  return others.map(({ part }) => ({ path: clean([part]), weight: WEIGHTS.headTitle }))
}

/** Its own weight, and a share of each other place's whose path leads through its narrowest section, or it through theirs. */
function agreedWeight(place: FiledUnder, found: readonly FiledUnder[]): number {
  const agreeing = found.filter((other) => other !== place && (leadsTo(other, place) || leadsTo(place, other)))
  return place.weight + agreeing.reduce((sum, { weight }) => sum + weight * AGREEMENT, 0)
}

function leadsTo({ path }: FiledUnder, { path: narrowest }: FiledUnder): boolean {
  const last = wordKey(narrowest.at(-1)!)
  return path.some((part) => wordKey(part) === last)
}

/** The longest path that leads through the section, or to it. */
function deepest(best: FiledUnder, found: readonly FiledUnder[]): string[] {
  const last = wordKey(best.path.at(-1)!)
  const longer = found
    .filter(
      ({ path, weight }) =>
        weight >= Math.max(DEEPER_WEIGHT_MIN, best.weight * DEEPER_SHARE_MIN) &&
        path.length > best.path.length &&
        path.some((part) => wordKey(part) === last),
    )
    .sort((one, other) => other.weight - one.weight)
  return longer[0]?.path ?? best.path
}
