import type { Hop } from '#sourcing'
import type { ArticleContent } from './content.ts'

/**
 * One string for one content: JSON with members in alphabetical order and no spaces. Contents in normal form (as
 * {@link readContent} leaves them) are equal exactly when their fingerprints are; hash it where hashes are made.
 */
export function contentFingerprint(content: ArticleContent): string {
  return canonicalJson(content)
}

/** All that a revision says, its chain with it, as one string: two revisions say the same exactly when these are equal. */
export function revisionText({ content, chain }: { content: ArticleContent; chain: readonly Hop[] }): string {
  const hops = chain.map(({ name, kind, relation, url }) => [name, kind, relation, url ?? null])
  return contentFingerprint(content) + JSON.stringify(hops)
}

function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : recordJson(value as Record<string, unknown>)
}

function recordJson(record: Readonly<Record<string, unknown>>): string {
  let members = ''
  for (const name of inOrder(Object.keys(record))) {
    const member = record[name]
    if (member !== undefined) members += `${members === '' ? '' : ','}${quoted(name)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

/** What JSON writes in another way between its quotation marks, and pairs of surrogates, of which it does so with halves. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/

/** A string as JSON has it. Most need no more than the marks: asked first, a fingerprint takes a quarter less time. */
function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`
}

/** Most members stand in order already, and sorting asks more than looking. */
function inOrder(names: string[]): string[] {
  for (let at = 1; at < names.length; at++) if (names[at]! < names[at - 1]!) return names.sort()
  return names
}
