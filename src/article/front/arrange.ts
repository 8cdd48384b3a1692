/** What can be done to a plan, as the desk does it: each takes a plan and gives a new one. */
import { type FrontBox, type FrontPlan, frontLimits, type Placement } from './plan.ts'

/** A place in the plan: a box by its id, and how many placed articles stand before. */
export interface FrontPlace {
  box: string
  index: number
}

/** Where an article that was placed stands; null when it was not. */
export function placeOf(plan: FrontPlan, code: number): FrontPlace | null {
  for (const { id, placed } of plan.boxes) {
    const index = placed.findIndex((one) => one.code === code)
    if (index >= 0) return { box: id, index }
  }
  return null
}

/**
 * Puts an article into a box, taking it from wherever it stands: it is never in two places. When the box has more
 * placed than places, the last that is not pinned leaves it. A box whose places are all pinned takes nothing more.
 */
export function placeArticle(plan: FrontPlan, code: number, to: FrontPlace): FrontPlan {
  const target = plan.boxes.find(({ id }) => id === to.box)
  if (target === undefined) return plan
  const from = placeOf(plan, code)
  const known = from && plan.boxes.find(({ id }) => id === from.box)!.placed[from.index]!
  const isMoving = from?.box === to.box
  const placement: Placement = known
    ? { ...known, pinnedAt: isMoving ? known.pinnedAt : null }
    : { code, headline: null, pinnedAt: null, expiresAt: null }
  const others = target.placed.filter((one) => one.code !== code)
  if (others.filter(({ pinnedAt }) => pinnedAt !== null).length >= target.places) return plan
  const index = Math.max(0, Math.min(others.length, to.index))
  const placed = [...others.slice(0, index), placement, ...others.slice(index)]
  const crowd = placed.length - target.places
  const leaving = crowd > 0 ? placed.findLast((one) => one.pinnedAt === null && one.code !== code) : undefined
  return withBoxes(takeOff(plan, code), to.box, (box) => ({ ...box, placed: placed.filter((one) => one !== leaving) }))
}

/** Takes an article off the page: what fills the box takes its place. */
export function takeOff(plan: FrontPlan, code: number): FrontPlan {
  const from = placeOf(plan, code)
  if (from === null) return plan
  return withBoxes(plan, from.box, (box) => ({ ...box, placed: box.placed.filter((one) => one.code !== code) }))
}

/**
 * One place up or down; at the end of a box, into the box above or below. What is pinned takes its pin along, changing
 * places with another pin that is in its way; what is not passes what is.
 */
export function moveArticle(plan: FrontPlan, code: number, way: 'up' | 'down'): FrontPlan {
  const from = placeOf(plan, code)
  if (from === null) return plan
  const step = way === 'up' ? -1 : 1
  const boxIndex = plan.boxes.findIndex(({ id }) => id === from.box)
  const box = plan.boxes[boxIndex]!
  const { pinnedAt } = box.placed[from.index]!
  const isWithin = pinnedAt !== null && pinnedAt + step >= 0 && pinnedAt + step < box.places
  if (isWithin) return withBoxes(plan, box.id, (one) => ({ ...one, placed: repinned(one.placed, pinnedAt, step) }))
  const passed = pinnedAt === null ? neighbour(box.placed, from.index, step) : null
  if (passed !== null)
    return withBoxes(plan, box.id, (one) => ({ ...one, placed: swapped(one.placed, from.index, passed) }))
  const next = plan.boxes[boxIndex + step]
  if (next === undefined) return plan
  return placeArticle(plan, code, { box: next.id, index: way === 'up' ? next.placed.length : 0 })
}

function repinned(placed: readonly Placement[], pin: number, step: number): Placement[] {
  const moved = (pinnedAt: number | null) => (pinnedAt === pin ? pin + step : pinnedAt === pin + step ? pin : pinnedAt)
  return placed.map((one) => ({ ...one, pinnedAt: moved(one.pinnedAt) }))
}

/** The next that is not pinned, in this direction. */
function neighbour(placed: readonly Placement[], index: number, step: number): number | null {
  for (let at = index + step; at >= 0 && at < placed.length; at += step) if (placed[at]!.pinnedAt === null) return at
  return null
}

function swapped(placed: readonly Placement[], one: number, other: number): Placement[] {
  return placed.with(one, placed[other]!).with(other, placed[one]!)
}

/** Changes what is said of a placed article: its headline here, its pin, when it leaves. */
export function changePlacement(plan: FrontPlan, code: number, change: Partial<Omit<Placement, 'code'>>): FrontPlan {
  const from = placeOf(plan, code)
  if (from === null) return plan
  return withBoxes(plan, from.box, (box) => ({
    ...box,
    placed: box.placed.map((one) => (one.code === code ? { ...one, ...change } : one)),
  }))
}

/** Changes a box itself. Fewer places push out what no longer fits. */
export function changeBox(
  plan: FrontPlan,
  id: string,
  change: Partial<Pick<FrontBox, 'title' | 'prominence' | 'style' | 'places' | 'fill'>>,
): FrontPlan {
  return withBoxes(plan, id, (box) => {
    const changed = { ...box, ...change }
    const placed = changed.placed.slice(0, changed.places).map((one) => ({
      ...one,
      pinnedAt: one.pinnedAt !== null && one.pinnedAt < changed.places ? one.pinnedAt : null,
    }))
    return { ...changed, placed }
  })
}

export function moveBox(plan: FrontPlan, id: string, way: 'up' | 'down'): FrontPlan {
  const from = plan.boxes.findIndex((box) => box.id === id)
  const to = from + (way === 'up' ? -1 : 1)
  if (from < 0 || to < 0 || to >= plan.boxes.length) return plan
  const boxes = plan.boxes.slice()
  boxes.splice(to, 0, ...boxes.splice(from, 1))
  return { boxes }
}

export function removeBox(plan: FrontPlan, id: string): FrontPlan {
  return { boxes: plan.boxes.filter((box) => box.id !== id) }
}

/** Adds a box of three places for what is put into it, after this one; the plan as it is when it holds no more boxes. */
export function addBox(plan: FrontPlan, after: string): FrontPlan {
  if (plan.boxes.length >= frontLimits.boxes) return plan
  const ids = new Set(plan.boxes.map(({ id }) => id))
  let number = 1
  while (ids.has(`own-${number}`)) number += 1
  const fresh: FrontBox = {
    id: `own-${number}`,
    title: null,
    prominence: 'high',
    style: 'collection',
    places: 3,
    fill: null,
    placed: [],
  }
  const index = plan.boxes.findIndex(({ id }) => id === after)
  return { boxes: [...plan.boxes.slice(0, index + 1), fresh, ...plan.boxes.slice(index + 1)] }
}

function withBoxes(plan: FrontPlan, id: string, change: (box: FrontBox) => FrontBox): FrontPlan {
  return { boxes: plan.boxes.map((box) => (box.id === id ? change(box) : box)) }
}
