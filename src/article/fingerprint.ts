import type { ArticleContent } from './content.ts'

/**
 * One string for one content: JSON with members in alphabetical order and no spaces. Contents in normal form (as
 * {@link readContent} leaves them) are equal exactly when their fingerprints are; hash it where hashes are made.
 */
export function contentFingerprint(content: ArticleContent): string {
  return canonicalJson(content)
}

function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
