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
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const name of inOrder(Object.keys(value))) {
    const member: unknown = (value as Record<string, unknown>)[name]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

/** Most members stand in order already, and sorting asks more than looking. */
function inOrder(names: string[]): string[] {
  for (let at = 1; at < names.length; at++) if (names[at]! < names[at - 1]!) return names.sort()
  return names
}
