import { type FrontPlan, placedCodes, readFrontPlan } from '#article'
import { Refusal } from '#server'
import {
  addFrontVersion,
  allSections,
  cancelFrontVersion,
  type Database,
  type FrontVersion,
  holdFront,
  readFrontAt,
  readManuscript,
} from '#store'
import { type Actor, demandEverywhere } from '../../policy.ts'
import { refuseUnknownSection } from '../refuse-unknown-section.ts'
import { refusePassed } from './coming-instant.ts'

const noteLengthMax = 200

export interface FrontWish {
  /** As somebody sent it; null has the front page lay itself out. */
  plan: unknown
  /** The version that held when she looked; 0 when none did. */
  from: number
  note: string | null
  /** Null: at once. */
  takesEffectAt: Date | null
}

/**
 * Keeps a new version of the front page, which holds at once or from an instant on. Refuses `forbidden`,
 * `invalid-content` (with what is wrong with the plan), `not-found` for a code nobody has, `unknown-section`, and
 * `stale-front` with both versions when somebody else has changed the front page since she looked.
 */
export async function arrangeFront(
  database: Database,
  actor: Actor,
  wish: FrontWish,
  now: Date,
): Promise<FrontVersion> {
  demandEverywhere(actor, 'place')
  const plan = wish.plan === null ? null : readPlan(wish.plan)
  if (wish.takesEffectAt !== null) refusePassed(wish.takesEffectAt, now)
  const held = await holdFront(database)
  const current = (await readFrontAt(database, held)).version
  if ((current?.id ?? 0) !== wish.from) {
    throw new Refusal('stale-front', { current: current && presentVersion(current), yours: { from: wish.from, plan } })
  }
  await refuseUnknown(database, plan, current?.plan ?? null)
  return addFrontVersion(database, {
    plan,
    basedOn: current?.id ?? null,
    note: wish.note === null ? null : wish.note.slice(0, noteLengthMax).trim() || null,
    takesEffectAt: wish.takesEffectAt,
    madeBy: actor.id,
  })
}

/** Calls a planned change off. Refuses `forbidden`, `not-found` for what is not planned any more. */
export async function cancelFront(database: Database, actor: Actor, id: number): Promise<void> {
  demandEverywhere(actor, 'place')
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

/** Articles may be placed before they are published, but not before they are. What stood there already was looked at then. */
async function refuseUnknown(database: Database, plan: FrontPlan | null, before: FrontPlan | null): Promise<void> {
  if (plan === null) return
  const known = new Set(before === null ? [] : placedCodes(before))
  for (const code of placedCodes(plan)) {
    if (!known.has(code) && (await readManuscript(database, code)) === null) throw new Refusal('not-found', { code })
  }
  const sections = new Set((await allSections(database)).map(({ slug }) => slug))
  for (const { fill } of plan.boxes) {
    if (fill?.list === 'section' && !sections.has(fill.section)) await refuseUnknownSection(database, fill.section)
  }
}
