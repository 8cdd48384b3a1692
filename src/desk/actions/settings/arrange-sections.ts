import { normalise, slug as slugOf } from '#persian'
import { Refusal } from '#server'
import {
  addSection,
  allSections,
  appendAudit,
  changeSection,
  type Database,
  orderSections,
  retireSection,
  reviveSection,
  type Section,
} from '#store'
import { type Actor, demand } from '../../policy.ts'

const nameLengthMax = 60
const slugLengthMax = 80
const slugPattern = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u

export interface SectionWish {
  name: string
  /** Slug of the section it lies in; null for the first level. Sections are two levels deep. */
  parent: string | null
}

/**
 * Makes a section; its slug is its address for good (made of the name where none is given). Returns the slug. Refuses:
 * `forbidden`, `already-exists`, `invalid-content`, `unknown-section`.
 */
export async function makeSection(
  database: Database,
  actor: Actor,
  { slug, ...wish }: SectionWish & { slug?: string },
): Promise<string> {
  demand(actor, 'administer')
  const draft = { ...(await readWish(database, null, wish)), slug: slug || slugOf(wish.name, slugLengthMax) }
  if (!slugPattern.test(draft.slug) || draft.slug.length > slugLengthMax) {
    throw new Refusal('invalid-content', { detail: 'slug: letters and digits, joined by hyphens.' })
  }
  if (!(await addSection(database, draft))) throw new Refusal('already-exists', { section: draft.slug })
  await told(database, actor, { action: 'add-section', slug: draft.slug, facts: draft })
  return draft.slug
}

/** Gives a section another name or place; its address stays. Refuses as {@link makeSection}. */
export async function rewriteSection(database: Database, actor: Actor, slug: string, wish: SectionWish): Promise<void> {
  demand(actor, 'administer')
  const before = await findSection(database, slug)
  const { name, parent } = await readWish(database, slug, wish)
  if (before.name === name && before.parent === parent) return
  await changeSection(database, slug, { name, parent })
  const facts = { from: { name: before.name, parent: before.parent }, to: { name, parent } }
  await told(database, actor, { action: 'change-section', slug, facts })
}

/** Moves a section one place up or down among its neighbours. Refuses: `forbidden`, `unknown-section`. */
export async function moveSection(
  database: Database,
  actor: Actor,
  { slug, by }: { slug: string; by: 'up' | 'down' },
): Promise<void> {
  demand(actor, 'administer')
  const { parent } = await findSection(database, slug)
  const sections = await allSections(database)
  const level = sections.filter((one) => one.parent === parent && !one.isRetired).map((one) => one.slug)
  const at = level.indexOf(slug)
  const to = by === 'up' ? at - 1 : at + 1
  if (at < 0 || to < 0 || to >= level.length) return
  const [one, other] = [level[at]!, level[to]!]
  const order = sections.map(({ slug: own }) => (own === one ? other : own === other ? one : own))
  await orderSections(database, order)
  await told(database, actor, { action: 'move-section', slug, facts: { by } })
}

/**
 * Takes a section out of use: another of the first level takes its articles and its address. Refuses: `forbidden`,
 * `unknown-section`, `invalid-content` where it cannot go there.
 */
export async function retire(
  database: Database,
  actor: Actor,
  { slug, into }: { slug: string; into: string },
): Promise<void> {
  demand(actor, 'administer')
  await findSection(database, slug)
  const taker = await findSection(database, into)
  if (slug === into || taker.parent !== null || taker.isRetired) {
    throw new Refusal('invalid-content', { detail: 'into: another section of the first level that is in use.' })
  }
  if (!(await retireSection(database, { slug, into, madeBy: actor.id }))) return
  await told(database, actor, { action: 'retire-section', slug, facts: { into } })
}

/** Puts a section to use again, under the one that had taken it. Refuses: `forbidden`, `unknown-section`. */
export async function revive(database: Database, actor: Actor, slug: string): Promise<void> {
  demand(actor, 'administer')
  await findSection(database, slug)
  if (!(await reviveSection(database, { slug, madeBy: actor.id }))) return
  await told(database, actor, { action: 'revive-section', slug, facts: {} })
}

async function findSection(database: Database, slug: string): Promise<Section> {
  const sections = await allSections(database)
  const found = sections.find((one) => one.slug === slug)
  if (found === undefined) throw new Refusal('unknown-section', { section: slug })
  return found
}

async function readWish(database: Database, own: string | null, { name, parent }: SectionWish): Promise<SectionWish> {
  const read = normalise(name).replaceAll(/\s+/g, ' ').trim()
  if (!/\p{L}/u.test(read) || read.length > nameLengthMax) {
    throw new Refusal('invalid-content', { detail: `name: a word at least, ${nameLengthMax} letters at most.` })
  }
  if (parent === null) return { name: read, parent }
  const above = await findSection(database, parent)
  const sections = await allSections(database)
  const hasOwn = sections.some((one) => one.parent === own && !one.isRetired && own !== null)
  if (above.parent !== null || above.isRetired || parent === own || hasOwn) {
    throw new Refusal('invalid-content', { detail: 'parent: sections are two levels deep.' })
  }
  return { name: read, parent }
}

async function told(
  database: Database,
  actor: Actor,
  { action, slug, facts }: { action: string; slug: string; facts: object },
): Promise<void> {
  await appendAudit(database, { actor: actor.id, action, subject: `section:${slug}`, facts })
}
