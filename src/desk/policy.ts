import { Refusal } from '#server'

/** From the least to the most that a person, or a key, may do. */
export const roles = ['reader', 'reporter', 'section-editor', 'editor-in-chief', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What can be asked of the desk. */
export type Verb = 'read' | 'write' | 'publish' | 'withdraw' | 'correct' | 'arrange' | 'administer'

/** Who may do what: the whole of it. */
const permitted: Record<Verb, readonly Role[]> = {
  read: roles,
  write: ['reporter', 'section-editor', 'editor-in-chief', 'administrator'],
  publish: ['section-editor', 'editor-in-chief', 'administrator'],
  withdraw: ['section-editor', 'editor-in-chief', 'administrator'],
  correct: ['section-editor', 'editor-in-chief', 'administrator'],
  /** What is polled, and what rules make of it. */
  arrange: ['section-editor', 'editor-in-chief', 'administrator'],
  administer: ['administrator'],
}

/** Whoever acts: a person at the desk, or the holder of an API key. */
export interface Actor {
  /** As the audit log and revisions name them: `account:sara`, `token:import`. */
  id: string
  role: Role
}

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value)
}

export function may(actor: Actor, verb: Verb): boolean {
  return permitted[verb].includes(actor.role)
}

/** Refuses with `forbidden` unless the actor may. */
export function demand(actor: Actor, verb: Verb): void {
  if (!may(actor, verb)) throw new Refusal('forbidden', { verb, role: actor.role })
}
