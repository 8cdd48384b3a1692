import { type FrontPlan, placedCodes, readFrontPlan } from '#article'
import { Refusal } from '#server'
import {
  type ArrangedPage,
  addFrontVersion,
  allSections,
  cancelFrontVersion,
  type Database,
  type FrontVersion,
  findEdition,
  holdFront,
  readFrontAt,
  readFrontVersion,
  type Section,
} from '#store'
import { type Actor, demandEverywhere, demandIn, mayIn } from '../../policy.ts'
import { refuseUnknownSection } from '../refuse-unknown-section.ts'
import { refusePassed } from './coming-instant.ts'

const noteLengthMax = 200

export interface FrontWish {
  page: ArrangedPage
  /** As somebody sent it; null has the front page lay itself out. */
  plan: unknown
  /** The version that held when she looked; 0 when none did. */
  from: number
  note: string | null
  /** Null: at once. */
  takesEffectAt: Date | null
}

/** Refuses with `forbidden` and `other-section` whoever may not arrange this page (null: the front page). */
export function demandPlaceOn(actor: Actor, section: string | null): void {
  if (section === null) demandEverywhere(actor, 'place')
  else demandIn(actor, 'place', section)
}

/** Those of these sections whose pages somebody may arrange, in their order. */
export function sectionsToArrange(sections: readonly Section[], actor: Actor): Section[] {
  return sections.filter(({ slug, isRetired }) => !isRetired && mayIn(actor, 'place', slug))
}

/**
 * Keeps a new version of the front page, or of a section's, which holds at once or from an instant on. Refuses `forbidden`,
 * `other-section`, `invalid-content` (with what is wrong with the plan), `not-found` for a code nobody has,
 * `other-edition` for an article of another, `unknown-section`, and `stale-front` with both versions when somebody else has changed the page since she looked.
 */
export async function arrangeFront(
  database: Database,
  actor: Actor,
  wish: FrontWish,
  now: Date,
): Promise<FrontVersion> {
  const { page } = wish
  demandPlaceOn(actor, page.section)
  await findArranged(database, page.section)
  const plan = wish.plan === null ? null : readPlan(wish.plan)
  if (wish.takesEffectAt !== null) refusePassed(wish.takesEffectAt, now)
  const held = await holdFront(database)
  const current = (await readFrontAt(database, held, page)).version
  if ((current?.id ?? 0) !== wish.from) {
    throw new Refusal('stale-front', { current: current && presentVersion(current), yours: { from: wish.from, plan } })
  }
  await refuseUnknown(database, plan, { before: current?.plan ?? null, page })
  return addFrontVersion(database, {
    ...page,
    plan,
    basedOn: current?.id ?? null,
    note: wish.note === null ? null : wish.note.slice(0, noteLengthMax).trim() || null,
    takesEffectAt: wish.takesEffectAt,
    madeBy: actor.id,
  })
}

/** The section whose page it is, null for the front page. Refuses `unknown-section` for one that is not in use. */
export async function findArranged(database: Database, slug: string | null): Promise<Section | null> {
  if (slug === null) return null
  const found = (await allSections(database)).find((one) => one.slug === slug && !one.isRetired)
  if (found === undefined) throw new Refusal('unknown-section', { section: slug })
  return found
}

/** A version of this page. Refuses `not-found` for one of another page too. */
export async function findFrontVersion(database: Database, id: number, page: ArrangedPage): Promise<FrontVersion> {
  const version = await readFrontVersion(database, id)
  if (version === null || version.section !== page.section || version.edition !== page.edition)
    throw new Refusal('not-found', { version: id })
  return version
}

/** Calls a planned change of this page off. Refuses `forbidden`, `other-section`, `not-found` for what is not planned any more. */
export async function cancelFront(
  database: Database,
  actor: Actor,
  { id, page }: { id: number; page: ArrangedPage },
): Promise<void> {
  demandPlaceOn(actor, page.section)
  await findFrontVersion(database, id, page)
  if (!(await cancelFrontVersion(database, { id, madeBy: actor.id }))) throw new Refusal('not-found', { version: id })
}

/** A version as machines are told of it. */
export function presentVersion(version: FrontVersion): object {
  const { takesEffectAt, madeAt, ...rest } = version
  return { ...rest, takesEffectAt: takesEffectAt.toISOString(), madeAt: madeAt.toISOString() }
}

function readPlan(given: unknown): FrontPlan {
  const { value, problems } = readFrontPlan(given)
  if (value === null) throw new Refusal('invalid-content', { problems })
  return value
}

/**
 * Articles of the edition may be placed before they are published, but not before they are. What stood there already was
 * looked at then.
 */
async function refuseUnknown(
  database: Database,
  plan: FrontPlan | null,
  { before, page }: { before: FrontPlan | null; page: ArrangedPage },
): Promise<void> {
  if (plan === null) return
  const known = new Set(before === null ? [] : placedCodes(before))
  for (const code of placedCodes(plan)) {
    if (known.has(code)) continue
    const edition = await findEdition(database, code)
    if (edition === null) throw new Refusal('not-found', { code })
    if (edition !== page.edition) throw new Refusal('other-edition', { code, edition })
  }
  const sections = new Set((await allSections(database)).map(({ slug }) => slug))
  for (const { fill } of plan.boxes) {
    if (fill?.list === 'section' && !sections.has(fill.section)) await refuseUnknownSection(database, fill.section)
  }
}
