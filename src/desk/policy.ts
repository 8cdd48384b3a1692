import { Refusal } from '#server'

/** From the least to the most that a person, or a key, may do. */
export const roles = [
  'reader',
  'moderator',
  'photo-desk',
  'reporter',
  'section-editor',
  'editor-in-chief',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** What can be asked of the desk. */
export type Verb =
  | 'read'
  | 'write'
  | 'illustrate'
  | 'publish'
  | 'withdraw'
  | 'correct'
  | 'direct'
  | 'place'
  | 'arrange'
  | 'moderate'
  | 'confide'
  | 'overrule'
  | 'administer'

const editors: readonly Role[] = ['section-editor', 'editor-in-chief', 'administrator']

/** Who may do what: the whole of it. */
const permitted: Record<Verb, readonly Role[]> = {
  read: roles,
  write: ['photo-desk', 'reporter', ...editors],
  /** Pictures of the whole newsroom: bringing in, describing, cropping, saying who owns them. */
  illustrate: ['photo-desk', ...editors],
  publish: editors,
  withdraw: editors,
  correct: editors,
  /** What others write: sending it on, returning it, rejecting it; giving work. */
  direct: editors,
  /** What stands on the front page and the pages of sections, and the line of breaking news above every page. */
  place: editors,
  /** What is polled, and what rules make of it. */
  arrange: editors,
  /** What readers send. */
  moderate: ['moderator', ...editors],
  /** What readers confide to the newsroom: tips, and who sent them. */
  confide: ['editor-in-chief', 'administrator'],
  /** What a rule of the newsroom forbids, for a reason that is written down. */
  overrule: ['editor-in-chief', 'administrator'],
  administer: ['administrator'],
}

/** What trust adds to a role: who is trusted publishes, and mends what is live, without an editor. */
const entrusted: Partial<Record<Verb, readonly Role[]>> = {
  publish: ['photo-desk', 'reporter'],
  correct: ['photo-desk', 'reporter'],
}

/** Verbs that are done to the whole newsroom: rights that are limited to sections do not hold them back. */
export type VerbOfSection = Exclude<Verb, 'read' | 'administer'>

/** Whoever acts: a person at the desk, or the holder of an API key. */
export interface Actor {
  /** As the audit log and revisions name them: `account:sara`, `token:import`. */
  id: string
  role: Role
  /** Slugs of the sections the rights hold in, those under them among them; without it, or null, they hold in all. */
  sections?: readonly string[] | null
  /** May do what {@link entrusted} adds to the role. */
  isTrusted?: boolean
}

/** Whether this is the name of a role. */
export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value)
}

/** Somewhere at least; where exactly, {@link mayIn} says. */
export function may({ role, isTrusted = false }: Actor, verb: Verb): boolean {
  return permitted[verb].includes(role) || (isTrusted && (entrusted[verb]?.includes(role) ?? false))
}

/** What is in no section yet may be written by whoever writes at all; everything else of it waits until it is filed. */
export function mayIn(actor: Actor, verb: VerbOfSection, section: string | null): boolean {
  const { sections = null } = actor
  if (!may(actor, verb)) return false
  if (sections === null) return true
  return section === null ? verb === 'write' : sections.includes(section)
}

/** Whether the rights hold in all sections. */
export function mayEverywhere({ sections = null }: Actor): boolean {
  return sections === null
}

/** Refuses with `forbidden` unless the actor may, somewhere. */
export function demand(actor: Actor, verb: Verb): void {
  if (!may(actor, verb)) throw new Refusal('forbidden', { verb, role: actor.role })
}

/** Refuses with `forbidden` as {@link demand}, and with `other-section` where the rights do not hold here. */
export function demandIn(actor: Actor, verb: VerbOfSection, section: string | null): void {
  demand(actor, verb)
  if (!mayIn(actor, verb, section)) throw new Refusal('other-section', { verb, section, yours: actor.sections })
}

/** Refuses with `other-section` whoever has rights in some sections only, for what concerns all of them. */
export function demandEverywhere(actor: Actor, verb: VerbOfSection): void {
  demand(actor, verb)
  if (!mayEverywhere(actor)) throw new Refusal('other-section', { verb, section: null, yours: actor.sections })
}

/** Whether trust adds anything to what the role may do by itself. */
export function canBeTrusted(role: Role): boolean {
  return Object.values(entrusted).some((trusted) => trusted.includes(role))
}
