/**
 * The front page as it is laid out: boxes from top to bottom, each as prominent as it is and in its own style, each
 * with the articles that somebody placed there and the list that fills what is left.
 */

export const prominences = ['minimum', 'high', 'maximum'] as const
export type Prominence = (typeof prominences)[number]

export const frontStyles = ['banner', 'collection', 'list'] as const
export type FrontStyle = (typeof frontStyles)[number]

/** Lists of one kind of article. */
export const kindLists = ['photo', 'video', 'note'] as const

/** The list that fills the places of a box which nobody has filled; `section` by its slug. */
export type FrontFill =
  | { list: 'newest' | 'most-read' | (typeof kindLists)[number] }
  | { list: 'section'; section: string }

/** An article in a box because somebody put it there. */
export interface Placement {
  code: number
  /** Its headline on the front page; null for its own. */
  headline: string | null
  /** The place it keeps whatever moves, counted from 0; null to close up with the others. */
  pinnedAt: number | null
  /** When it leaves the front page, as ISO 8601 in UTC; null when somebody will take it off. */
  expiresAt: string | null
}

export interface FrontBox {
  /** Names the box within its plan. */
  id: string
  /** Printed over it; null for the name of the section that fills it, or for no heading. */
  title: string | null
  prominence: Prominence
  style: FrontStyle
  /** How many articles stand in it. */
  places: number
  /** Null: only what was placed. */
  fill: FrontFill | null
  /** In their order. */
  placed: Placement[]
}

export interface FrontPlan {
  boxes: FrontBox[]
}

export const frontLimits = {
  boxes: 24,
  /** In one box. */
  places: 12,
  /** Together: a front page of sixty stories weighs 21 KB on the wire, and may weigh 25. */
  allPlaces: 72,
  titleLength: 60,
  headlineLength: 200,
} as const

/** The articles that somebody placed, in their order. */
export function placedCodes(plan: FrontPlan): number[] {
  return plan.boxes.flatMap(({ placed }) => placed.map(({ code }) => code))
}

/** The next instant after `now` at which something placed leaves; null when nothing does. */
export function nextExpiry(plan: FrontPlan, now: Date): Date | null {
  const instants = plan.boxes
    .flatMap(({ placed }) => placed.map(({ expiresAt }) => (expiresAt === null ? 0 : Date.parse(expiresAt))))
    .filter((instant) => instant > now.getTime())
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}

export function hasExpired({ expiresAt }: Placement, now: Date): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime()
}
